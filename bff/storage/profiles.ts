import type { Selectable } from 'kysely';
import type { Role } from '../contract/index.ts';
import { emailKey, type Identifier } from '../domain/identifier.ts';
import { nameKey } from '../domain/profile-words.ts';
import { usernameKey } from '../domain/username.ts';
import type { Db } from './database.ts';
import type { CurrentPassword } from './passwords.ts';
import { isId } from './is-id.ts';
import { prepareQuery, prepareWrite } from './prepare-query.ts';
import { putProfileWords } from './profile-words.ts';
import type { Instant, ProfileTable } from './tables.ts';
import { isUniqueViolation } from './unique-violation.ts';

/** Which profile, at which clinic. */
export interface ProfileKey {
  readonly clinicId: number;
  readonly profileId: string;
}

/** A profile that can log in, with what its password is compared to. */
export interface ProfileLogin {
  readonly profileId: string;
  readonly role: Role;
  readonly givenName: string;
  readonly familyName: string;
  readonly username: string | null;
  readonly stored: CurrentPassword;
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
      'password.revision',
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
  const { profileId, role, givenName, familyName, username, passwordHash, pepperVersion, revision } = row;
  return {
    profileId,
    role,
    givenName,
    familyName,
    username,
    stored: { passwordHash, pepperVersion, revision },
  };
}

/** Makes a profile. What it is compared by follows from what is given. */
export async function insertProfile(
  trx: Db,
  profile: Omit<
    Selectable<ProfileTable>,
    'emailKey' | 'usernameKey' | 'nameKey' | 'appointmentsRevision' | 'lastLoggedInAt'
  >,
): Promise<void> {
  const { email, username } = profile;
  const keys = {
    emailKey: email === null ? null : emailKey(email),
    usernameKey: username === null ? null : usernameKey(username),
    nameKey: nameKey(profile),
    lastLoggedInAt: null,
  };
  await trx
    .insertInto('profile')
    .values({ ...profile, ...keys })
    .execute();
  await putProfileWords(trx, { clinicId: profile.clinicId, profileId: profile.id }, profile);
}

const writeLogin = prepareWrite((db: Db, param: ProfileKey & { now: Instant }) =>
  db
    .updateTable('profile')
    .set({ lastLoggedInAt: param.now })
    .where('clinicId', '=', param.clinicId)
    .where('id', '=', param.profileId),
);

/** Notes that a profile has just logged in. */
export async function noteLogin(trx: Db, login: ProfileKey & { now: Instant }): Promise<void> {
  await writeLogin(trx, login);
}

/** A profile as the flows around its login need it. */
export type Profile = Pick<
  Selectable<ProfileTable>,
  'id' | 'role' | 'givenName' | 'familyName' | 'email' | 'emailKey' | 'mobilePhone' | 'username' | 'locale'
>;

/** The columns of a {@link Profile}. */
export const profileColumns = [
  'id',
  'role',
  'givenName',
  'familyName',
  'email',
  'emailKey',
  'mobilePhone',
  'username',
  'locale',
] as const;

/** A profile's name as it is shown. */
export function fullName({ givenName, familyName }: Pick<Profile, 'givenName' | 'familyName'>): string {
  return `${givenName} ${familyName}`.trim();
}

const selectProfile = prepareQuery((db: Db, param: { clinicId: number; id: string }) =>
  db
    .selectFrom('profile')
    .select(profileColumns)
    .where('clinicId', '=', param.clinicId)
    .where('id', '=', param.id),
);

/** The clinic's profile with this id. */
export async function findProfile(
  db: Db,
  { clinicId, id }: { clinicId: number; id: string },
): Promise<Profile | null> {
  if (!isId(id)) return null;
  return (await selectProfile(db, { clinicId, id }))[0] ?? null;
}

const writeHold = prepareWrite((db: Db, param: ProfileKey) =>
  db
    .updateTable('profile')
    .set((eb) => ({ locale: eb.ref('locale') }))
    .where('clinicId', '=', param.clinicId)
    .where('id', '=', param.profileId),
);

/**
 * Holds a profile until the transaction ends, so that two that change the same login come one after the other.
 * To be asked first: whoever held something else before could wait for somebody who waits for them.
 */
export async function holdProfile(trx: Db, { clinicId, profileId }: ProfileKey): Promise<void> {
  await writeHold(trx, { clinicId, profileId });
}

/** The clinic's profiles that share an email address or a phone number, oldest first. */
export async function findProfilesBy(
  db: Db,
  clinicId: number,
  identifier: Identifier,
  most: number,
): Promise<readonly Profile[]> {
  return db
    .selectFrom('profile')
    .select(profileColumns)
    .where('clinicId', '=', clinicId)
    .where((eb) =>
      identifier.kind === 'email'
        ? eb('emailKey', '=', identifier.email)
        : eb('mobilePhone', '=', identifier.phone),
    )
    .orderBy('createdAt')
    .orderBy('id')
    .limit(most)
    .execute();
}

/**
 * Gives a profile a username; false where somebody else at the clinic has it, however it is spelt. The
 * transaction is to be undone then.
 */
export async function setUsername(
  trx: Db,
  { clinicId, profileId }: { clinicId: number; profileId: string },
  username: string,
): Promise<boolean> {
  try {
    await trx
      .updateTable('profile')
      .set({ username, usernameKey: usernameKey(username) })
      .where('clinicId', '=', clinicId)
      .where('id', '=', profileId)
      .execute();
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
  await findAnew(trx, { clinicId, profileId });
  return true;
}

/** Has a profile found by what it says now. */
async function findAnew(trx: Db, { clinicId, profileId }: ProfileKey): Promise<void> {
  const profile = await trx
    .selectFrom('profile')
    .select(['givenName', 'familyName', 'birthDate', 'email', 'mobilePhone', 'username'])
    .where('clinicId', '=', clinicId)
    .where('id', '=', profileId)
    .executeTakeFirstOrThrow();
  await putProfileWords(trx, { clinicId, profileId }, profile);
}

/** Gives a profile another mobile number (E.164). */
export async function setMobilePhone(
  trx: Db,
  { clinicId, profileId }: ProfileKey,
  mobilePhone: string,
): Promise<void> {
  await trx
    .updateTable('profile')
    .set({ mobilePhone })
    .where('clinicId', '=', clinicId)
    .where('id', '=', profileId)
    .execute();
  await findAnew(trx, { clinicId, profileId });
}
