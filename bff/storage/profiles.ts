import type { Insertable } from 'kysely';
import type { Role } from '../contract/index.ts';
import type { StoredPassword } from '../crypto/password-hasher.ts';
import type { Db } from './database.ts';
import { prepareQuery } from './prepare-query.ts';
import type { Instant, PasswordTable, ProfileTable } from './tables.ts';

/** A profile that can log in, with what its password is compared to. */
export interface ProfileLogin {
  readonly profileId: string;
  readonly role: Role;
  readonly givenName: string;
  readonly familyName: string;
  readonly username: string | null;
  readonly stored: StoredPassword;
}

const selectLogin = prepareQuery((db: Db, param: { clinicId: number; usernameKey: string }) =>
  db
    .selectFrom('profile')
    .innerJoin('password', (join) =>
      join.onRef('password.clinicId', '=', 'profile.clinicId').onRef('password.profileId', '=', 'profile.id'),
    )
    .select([
      'password.profileId',
      'password.passwordHash',
      'password.pepperVersion',
      'profile.role',
      'profile.givenName',
      'profile.familyName',
      'profile.username',
    ])
    .where('profile.clinicId', '=', param.clinicId)
    .where('profile.usernameKey', '=', param.usernameKey),
);

/** The clinic's profile with this username, if it has a password. */
export async function findLogin(
  db: Db,
  look: { clinicId: number; usernameKey: string },
): Promise<ProfileLogin | null> {
  const [row] = await selectLogin(db, look);
  if (!row) return null;
  const { profileId, role, givenName, familyName, username, passwordHash, pepperVersion } = row;
  return { profileId, role, givenName, familyName, username, stored: { passwordHash, pepperVersion } };
}

export async function insertProfile(trx: Db, profile: Insertable<ProfileTable>): Promise<void> {
  await trx.insertInto('profile').values(profile).execute();
}

export async function insertPassword(trx: Db, password: Insertable<PasswordTable>): Promise<void> {
  await trx.insertInto('password').values(password).execute();
}

/**
 * Notes that a password was found right, and stores it in a newer form where there is one. Guarded by the form
 * that was compared: false where the password was changed meanwhile, so that an old one opens nothing.
 */
export async function confirmPassword(
  trx: Db,
  { clinicId, profileId }: { clinicId: number; profileId: string },
  compared: StoredPassword,
  { at, newer }: { at: Instant; newer: StoredPassword | null },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('password')
    .set({ ...(newer ?? compared), lastVerifiedAt: at })
    .where('clinicId', '=', clinicId)
    .where('profileId', '=', profileId)
    .where('passwordHash', '=', compared.passwordHash)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
