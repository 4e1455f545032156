import type { Insertable } from 'kysely';
import type { SessionCodeTable } from './clinic-side-tables.ts';
import type { Db } from './database.ts';
import type { ProfileKey } from './profiles.ts';
import type { Instant } from './tables.ts';

/** Makes a code by which the clinic's other pages learn whose session this is. */
export async function insertSessionCode(
  db: Db,
  code: Omit<Insertable<SessionCodeTable>, 'usedAt'>,
): Promise<void> {
  await db
    .insertInto('sessionCode')
    .values({ ...code, usedAt: null })
    .execute();
}

/**
 * Uses a code up, once: of many at once one wins.
 *
 * @returns the hash of the session's token; null where the clinic has no such code, or it was used, or is over.
 */
export async function useSessionCode(
  trx: Db,
  { clinicId, codeHash, now }: { clinicId: number; codeHash: string; now: Instant },
): Promise<string | null> {
  const row = await trx
    .updateTable('sessionCode')
    .set({ usedAt: now })
    .where('clinicId', '=', clinicId)
    .where('codeHash', '=', codeHash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .returning('sessionTokenHash')
    .executeTakeFirst();
  return row?.sessionTokenHash ?? null;
}

/** What the practice system calls a profile: none, one, or several after a merge. */
export async function findPracticeIds(
  db: Db,
  { clinicId, profileId }: ProfileKey,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('practiceProfile')
    .select('practiceId')
    .where('clinicId', '=', clinicId)
    .where('profileId', '=', profileId)
    // The one that still changes the profile comes first.
    .orderBy('isMerged')
    .orderBy('practiceId')
    .execute();
  return rows.map(({ practiceId }) => practiceId);
}
