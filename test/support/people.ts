import type { Role } from '../../bff/contract/index.ts';
import type { PasswordHasher } from '../../bff/crypto/password-hasher.ts';
import { newId, systemRandom } from '../../bff/crypto/token.ts';
import { normalisePassword } from '../../bff/domain/password.ts';
import { insertClinic, type NewClinic } from '../../bff/storage/clinics.ts';
import type { Database } from '../../bff/storage/database.ts';
import { putPassword } from '../../bff/storage/passwords.ts';
import { insertProfile } from '../../bff/storage/profiles.ts';

/** A clinic in a test's database. */
export interface TestClinic {
  readonly id: number;
  readonly slug: string;
  /** The first of its origins. */
  readonly origin: string;
}

/** A person who can log in, with what they know. */
export interface TestPerson {
  readonly clinic: TestClinic;
  readonly profileId: string;
  readonly role: Role;
  readonly username: string;
  readonly password: string;
}

/** A clinic with one person of each role, all of whom can log in. */
export interface StaffedClinic extends TestClinic {
  readonly patient: TestPerson;
  readonly staff: TestPerson;
  readonly fullAccess: TestPerson;
  readonly owner: TestPerson;
}

export interface Registry {
  readonly database: Database;
  readonly hasher: PasswordHasher;
  /** When things come into being, in ms since the epoch. */
  readonly createdAt: number;
}

/** Adds a clinic at `https://www.SLUG.example`; what a test cares about, it gives. */
export async function addClinic(
  { database, createdAt }: Omit<Registry, 'hasher'>,
  given: Pick<NewClinic, 'slug'> & Partial<NewClinic>,
): Promise<TestClinic> {
  const origins = given.origins ?? [`https://www.${given.slug}.example`];
  const clinic: NewClinic = {
    name: `The ${given.slug} clinic`,
    accent: '#0f766e',
    logoUrl: null,
    supportPhone: '+1 604 555 0142',
    supportEmail: `hello@${given.slug}.example`,
    loginPage: null,
    resetPasswordPage: null,
    setUpAccountPage: null,
    accountPage: null,
    passwordMinLength: 12,
    twoStepEnforced: 0,
    trustBrowserAllowed: 1,
    staffIdleSeconds: 3600,
    country: 'CA',
    locale: 'en',
    createdAt,
    ...given,
    origins,
  };
  const id = await database.db.transaction().execute((trx) => insertClinic(trx, clinic));
  return { id, slug: clinic.slug, origin: origins[0] ?? '' };
}

/** What a test cares about in somebody; the rest is made up. */
export interface NewPerson {
  readonly role?: Role;
  readonly givenName?: string;
  readonly username?: string;
  readonly password?: string;
  readonly email?: string | null;
  /** E.164 */
  readonly mobilePhone?: string | null;
  readonly locale?: string | null;
}

/** Adds a profile; with a username and a password it can log in. Answers its id. */
export async function addProfile(
  { database, hasher, createdAt }: Registry,
  clinic: TestClinic,
  given: NewPerson = {},
): Promise<string> {
  const { role = 'patient', givenName = 'Kim', username, password } = given;
  const { email = `someone@${clinic.slug}.example`, mobilePhone = null, locale = null } = given;
  const profileId = newId(systemRandom);
  const hashed = password === undefined ? null : await hasher.hash(normalisePassword(password));
  if (hashed?.kind === 'busy') throw new Error('the hasher is busy before the test has begun');
  await database.db.transaction().execute(async (trx) => {
    await insertProfile(trx, {
      clinicId: clinic.id,
      id: profileId,
      role,
      givenName,
      familyName: 'Fletcher',
      birthDate: '1990-01-31',
      email,
      mobilePhone,
      username: username ?? null,
      locale,
      createdAt,
    });
    if (!hashed) return;
    const key = { clinicId: clinic.id, profileId };
    await putPassword(trx, { ...key, ...hashed.stored, changedAt: createdAt });
  });
  return profileId;
}

/** Adds somebody who can log in. Their password is theirs alone unless one is given. */
export async function addPerson(
  registry: Registry,
  clinic: TestClinic,
  given: NewPerson & { role: Role; username: string },
): Promise<TestPerson> {
  const { role, username, password = `${username} of ${clinic.slug} walks in` } = given;
  const profileId = await addProfile(registry, clinic, { ...given, password });
  return { clinic, profileId, role, username, password };
}

/** Adds a clinic with a person of each role, under the demo's usernames: two clinics then have the same names. */
export async function addStaffedClinic(
  registry: Registry,
  given: Pick<NewClinic, 'slug'> & Partial<NewClinic>,
): Promise<StaffedClinic> {
  const clinic = await addClinic(registry, given);
  const add = (role: Role) => addPerson(registry, clinic, { role, username: role });
  return {
    ...clinic,
    patient: await add('patient'),
    staff: await add('staff'),
    fullAccess: await add('full-access'),
    owner: await add('owner'),
  };
}
