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
  /** How many of the profile's visits were cancelled after the moment that was asked about. */
  readonly cancelled: number;
}

interface FeedKey {
  readonly clinicId: number;
  readonly tokenHash: string;
}

const selectFeed = prepareQuery((db: Db, param: FeedKey & { readonly cancelledAfter: Instant }) =>
  db
    .selectFrom('feed')
    .innerJoin('profile', (join) =>
      join.onRef('profile.clinicId', '=', 'feed.clinicId').onRef('profile.id', '=', 'feed.profileId'),
    )
    .select((eb) => [
      'feed.profileId',
      'feed.lastFetchedAt',
      'profile.appointmentsRevision',
      eb
        .selectFrom('appointment')
        .select((inner) => inner.fn.countAll<number>().as('cancelled'))
        .whereRef('appointment.clinicId', '=', 'feed.clinicId')
        .whereRef('appointment.profileId', '=', 'feed.profileId')
        .where('appointment.cancelledAt', '>', param.cancelledAfter)
        .$asScalar()
        .$notNull()
        .as('cancelled'),
    ])
    .where('feed.clinicId', '=', param.clinicId)
    .where('feed.tokenHash', '=', param.tokenHash),
);

/** The clinic's feed with this token, and how many visits were cancelled after `cancelledAfter`. */
export async function findFeed(
  db: Db,
  key: FeedKey,
  { cancelledAfter }: { cancelledAfter: Instant },
): Promise<FetchedFeed | null> {
  return (await selectFeed(db, { ...key, cancelledAfter }))[0] ?? null;
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

/** Gives a profile its first feed; false where it has one. */
export async function insertFeed(
  trx: Db,
  feed: Omit<Insertable<FeedTable>, 'lastFetchedAt' | 'lastFetchedBy'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('feed')
    .values({ ...feed, lastFetchedAt: null, lastFetchedBy: null })
    .onConflict((conflict) => conflict.columns(['clinicId', 'profileId']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Notes when a calendar last asked, and what it calls itself. */
export async function noteFetch(
  db: Db,
  { clinicId, tokenHash }: FeedKey,
  { at, by }: { at: Instant; by: string },
): Promise<void> {
  await db
    .updateTable('feed')
    .set({ lastFetchedAt: at, lastFetchedBy: by })
    .where('clinicId', '=', clinicId)
    .where('tokenHash', '=', tokenHash)
    .execute();
}
