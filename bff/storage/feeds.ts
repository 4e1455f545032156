import type { Insertable, Selectable } from 'kysely';
import type { FeedTable } from './calendar-tables.ts';
import type { Db } from './database.ts';
import { prepareQuery } from './prepare-query.ts';
import type { ProfileKey } from './profiles.ts';
import type { Instant } from './tables.ts';

export type StoredFeed = Selectable<FeedTable>;

/** What one fetch of a feed needs to know before anything is built. */
export interface FetchedFeed {
  readonly profileId: string;
  readonly lastFetchedAt: Instant | null;
  /** Goes up with every change of the profile's visits. */
  readonly appointmentsRevision: number;
}

const selectFeed = prepareQuery((db: Db, param: { clinicId: number; tokenHash: string }) =>
  db
    .selectFrom('feed')
    .innerJoin('profile', (join) =>
      join.onRef('profile.clinicId', '=', 'feed.clinicId').onRef('profile.id', '=', 'feed.profileId'),
    )
    .select(['feed.profileId', 'feed.lastFetchedAt', 'profile.appointmentsRevision'])
    .where('feed.clinicId', '=', param.clinicId)
    .where('feed.tokenHash', '=', param.tokenHash),
);

/** The clinic's feed with this token. */
export async function findFeed(
  db: Db,
  key: { clinicId: number; tokenHash: string },
): Promise<FetchedFeed | null> {
  return (await selectFeed(db, key))[0] ?? null;
}

/** A profile's feed, if it has one. */
export async function findFeedOf(db: Db, { clinicId, profileId }: ProfileKey): Promise<StoredFeed | null> {
  const row = await db
    .selectFrom('feed')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('profileId', '=', profileId)
    .executeTakeFirst();
  return row ?? null;
}

/** Gives a profile a feed at a new address; the old one ends at once. */
export async function putFeed(
  trx: Db,
  feed: Omit<Insertable<FeedTable>, 'lastFetchedAt' | 'lastFetchedBy'>,
): Promise<void> {
  const fresh = { ...feed, lastFetchedAt: null, lastFetchedBy: null };
  await trx
    .insertInto('feed')
    .values(fresh)
    .onConflict((conflict) => conflict.columns(['clinicId', 'profileId']).doUpdateSet(fresh))
    .execute();
}

/** Gives a profile its first feed, unless it has one. */
export async function insertFeed(
  trx: Db,
  feed: Omit<Insertable<FeedTable>, 'lastFetchedAt' | 'lastFetchedBy'>,
): Promise<void> {
  await trx
    .insertInto('feed')
    .values({ ...feed, lastFetchedAt: null, lastFetchedBy: null })
    .onConflict((conflict) => conflict.columns(['clinicId', 'profileId']).doNothing())
    .execute();
}

/** Notes when a calendar last asked, and what it calls itself. */
export async function noteFetch(
  db: Db,
  { clinicId, tokenHash }: { clinicId: number; tokenHash: string },
  { at, by }: { at: Instant; by: string },
): Promise<void> {
  await db
    .updateTable('feed')
    .set({ lastFetchedAt: at, lastFetchedBy: by })
    .where('clinicId', '=', clinicId)
    .where('tokenHash', '=', tokenHash)
    .execute();
}
