import type { Selectable } from 'kysely';
import type { Db } from './database.ts';
import type { ProfileKey } from './profiles.ts';
import type { Instant } from './tables.ts';
import type { RecoveryCodeTable } from './two-step-tables.ts';

export type StoredRecoveryCode = Selectable<RecoveryCodeTable>;

/** A profile's recovery code while it opens anything: not used, and with fewer than `mostFailures` wrong tries. */
export async function findLiveRecoveryCode(
  db: Db,
  key: ProfileKey,
  mostFailures: number,
): Promise<StoredRecoveryCode | null> {
  const row = await db
    .selectFrom('recoveryCode')
    .selectAll()
    .where('clinicId', '=', key.clinicId)
    .where('profileId', '=', key.profileId)
    .where('usedAt', 'is', null)
    .where('failures', '<', mostFailures)
    .executeTakeFirst();
  return row ?? null;
}

/** Gives a profile its next recovery code; the one before ends. */
export async function putRecoveryCode(
  trx: Db,
  key: ProfileKey,
  { sealed, now }: { sealed: string; now: Instant },
): Promise<void> {
  const fresh = { sealed, failures: 0, createdAt: now, usedAt: null };
  await trx
    .insertInto('recoveryCode')
    .values({ ...fresh, clinicId: key.clinicId, profileId: key.profileId })
    .onConflict((conflict) => conflict.columns(['clinicId', 'profileId']).doUpdateSet(fresh))
    .execute();
}

/**
 * Counts one more try before it is judged, and compares in the same statement.
 *
 * @returns the code to compare with; null: none opens anything.
 */
export async function takeRecoveryTry(
  trx: Db,
  key: ProfileKey,
  mostFailures: number,
): Promise<StoredRecoveryCode | null> {
  const row = await trx
    .updateTable('recoveryCode')
    .set((eb) => ({ failures: eb('failures', '+', 1) }))
    .where('clinicId', '=', key.clinicId)
    .where('profileId', '=', key.profileId)
    .where('usedAt', 'is', null)
    .where('failures', '<', mostFailures)
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

/** Uses a recovery code up: true for one caller only, and for the code that was compared only. */
export async function useRecoveryCode(
  trx: Db,
  key: ProfileKey,
  { sealed, now }: { sealed: string; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('recoveryCode')
    .set({ usedAt: now })
    .where('clinicId', '=', key.clinicId)
    .where('profileId', '=', key.profileId)
    .where('sealed', '=', sealed)
    .where('usedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ends a profile's recovery code, with the 2-Step Verification that it belongs to. */
export async function deleteRecoveryCode(trx: Db, key: ProfileKey): Promise<void> {
  await trx
    .deleteFrom('recoveryCode')
    .where('clinicId', '=', key.clinicId)
    .where('profileId', '=', key.profileId)
    .execute();
}
