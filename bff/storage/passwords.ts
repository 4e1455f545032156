import type { Insertable } from 'kysely';
import type { StoredPassword } from '../crypto/password-hasher.ts';
import type { Db } from './database.ts';
import { prepareWrite } from './prepare-query.ts';
import type { Instant, PasswordTable } from './tables.ts';

interface ProfileKey {
  readonly clinicId: number;
  readonly profileId: string;
}

/** Gives a profile its password, whether it had one or not. */
export async function putPassword(
  trx: Db,
  password: Omit<Insertable<PasswordTable>, 'lastVerifiedAt'>,
): Promise<void> {
  const { passwordHash, pepperVersion, changedAt } = password;
  await trx
    .insertInto('password')
    .values({ ...password, lastVerifiedAt: null })
    .onConflict((conflict) =>
      conflict
        .columns(['clinicId', 'profileId'])
        .doUpdateSet({ passwordHash, pepperVersion, changedAt, lastVerifiedAt: null }),
    )
    .execute();
}

/** What this profile's password is compared to; null where it has none. */
export async function findPassword(
  db: Db,
  { clinicId, profileId }: ProfileKey,
): Promise<StoredPassword | null> {
  const row = await db
    .selectFrom('password')
    .select(['passwordHash', 'pepperVersion'])
    .where('clinicId', '=', clinicId)
    .where('profileId', '=', profileId)
    .executeTakeFirst();
  return row ?? null;
}

const writeConfirmed = prepareWrite(
  (db: Db, param: ProfileKey & StoredPassword & { compared: string; at: Instant }) =>
    db
      .updateTable('password')
      .set({
        passwordHash: param.passwordHash,
        pepperVersion: param.pepperVersion,
        lastVerifiedAt: param.at,
      })
      .where('clinicId', '=', param.clinicId)
      .where('profileId', '=', param.profileId)
      .where('passwordHash', '=', param.compared),
);

/**
 * Notes that a password was found right, and stores it in a newer form where there is one. Guarded by the form
 * that was compared: false where the password was changed meanwhile, so that an old one opens nothing.
 */
export async function confirmPassword(
  trx: Db,
  { clinicId, profileId }: ProfileKey,
  compared: StoredPassword,
  { at, newer }: { at: Instant; newer: StoredPassword | null },
): Promise<boolean> {
  const { passwordHash, pepperVersion } = newer ?? compared;
  const key = { clinicId, profileId, compared: compared.passwordHash };
  return (await writeConfirmed(trx, { ...key, passwordHash, pepperVersion, at })) === 1;
}
