/**
 * What `npm test` runs: all the set-up it needs, then every suite, then one line that counts them.
 * Plain JavaScript for any Node from 18 on, since it runs before anything is installed.
 *
 *   npm test                    everything
 *   npm test -- server widgets  only these suites (server, widgets, journeys)
 */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { ensureBuilt, ensureInstalled } from '../demo/prepare.js';
import { ensureBrowser } from './support/ensure-browser.js';
import { ensurePostgres } from './support/ensure-postgres.js';
import { ensureTools } from './support/ensure-tools.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const say = (line) => process.stdout.write(`${line}\n`);

const serverFolders = 'architecture,cli,crypto,delivery,domain,http,storage';
const suites = {
  server: [
    'node',
    '--test',
    '--test-concurrency=2',
    '--test-reporter=spec',
    `test/{${serverFolders}}/**/*.test.ts`,
  ],
  widgets: ['wtr', '--config', '.config/wtr.config.js'],
  journeys: [
    'node',
    '--test',
    '--test-concurrency=1',
    '--test-reporter=spec',
    // A journey that fails on its way up may leave a server behind, which must not hold the run.
    '--test-force-exit',
    'test/journeys/**/*.test.ts',
  ],
};

const asked = process.argv.slice(2);
const runs = (name) => asked.length === 0 || asked.includes(name);
const unknown = asked.filter((name) => !(name in suites));
if (unknown.length > 0) {
  say(`There is no suite called ${unknown.join(', ')}. There are: ${Object.keys(suites).join(', ')}.`);
  process.exit(2);
}

await ensureInstalled({ root, log: say });
await ensureBuilt({ root, log: say });
const browser = await ensureBrowser({ log: say });
const postgres = await ensurePostgres({ log: say });
ensureTools({ log: say, forJourneys: runs('journeys') });

const env = {
  ...process.env,
  PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}`,
  CHROME_PATH: browser,
  ...(postgres && { TEST_POSTGRES_URL: postgres.url }),
  NODE_ENV: 'test',
};

const total = { pass: 0, fail: 0, skipped: 0 };
let broken = false;
try {
  for (const [name, command] of Object.entries(suites)) {
    if (!runs(name)) continue;
    say(`\n== ${name}`);
    const { code, counts } = await run(command);
    for (const key of Object.keys(total)) total[key] += counts[key];
    if (code !== 0 || counts.pass === 0) {
      broken = true;
      say(`== ${name} did not pass (exit code ${code}, ${counts.pass} passed)`);
    }
  }
} finally {
  await postgres?.stop();
}

// A skipped test proves nothing, so it counts as one that failed.
const failed = total.fail + total.skipped;
say(
  `\n${postgres ? 'On SQLite and PostgreSQL.' : 'On SQLite only: no PostgreSQL was found or could be installed.'}`,
);
say(`${total.pass} passed, ${failed} failed`);
process.exit(broken || failed > 0 ? 1 : 0);

/** Runs one suite, passes its output on, and reads its counts from its closing lines. */
function run([command, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
    const counts = { pass: 0, fail: 0, skipped: 0 };
    let rest = '';
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) count(line, counts);
    });
    child.on('close', (code) => {
      count(rest, counts);
      resolve({ code: code ?? 1, counts });
    });
  });
}

function count(line, counts) {
  const plain = stripVTControlCharacters(line).trim();
  const ofNode = /^ℹ (pass|fail|skipped|cancelled|todo) (\d+)$/.exec(plain);
  if (ofNode) {
    const key = { pass: 'pass', fail: 'fail', cancelled: 'fail', skipped: 'skipped', todo: 'skipped' }[
      ofNode[1]
    ];
    counts[key] += Number(ofNode[2]);
  }
  const ofWidgets = /^(\d+) passed, (\d+) failed$/.exec(plain);
  if (ofWidgets) {
    counts.pass += Number(ofWidgets[1]);
    counts.fail += Number(ofWidgets[2]);
  }
}
