import { sql } from 'kysely';
import type { Db } from './database.ts';
import type { Move } from './merged-profiles.ts';
import type { TwoStepTable } from './two-step-tables.ts';

/**
 * Moves a login to a profile that has none: the password, the passkeys, and the browsers that know or trust it. What
 * the profile may have of these from elsewhere is in nobody's hands, and ends.
 */
export async function moveLogin(trx: Db, { clinicId, from, to }: Move): Promise<void> {
  for (const table of [
    'password',
    'trustedBrowser',
    'knownBrowser',
    'twoStep',
    'recoveryCode',
    'passkey',
  ] as const) {
    await trx.deleteFrom(table).where('clinicId', '=', clinicId).where('profileId', '=', to).execute();
  }
  for (const table of ['password', 'trustedBrowser', 'knownBrowser'] as const) {
    await trx
      .updateTable(table)
      .set({ profileId: to })
      .where('clinicId', '=', clinicId)
      .where('profileId', '=', from)
      .execute();
  }
  // An authenticator goes on calling its owner what it was told when the passkey was made.
  await trx
    .updateTable('passkey')
    .set({ profileId: to, userHandle: sql`coalesce(user_handle, ${from})` })
    .where('clinicId', '=', clinicId)
    .where('profileId', '=', from)
    .execute();
}

/** Moves a second step, with what of it is written anew: secrets are sealed for one profile. */
export async function moveTwoStep(
  trx: Db,
  { clinicId, from, to }: Move,
  anew: Pick<TwoStepTable, 'smsPhone' | 'authenticatorSecret'>,
): Promise<void> {
  await trx
    .updateTable('twoStep')
    .set({ ...anew, profileId: to })
    .where('clinicId', '=', clinicId)
    .where('profileId', '=', from)
    .execute();
}

/** Moves a recovery code as it is, used or not, with its wrong tries. */
export async function moveRecoveryCode(trx: Db, { clinicId, from, to }: Move, sealed: string): Promise<void> {
  await trx
    .updateTable('recoveryCode')
    .set({ profileId: to, sealed })
    .where('clinicId', '=', clinicId)
    .where('profileId', '=', from)
    .execute();
}

/** A profile's sealed recovery code, whether it opens anything still or not. */
export async function findSealedRecoveryCode(
  db: Db,
  { clinicId, profileId }: { clinicId: number; profileId: string },
): Promise<string | null> {
  const row = await db
    .selectFrom('recoveryCode')
    .select('sealed')
    .where('clinicId', '=', clinicId)
    .where('profileId', '=', profileId)
    .executeTakeFirst();
  return row?.sealed ?? null;
}
