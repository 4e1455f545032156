import process from 'node:process';
import { explainOldNode } from '../node-version.ts';
import { runCommand } from './run-command.ts';

// Whoever reads what is written may stop early, as `head` does: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const oldNode = explainOldNode(process.versions.node);
if (oldNode !== null) {
  process.stderr.write(`clinic-auth: ${oldNode}\n`);
  process.exit(1);
}

process.exitCode = await runCommand(process.argv.slice(2), {
  out: process.stdout,
  err: process.stderr,
  environment: process.env,
});
