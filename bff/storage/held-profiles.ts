import { sql } from 'kysely';
import type { Database, Db } from './database.ts';

/** Longer than any login or import holds a row, and well below PostgreSQL's second until it looks for deadlocks. */
const WAIT_MS = 200;

/** PostgreSQL's codes for a lock that was not to be had in time, and for two who wait for each other. */
const CROSSED = new Set(['55P03', '40P01']);

/**
 * Holds profiles whole until the transaction ends: nothing of theirs can be added meanwhile, and what is being added
 * is waited for. For whoever touches all that belongs to somebody, in whatever order others do: no lock is waited
 * for longer than a moment, so that of two who hold what the other needs it is this one that gives way
 * ({@link isCrossed}) and nobody else.
 *
 * @param ids in any order; they are held in one that is the same for all.
 */
export async function holdProfiles(
  trx: Db,
  dialect: Database['dialect'],
  { clinicId, ids }: { clinicId: number; ids: readonly string[] },
): Promise<void> {
  // SQLite has one writer, who has begun already.
  if (dialect === 'sqlite') return;
  await sql.raw(`set local lock_timeout = '${WAIT_MS}ms'`).execute(trx);
  const found = await trx
    .selectFrom('profile')
    .select('id')
    .where('clinicId', '=', clinicId)
    .where('id', 'in', ids)
    .orderBy('id')
    .execute();
  for (const { id } of found) {
    await trx
      .selectFrom('profile')
      .select('id')
      .where('clinicId', '=', clinicId)
      .where('id', '=', id)
      .forUpdate()
      .execute();
  }
}

/** Whether somebody else held what was needed: nothing has been done, and it can be begun again. */
export function isCrossed(error: unknown): boolean {
  return error instanceof Error && 'code' in error && CROSSED.has(String(error.code));
}
