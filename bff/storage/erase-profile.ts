import type { Db } from './database.ts';
import type { ProfileKey } from './profiles.ts';

/** All that belongs to one profile, in an order in which nothing points to what is gone. A test walks the schema. */
export const belongings = [
  'session',
  'login',
  'accountLink',
  'verificationCode',
  'twoStepSetUp',
  'twoStep',
  'passkey',
  'recoveryCode',
  'trustedBrowser',
  'knownBrowser',
  'password',
  'feed',
  'appointment',
  'profileWord',
  'practiceProfile',
] as const;

/**
 * Erases a profile with all that belongs to it, what was merged into it too. The audit log stays: it outlives people.
 * The profile is to be held.
 */
export async function eraseProfile(trx: Db, { clinicId, profileId }: ProfileKey): Promise<void> {
  await trx
    .deleteFrom('sessionCode')
    .where('clinicId', '=', clinicId)
    .where('sessionTokenHash', 'in', (eb) =>
      eb
        .selectFrom('session')
        .select('tokenHash')
        .where('session.clinicId', '=', clinicId)
        .where('session.profileId', '=', profileId),
    )
    .execute();
  for (const table of belongings) {
    await trx.deleteFrom(table).where('clinicId', '=', clinicId).where('profileId', '=', profileId).execute();
  }
  await trx
    .deleteFrom('mergedProfile')
    .where('clinicId', '=', clinicId)
    .where('keptProfileId', '=', profileId)
    .execute();
  await trx
    .deleteFrom('notDuplicate')
    .where('clinicId', '=', clinicId)
    .where((eb) => eb.or([eb('profileId', '=', profileId), eb('otherId', '=', profileId)]))
    .execute();
  await trx.deleteFrom('profile').where('clinicId', '=', clinicId).where('id', '=', profileId).execute();
}
