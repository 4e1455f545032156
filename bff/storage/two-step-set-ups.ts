import type { Insertable, Selectable } from 'kysely';
import type { Db } from './database.ts';
import type { ProfileKey } from './profiles.ts';
import type { Instant } from './tables.ts';
import type { TwoStepSetUpTable } from './two-step-tables.ts';

export type StoredSetUp = Selectable<TwoStepSetUpTable>;

interface SetUpKey {
  readonly clinicId: number;
  readonly ownerHash: string;
}

/** Begins a set-up; the one that its owner had begun before is forgotten. */
export async function putSetUp(
  trx: Db,
  setUp: Omit<Insertable<TwoStepSetUpTable>, 'tries' | 'endedAt'>,
): Promise<void> {
  const fresh = { ...setUp, tries: 0, endedAt: null };
  await trx
    .insertInto('twoStepSetUp')
    .values(fresh)
    .onConflict((conflict) => conflict.columns(['clinicId', 'ownerHash']).doUpdateSet(fresh))
    .execute();
}

/** The set-up that this session or login has begun, while it can be finished. */
export async function findSetUp(db: Db, key: SetUpKey, now: Instant): Promise<StoredSetUp | null> {
  const row = await db
    .selectFrom('twoStepSetUp')
    .selectAll()
    .where('clinicId', '=', key.clinicId)
    .where('ownerHash', '=', key.ownerHash)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  return row ?? null;
}

/** Counts one more code before it is judged: false where no more are judged. */
export async function takeSetUpTry(trx: Db, key: SetUpKey, most: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('twoStepSetUp')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('clinicId', '=', key.clinicId)
    .where('ownerHash', '=', key.ownerHash)
    .where('endedAt', 'is', null)
    .where('tries', '<', most)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Puts a new text message's code in the place of the older one, unless that was sent after `notSince`. */
export async function putSetUpCode(
  trx: Db,
  key: SetUpKey,
  { codeHash, now, notSince }: { codeHash: string; now: Instant; notSince: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('twoStepSetUp')
    .set({ codeHash, sentAt: now })
    .where('clinicId', '=', key.clinicId)
    .where('ownerHash', '=', key.ownerHash)
    .where('endedAt', 'is', null)
    .where('sentAt', '<=', notSince)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ends a set-up: true for one caller only, however many finish it at once. */
export async function endSetUp(trx: Db, key: SetUpKey, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('twoStepSetUp')
    .set({ endedAt: now, codeHash: null, secret: null })
    .where('clinicId', '=', key.clinicId)
    .where('ownerHash', '=', key.ownerHash)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ends whatever set-ups a profile has begun. */
export async function endSetUpsOf(trx: Db, { clinicId, profileId }: ProfileKey, now: Instant): Promise<void> {
  await trx
    .updateTable('twoStepSetUp')
    .set({ endedAt: now, codeHash: null, secret: null })
    .where('clinicId', '=', clinicId)
    .where('profileId', '=', profileId)
    .where('endedAt', 'is', null)
    .execute();
}
