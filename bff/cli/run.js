/** What `npm run clinic-auth` runs: the built command line where there is one, else its source. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [source, built] = ['main.ts', '../../dist/bff/cli.js'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);
const file = existsSync(built) ? built : source;
const child = spawn(process.execPath, [file, ...process.argv.slice(2)], { stdio: 'inherit' });
child.on('close', (code) => process.exit(code ?? 1));
