import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher, defaultReporter } from '@web/test-runner';
import { cutUnusedLit } from './lean-lit.ts';

const root = resolve(import.meta.dirname, '..');

/** msw's worker stands in its package; served from the top, it may answer for the whole page. */
function serveWorker(context, next) {
  if (context.url === '/mockServiceWorker.js') context.url = '/node_modules/msw/lib/mockServiceWorker.js';
  return next();
}

/** The tests run on Lit as pages get it: not its development files, and without what the script leaves out. */
const litAsShipped = {
  name: 'lit-as-shipped',
  serve({ path }) {
    const [, file] =
      /(\/node_modules\/(?:lit-html|lit-element|@lit\/reactive-element)\/.*\.js)$/.exec(path) ?? [];
    if (!file) return undefined;
    const shipped = file.replace('/development/', '/');
    const code = readFileSync(resolve(root, `.${shipped}`), 'utf8');
    return cutUnusedLit(code, shipped) ?? code;
  },
};

/** Prints `N passed, N failed` as the last line, which is what CI counts. */
function closingLine() {
  const count = (suite, tally) => {
    for (const test of suite?.tests ?? []) tally[test.passed ? 'passed' : 'failed']++;
    for (const inner of suite?.suites ?? []) count(inner, tally);
    return tally;
  };
  return {
    stop({ sessions }) {
      const tally = { passed: 0, failed: 0 };
      for (const { testResults, errors } of sessions) {
        count(testResults, tally);
        // A file that does not even load has no tests to count, and must not go by unseen.
        if (!testResults || errors.length) tally.failed++;
      }
      process.stdout.write(`\n${tally.passed} passed, ${tally.failed} failed\n`);
    },
  };
}

/** The widgets' tests in a real Chromium: `wtr --config .config/wtr.config.js`. */
export default {
  rootDir: root,
  files: resolve(root, 'test/widgets/**/*.test.ts'),
  nodeResolve: { exportConditions: ['browser', 'development'] },
  plugins: [
    esbuildPlugin({ ts: true, tsconfig: resolve(root, 'tsconfig.json'), target: 'es2022' }),
    litAsShipped,
  ],
  middleware: [serveWorker],
  // One page at a time: focus, visibility and colour scheme belong to the page in front.
  concurrency: 1,
  port: 8160,
  browsers: [
    chromeLauncher({
      // Each file's page fetches all its modules itself, so that a test can see to it that one cannot be had.
      createPage: async ({ context }) => {
        const page = await context.newPage();
        await page.setCacheEnabled(false);
        return page;
      },
      launchOptions: {
        executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      },
    }),
  ],
  testFramework: { config: { timeout: 5_000 } },
  reporters: [defaultReporter({ reportTestProgress: false }), closingLine()],
};
