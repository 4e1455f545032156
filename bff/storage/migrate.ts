import { Migrator } from 'kysely/migration';
import type { Database } from './database.ts';
import { frontDoor } from './migrations/0001-front-door.ts';
import { gettingIn } from './migrations/0003-getting-in.ts';
import { outbox } from './migrations/0002-outbox.ts';
import { twoStep } from './migrations/0004-two-step.ts';
import { calendar } from './migrations/0005-calendar.ts';
import { clinicSide } from './migrations/0006-clinic-side.ts';
import { usedProofs } from './migrations/0007-used-proofs.ts';
import { continuedSessions } from './migrations/0008-continued-sessions.ts';

/** In order of their names. A migration that has been released is never edited. */
const migrations = {
  '0001-front-door': frontDoor,
  '0002-outbox': outbox,
  '0003-getting-in': gettingIn,
  '0004-two-step': twoStep,
  '0005-calendar': calendar,
  '0006-clinic-side': clinicSide,
  '0007-used-proofs': usedProofs,
  '0008-continued-sessions': continuedSessions,
};

/**
 * Brings the database to the newest schema; safe while other nodes do the same (on PostgreSQL by an
 * advisory lock, on SQLite by the write lock that the transaction takes).
 *
 * @returns the names of the migrations that this call ran.
 */
export async function migrate({ db }: Database): Promise<readonly string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('the database could not be brought up to date', { cause: error });
  return results.map((result) => result.migrationName);
}
