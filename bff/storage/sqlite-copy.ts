import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';

/** All of it in one go: a copy that is made in steps begins again with each write in between. */
const ALL_PAGES = 0x7fffffff;

export type CopyOutcome =
  | { readonly kind: 'copied' }
  | { readonly kind: 'refused'; readonly reason: 'no-database' | 'damaged' | 'exists' | 'no-folder' };

/**
 * Copies a SQLite database while others read and write it, by SQLite's online backup: what was committed when it began
 * is in the copy, and nothing else.
 *
 * @param to a new file. It comes into being whole, for this user alone, and needs no other file beside it.
 */
export async function copySqlite(from: string, to: string): Promise<CopyOutcome> {
  if (existsSync(to)) return { kind: 'refused', reason: 'exists' };
  if (!existsSync(dirname(to))) return { kind: 'refused', reason: 'no-folder' };
  if (!isSqlite(from)) return { kind: 'refused', reason: 'no-database' };
  const part = `${to}.part-${process.pid}`;
  try {
    await transfer(from, part);
    chmodSync(part, 0o600);
    if (!settle(part)) return { kind: 'refused', reason: 'damaged' };
    renameSync(part, to);
    return { kind: 'copied' };
  } finally {
    for (const file of [part, `${part}-wal`, `${part}-shm`, `${part}-journal`]) rmSync(file, { force: true });
  }
}

/** Whether a file holds a database that can be read. */
function isSqlite(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    const file = new Sqlite(path, { readonly: true, fileMustExist: true });
    try {
      file.prepare('select count(*) from sqlite_schema').get();
      return true;
    } finally {
      file.close();
    }
  } catch (error) {
    if (error instanceof Sqlite.SqliteError) return false;
    throw error;
  }
}

/**
 * Puts one database in the place of another, or into a new file: whoever reads that one sees the old until the new is
 * whole, and whoever writes to it waits.
 */
export async function transfer(from: string, to: string): Promise<void> {
  const file = new Sqlite(from, { fileMustExist: true });
  try {
    await file.backup(to, { progress: () => ALL_PAGES });
  } finally {
    file.close();
  }
}

/** Has a copy stand alone, and checks it; false where it is damaged. */
function settle(path: string): boolean {
  const file = new Sqlite(path);
  try {
    file.pragma('journal_mode = DELETE');
    return file.pragma('quick_check', { simple: true }) === 'ok';
  } finally {
    file.close();
  }
}
