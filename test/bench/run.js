/** What `npm run bench` runs: the set-up, then the measurements with the repo's own Node. Any Node from 18 on. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt, ensureInstalled } from '../../demo/prepare.js';
import { ensureBrowser } from '../support/ensure-browser.js';
import { ensurePostgres } from '../support/ensure-postgres.js';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const log = (line) => process.stdout.write(`${line}\n`);

await ensureInstalled({ root, log });
await ensureBuilt({ root, log });
const browser = await ensureBrowser({ log });
const postgres = await ensurePostgres({ log });

const env = {
  ...process.env,
  CHROME_PATH: browser,
  ...(postgres && { TEST_POSTGRES_URL: postgres.url }),
};
const script = join(root, 'test', 'bench', 'run.ts');
const child = spawn(join(root, 'node_modules', '.bin', 'node'), [script, ...process.argv.slice(2)], {
  cwd: root,
  env,
  stdio: 'inherit',
});
child.on('close', async (code) => {
  await postgres?.stop();
  process.exit(code ?? 1);
});
