import { type ChildProcess, spawn } from 'node:child_process';

/** Ends a program when the one that started it is gone, whatever that one ended by. */
const endWithParent = new URL('../../../demo/end-with-parent.js', import.meta.url).href;

/**
 * Starts a BFF as operators do, on top of this process's own environment. What it writes to standard error is shown.
 */
export function spawnBff(variables: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, ['--import', endWithParent, 'bff/main.ts'], {
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}
