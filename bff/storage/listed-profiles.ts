import { sql } from 'kysely';
import type { TwoStepFacts } from '../domain/two-step.ts';
import type { Db } from './database.ts';
import { isId } from './is-id.ts';
import { type Profile, type ProfileKey } from './profiles.ts';
import type { Instant } from './tables.ts';

/** A profile as staff find it: who it is, and all that the state of its 2-Step Verification follows from. */
export type ListedProfileRow = Omit<Profile, 'emailKey' | 'locale'> & {
  readonly nameKey: string;
  readonly birthDate: string | null;
  readonly lastLoggedInAt: Instant | null;
  readonly twoStep: TwoStepFacts;
};

/** The columns of profiles that are listed, in one query however many there are. */
export function selectListed(db: Db, clinicId: number) {
  return db
    .selectFrom('profile')
    .leftJoin('twoStep', (join) =>
      join.onRef('twoStep.clinicId', '=', 'profile.clinicId').onRef('twoStep.profileId', '=', 'profile.id'),
    )
    .where('profile.clinicId', '=', clinicId)
    .select([
      'profile.id',
      'profile.role',
      'profile.givenName',
      'profile.familyName',
      'profile.nameKey',
      'profile.birthDate',
      'profile.email',
      'profile.mobilePhone',
      'profile.username',
      'profile.lastLoggedInAt',
      'twoStep.smsPhone',
      'twoStep.authenticatorSetUpAt',
      'twoStep.defaultMethod',
      'twoStep.pausedUntil',
    ])
    .select((eb) => [
      eb('twoStep.authenticatorSecret', 'is not', null).$castTo<number | boolean>().as('hasAuthenticator'),
      // Any one of them makes it a method, wherever it works.
      eb
        .selectFrom('passkey')
        .select((passkey) => passkey.fn.min('passkey.domain').as('domain'))
        .whereRef('passkey.clinicId', '=', 'profile.clinicId')
        .whereRef('passkey.profileId', '=', 'profile.id')
        .as('passkeyDomain'),
    ]);
}

type Selected = Awaited<ReturnType<ReturnType<typeof selectListed>['execute']>>[number];

/** A row of {@link selectListed} with the facts for the domain's rules. */
export function listedRow(row: Selected): ListedProfileRow {
  const { smsPhone, hasAuthenticator, defaultMethod, pausedUntil, passkeyDomain, ...profile } = row;
  const { role, mobilePhone } = profile;
  return {
    ...profile,
    twoStep: {
      role,
      mobilePhone,
      smsPhone,
      // SQLite says 1, PostgreSQL true.
      hasAuthenticator: Boolean(hasAuthenticator),
      passkeyDomains: passkeyDomain === null ? [] : [passkeyDomain],
      defaultMethod,
      pausedUntil,
    },
  };
}

/** The clinic's profiles with these ids, in their order; as many as there are. */
export async function listProfiles(
  db: Db,
  clinicId: number,
  ids: readonly string[],
): Promise<readonly ListedProfileRow[]> {
  if (ids.length === 0) return [];
  // Not sorted by the database: SQLite would go through all profiles by name rather than sort these few.
  const rows = await selectListed(db, clinicId).where('profile.id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.id, listedRow(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The clinic's profile with this id, as it is listed. */
export async function findListedProfile(
  db: Db,
  { clinicId, profileId }: ProfileKey,
): Promise<ListedProfileRow | null> {
  if (!isId(profileId)) return null;
  const [row] = await listProfiles(db, clinicId, [profileId]);
  return row ?? null;
}

/** Everybody who works at the clinic, by name. */
export async function listStaff(db: Db, clinicId: number): Promise<readonly ListedProfileRow[]> {
  const rows = await selectListed(db, clinicId)
    // Word for word the condition of the index profileOfStaff.
    .where('profile.role', '<>', sql.lit('patient'))
    .orderBy('profile.nameKey')
    .orderBy('profile.id')
    .execute();
  return rows.map(listedRow);
}
