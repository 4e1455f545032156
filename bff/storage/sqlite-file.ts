import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';

/** How long a statement waits for another process's write before it fails. */
export const BUSY_TIMEOUT_MS = 5000;

/**
 * Opens a SQLite file (made if missing, with its folder) for several processes at once: in WAL mode, so that readers
 * and the one writer do not wait for each other.
 *
 * @param path of the file, or `:memory:`.
 */
export function openSqliteFile(path: string): Sqlite.Database {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const file = new Sqlite(path, { timeout: BUSY_TIMEOUT_MS });
  switchToWal(file);
  return file;
}

/**
 * Switches the file to WAL. SQLite does not wait for its turn in this one pragma, so of several processes that
 * make the same file at once all but one would fail: they try again until the busy timeout is over.
 */
function switchToWal(file: Sqlite.Database): void {
  const until = performance.now() + BUSY_TIMEOUT_MS;
  for (;;) {
    try {
      file.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      const busy = error instanceof Sqlite.SqliteError && error.code === 'SQLITE_BUSY';
      if (!busy || performance.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}
