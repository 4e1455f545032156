import { readdirSync, readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/**
 * Lets answering come before hashing: on Linux priorities are each thread's own, so those of the thread pool,
 * which hash passwords, step back behind the event loop's. Session checks stay quick while logins use all the
 * CPU that is left. Elsewhere, and where the system refuses, all stay equal.
 *
 * Call it once the pool has been used: its threads exist from then on.
 */
export function yieldToRequests(): void {
  if (process.platform !== 'linux') return;
  const tasks = '/proc/self/task';
  for (const thread of readdirSync(tasks)) {
    try {
      const name = readFileSync(`${tasks}/${thread}/comm`, 'utf8').trim();
      if (name === 'libuv-worker') setPriority(Number(thread), constants.priority.PRIORITY_BELOW_NORMAL);
    } catch {
      // A thread that has just ended, or a sandbox that forbids it: nothing depends on this.
    }
  }
}
