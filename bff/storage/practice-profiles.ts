import { type Selectable, sql } from 'kysely';
import { emailKey } from '../domain/identifier.ts';
import { nameKey } from '../domain/profile-words.ts';
import type { ProfileField } from '../domain/profile-record.ts';
import type { Role } from '../contract/index.ts';
import type { Db } from './database.ts';
import { insertMany, textsOf } from './insert-many.ts';
import { isPostgres } from './migrations/is-postgres.ts';
import { profileWordRows, putProfileWords } from './profile-words.ts';
import type { Profile, ProfileKey } from './profiles.ts';
import type { Flag, Instant, ProfileTable } from './tables.ts';

/** A profile that the practice system knows, as it is stored. */
export interface KnownProfile extends Profile {
  readonly practiceId: string;
  /** What the practice system says under this id changes the profile no longer: it was merged into this one. */
  readonly isMerged: Flag;
  readonly birthDate: string | null;
}

/** What an intake's lock is told from others by, beside the clinic. */
const INTAKE_LOCK = 37;

/**
 * Holds a clinic's intake until the transaction ends: of two that tell of the same new profile at once, the second
 * finds it. On SQLite the write lock does that. It is no row's lock: whoever changes the clinic's settings holds their
 * own profile before the clinic, and an intake that held the clinic before profiles would wait for them for ever.
 */
export async function holdIntake(trx: Db, clinicId: number): Promise<void> {
  if (!isPostgres(trx)) return;
  await sql`select pg_advisory_xact_lock(${sql.lit(INTAKE_LOCK)}, ${clinicId}::int)`.execute(trx);
}

/** The profiles behind these ids of the practice system, as they are now. */
export async function findKnown(
  db: Db,
  clinicId: number,
  practiceIds: readonly string[],
): Promise<readonly KnownProfile[]> {
  return db
    .selectFrom('practiceProfile')
    .innerJoin('profile', (join) =>
      join
        .onRef('profile.clinicId', '=', 'practiceProfile.clinicId')
        .onRef('profile.id', '=', 'practiceProfile.profileId'),
    )
    .select([
      'practiceProfile.practiceId',
      'practiceProfile.isMerged',
      'profile.id',
      'profile.role',
      'profile.givenName',
      'profile.familyName',
      'profile.birthDate',
      'profile.email',
      'profile.emailKey',
      'profile.mobilePhone',
      'profile.username',
      'profile.locale',
    ])
    .where('practiceProfile.clinicId', '=', clinicId)
    .where('practiceProfile.practiceId', 'in', textsOf(db, practiceIds))
    .execute();
}

/**
 * The same, held until the transaction ends: nobody changes, merges or removes them meanwhile.
 *
 * @param forRemoval nothing may be hung on them meanwhile either, such as a session that is just being opened.
 */
export async function holdKnown(
  trx: Db,
  clinicId: number,
  practiceIds: readonly string[],
  { forRemoval = false } = {},
): Promise<readonly KnownProfile[]> {
  let known = await findKnown(trx, clinicId, practiceIds);
  if (!isPostgres(trx)) return known;
  for (;;) {
    const ids = leadingTo(known);
    const held = trx
      .selectFrom('profile')
      .select('id')
      .where('clinicId', '=', clinicId)
      .where('id', 'in', textsOf(trx, ids))
      // In one order for all, so that no two wait for each other.
      .orderBy('id');
    await (forRemoval ? held.forUpdate() : held.forNoKeyUpdate()).execute();
    known = await findKnown(trx, clinicId, practiceIds);
    // Whoever held one before may have merged it: its ids then lead elsewhere.
    const heldIds = new Set(ids);
    if (leadingTo(known).every((id) => heldIds.has(id))) return known;
  }
}

const leadingTo = (known: readonly KnownProfile[]): readonly string[] => known.map(({ id }) => id);

/** A profile to be made, with the id that the practice system calls it by. */
export type NewProfile = Pick<Selectable<ProfileTable>, 'id' | 'role' | ProfileField> & {
  readonly practiceId: string;
};

/** Makes profiles that nobody can log in to yet. */
export async function insertNewProfiles(
  trx: Db,
  clinicId: number,
  profiles: readonly NewProfile[],
  now: Instant,
): Promise<void> {
  const rows = profiles.map((profile) => ({
    ...profile,
    clinicId,
    emailKey: profile.email === null ? null : emailKey(profile.email),
    username: null,
    usernameKey: null,
    nameKey: nameKey(profile),
    lastLoggedInAt: null,
    createdAt: now,
  }));
  await insertMany(
    trx,
    'profile',
    {
      clinicId: 'bigint',
      id: 'text',
      role: 'text',
      givenName: 'text',
      familyName: 'text',
      birthDate: 'text',
      email: 'text',
      emailKey: 'text',
      mobilePhone: 'text',
      locale: 'text',
      nameKey: 'text',
      createdAt: 'bigint',
    },
    rows,
  );
  await insertMany(
    trx,
    'practiceProfile',
    { clinicId: 'bigint', practiceId: 'text', profileId: 'text' },
    profiles.map(({ practiceId, id }) => ({ clinicId, practiceId, profileId: id })),
  );
  const words = rows.flatMap((row) => profileWordRows({ clinicId, profileId: row.id }, row));
  await insertMany(
    trx,
    'profileWord',
    { clinicId: 'bigint', word: 'text', nameKey: 'text', profileId: 'text' },
    // In the order of the index: neighbours are written together.
    words.toSorted((one, other) => (one.word < other.word ? -1 : 1)),
  );
}

/** Writes what has changed of a profile, and what follows from it: how it is sorted, compared and found. */
export async function changeProfile(
  trx: Db,
  { clinicId, profileId }: ProfileKey,
  profile: Pick<KnownProfile, ProfileField | 'username'> & { readonly role: Role },
): Promise<void> {
  const { givenName, familyName, birthDate, email, mobilePhone, locale, role } = profile;
  await trx
    .updateTable('profile')
    .set({
      role,
      givenName,
      familyName,
      birthDate,
      email,
      emailKey: email === null ? null : emailKey(email),
      mobilePhone,
      locale,
      nameKey: nameKey(profile),
    })
    .where('clinicId', '=', clinicId)
    .where('id', '=', profileId)
    .execute();
  await putProfileWords(trx, { clinicId, profileId }, profile);
}

/** The practice system calls a profile so. */
export async function linkPracticeId(
  trx: Db,
  { clinicId, profileId }: ProfileKey,
  practiceId: string,
): Promise<void> {
  await trx.insertInto('practiceProfile').values({ clinicId, practiceId, profileId }).execute();
}

/**
 * The practice system no longer knows this id.
 *
 * @returns whether another id of its leads to the profile still, which then speaks for it.
 */
export async function unlinkPracticeId(
  trx: Db,
  { clinicId, profileId }: ProfileKey,
  practiceId: string,
): Promise<boolean> {
  await trx
    .deleteFrom('practiceProfile')
    .where('clinicId', '=', clinicId)
    .where('practiceId', '=', practiceId)
    .execute();
  const rest = await trx
    .selectFrom('practiceProfile')
    .select(['practiceId', 'isMerged'])
    .where('clinicId', '=', clinicId)
    .where('profileId', '=', profileId)
    .orderBy('isMerged')
    .orderBy('practiceId')
    .execute();
  const [first] = rest;
  if (!first) return false;
  if (first.isMerged === 1) {
    await trx
      .updateTable('practiceProfile')
      .set({ isMerged: 0 })
      .where('clinicId', '=', clinicId)
      .where('practiceId', '=', first.practiceId)
      .execute();
  }
  return true;
}
