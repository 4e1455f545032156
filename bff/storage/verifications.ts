import type { Insertable } from 'kysely';
import type { Db } from './database.ts';
import type { Instant, VerificationCodeTable, VerificationTable } from './tables.ts';

/** A request for help whose email's code may still be typed in. */
export interface WaitingVerification {
  readonly id: string;
  readonly identifierHash: string;
}

export async function insertVerification(
  trx: Db,
  verification: Omit<Insertable<VerificationTable>, 'codeTries'>,
): Promise<void> {
  await trx
    .insertInto('verification')
    .values({ ...verification, codeTries: 0 })
    .execute();
}

export async function insertVerificationCode(
  trx: Db,
  code: Omit<Insertable<VerificationCodeTable>, 'usedAt'>,
): Promise<void> {
  await trx
    .insertInto('verificationCode')
    .values({ ...code, usedAt: null })
    .execute();
}

/** What the widget with this token waits for, while there is anything to wait for. */
export async function findWaiting(
  db: Db,
  look: { clinicId: number; waitingTokenHash: string; now: Instant },
): Promise<WaitingVerification | null> {
  const row = await db
    .selectFrom('verification')
    .select(['id', 'identifierHash'])
    .where('clinicId', '=', look.clinicId)
    .where('waitingTokenHash', '=', look.waitingTokenHash)
    .where('expiresAt', '>', look.now)
    .executeTakeFirst();
  return row ?? null;
}

/** Counts a code before it is judged. False once `most` have been: none is judged any more. */
export async function takeCodeTry(
  trx: Db,
  { clinicId, id }: { clinicId: number; id: string },
  most: number,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('verification')
    .set((eb) => ({ codeTries: eb('codeTries', '+', 1) }))
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .where('codeTries', '<', most)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Takes back a code that was counted and never judged. */
export async function giveCodeTryBack(
  trx: Db,
  { clinicId, id }: { clinicId: number; id: string },
): Promise<void> {
  await trx
    .updateTable('verification')
    .set((eb) => ({ codeTries: eb('codeTries', '-', 1) }))
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .execute();
}

/** The profiles that a code's email covered, used or not, in one order for all; none where the code is wrong. */
export async function listCovered(
  db: Db,
  { clinicId, id, codeHash }: { clinicId: number; id: string; codeHash: string },
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('verificationCode')
    .select('profileId')
    .where('clinicId', '=', clinicId)
    .where('verificationId', '=', id)
    .where('codeHash', '=', codeHash)
    .orderBy('profileId')
    .execute();
  return rows.map(({ profileId }) => profileId);
}

/**
 * Uses a code up.
 *
 * @returns the profiles that its email covered; none where the code is wrong or was used already.
 */
export async function useCode(
  trx: Db,
  { clinicId, id, codeHash }: { clinicId: number; id: string; codeHash: string },
  now: Instant,
): Promise<readonly string[]> {
  const rows = await trx
    .updateTable('verificationCode')
    .set({ usedAt: now })
    .where('clinicId', '=', clinicId)
    .where('verificationId', '=', id)
    .where('codeHash', '=', codeHash)
    .where('usedAt', 'is', null)
    .returning('profileId')
    .execute();
  return rows.map(({ profileId }) => profileId);
}

/** Ends the codes that would let somebody in as this profile. */
export async function endCodes(
  trx: Db,
  { clinicId, profileId }: { clinicId: number; profileId: string },
  now: Instant,
): Promise<void> {
  await trx
    .updateTable('verificationCode')
    .set({ usedAt: now })
    .where('clinicId', '=', clinicId)
    .where('profileId', '=', profileId)
    .where('usedAt', 'is', null)
    .execute();
}
