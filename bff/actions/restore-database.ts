import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { KeyRing } from '../crypto/key-ring.ts';
import { NO_SOURCE } from '../domain/audit-event.ts';
import type { Database } from '../storage/database.ts';
import { endPastAccess } from '../storage/end-past-access.ts';
import { migrate } from '../storage/migrate.ts';
import { openSqlite } from '../storage/sqlite.ts';
import { copySqlite, transfer } from '../storage/sqlite-copy.ts';
import { checkKeys } from './check-keys.ts';
import type { Deps } from './deps.ts';
import { recordEvent } from './record-event.ts';

export type RestoreOutcome =
  /** `carriedOver`: what was taken back or used up since the backup stays so, and the audit log is whole. */
  | { readonly kind: 'restored'; readonly carriedOver: boolean }
  | {
      readonly kind: 'refused';
      readonly reason: 'no-database' | 'damaged' | 'not-ours' | 'wrong-key' | 'missing-key';
      /** Of the key. */
      readonly version?: number;
    };

/**
 * Puts a backup in the place of a SQLite database while nodes run. All that logs somebody in is dead afterwards: it may
 * have been used or revoked since the backup was made. Nobody sees anything in between: the backup is made fit in a copy,
 * and then takes the place in one transaction.
 *
 * @param paths `backup`: the file; `live`: the database's, which need not exist.
 */
export async function restoreDatabase(
  deps: Pick<Deps, 'random' | 'clock'> & { readonly keys: KeyRing },
  { backup, live }: { readonly backup: string; readonly live: string },
): Promise<RestoreOutcome> {
  mkdirSync(dirname(live), { recursive: true });
  const copy = `${live}.restore-${process.pid}`;
  try {
    const copied = await copySqlite(backup, copy);
    if (copied.kind === 'refused') {
      return { kind: 'refused', reason: copied.reason === 'damaged' ? 'damaged' : 'no-database' };
    }
    const fit = await bringUpToDate(deps, copy);
    if (fit.kind === 'refused') return fit;
    const carriedOver = endPastAccess(copy, live, deps.clock());
    await recordRestore(deps, copy);
    await transfer(copy, live);
    return { kind: 'restored', carriedOver };
  } finally {
    for (const file of [copy, `${copy}-wal`, `${copy}-shm`]) rmSync(file, { force: true });
  }
}

async function bringUpToDate(
  { keys }: { readonly keys: KeyRing },
  copy: string,
): Promise<{ readonly kind: 'fit' } | Extract<RestoreOutcome, { kind: 'refused' }>> {
  return withDatabase(copy, async (database) => {
    try {
      await migrate(database);
    } catch {
      return { kind: 'refused', reason: 'not-ours' };
    }
    const fit = await checkKeys(database, keys);
    return fit.kind === 'fitting'
      ? { kind: 'fit' }
      : { kind: 'refused', reason: fit.kind, version: fit.version };
  });
}

async function recordRestore(deps: Pick<Deps, 'random' | 'clock'>, copy: string): Promise<void> {
  await withDatabase(copy, async ({ db }) => {
    const clinics = await db.selectFrom('clinic').select('id').execute();
    for (const { id } of clinics) {
      await recordEvent(deps, db, {
        clinicId: id,
        event: 'database-restored',
        actor: { kind: 'operator' },
        source: NO_SOURCE,
        subjectId: null,
      });
    }
  });
}

async function withDatabase<Result>(
  path: string,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = openSqlite(path);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
