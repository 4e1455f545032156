import type { Selectable } from 'kysely';
import type { Db } from './database.ts';
import type { ProfileKey } from './profiles.ts';
import type { Instant, ProfileTable } from './tables.ts';

/** What belongs to a profile, as far as a merge is decided and shown by it. */
export interface Belongings {
  readonly appointments: { readonly all: number; readonly upcoming: number };
  readonly hasPassword: boolean;
  readonly hasFeed: boolean;
  /** How the clinic's practice system calls it. */
  readonly practiceIds: readonly string[];
}

/** The whole profiles with these ids, as many as the clinic has. */
export async function readWholeProfiles(
  db: Db,
  clinicId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Selectable<ProfileTable>>> {
  const rows = await db
    .selectFrom('profile')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** What belongs to a profile now. */
export async function readBelongings(
  db: Db,
  { clinicId, profileId }: ProfileKey,
  now: Instant,
): Promise<Belongings> {
  const { all, upcoming } = await db
    .selectFrom('appointment')
    .select((eb) => [
      eb.fn.countAll<number>().as('all'),
      eb.fn
        .countAll<number>()
        .filterWhere('endsAt', '>', now)
        .filterWhere('cancelledAt', 'is', null)
        .as('upcoming'),
    ])
    .where('clinicId', '=', clinicId)
    .where('profileId', '=', profileId)
    .executeTakeFirstOrThrow();
  const passwords = await db
    .selectFrom('password')
    .select('profileId')
    .where('clinicId', '=', clinicId)
    .where('profileId', '=', profileId)
    .execute();
  const feeds = await db
    .selectFrom('feed')
    .select('profileId')
    .where('clinicId', '=', clinicId)
    .where('profileId', '=', profileId)
    .execute();
  const practiceIds = await db
    .selectFrom('practiceProfile')
    .select('practiceId')
    .where('clinicId', '=', clinicId)
    .where('profileId', '=', profileId)
    .orderBy('practiceId')
    .execute();
  return {
    appointments: { all, upcoming },
    hasPassword: passwords.length > 0,
    hasFeed: feeds.length > 0,
    practiceIds: practiceIds.map(({ practiceId }) => practiceId),
  };
}
