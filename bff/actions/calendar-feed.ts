import { hash } from 'node:crypto';
import type { CalendarFeed } from '../contract/index.ts';
import { open, seal } from '../crypto/seal.ts';
import { newToken, tokenHash } from '../crypto/token.ts';
import { localeFor } from '../delivery/locale.ts';
import { feedWords } from '../delivery/messages/calendar.ts';
import { feedVersion, feedWindow } from '../domain/calendar-feed.ts';
import { allOrNothing } from '../storage/all-or-nothing.ts';
import { listForFeed } from '../storage/appointments.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { Db } from '../storage/database.ts';
import { findFeed, findFeedOf, insertFeed, noteFetch, putFeed, type StoredFeed } from '../storage/feeds.ts';
import type { ProfileKey } from '../storage/profiles.ts';
import type { Deps } from './deps.ts';
import { type ActingPerson, actorOf, recordEvent } from './record-event.ts';

/** Written down at most this often when a calendar asked, so that polling is no writing. */
const FETCH_STEP_MS = 600_000;
/** What a calendar says of itself is for people to recognise it by. */
const FETCHED_BY_MAX_LENGTH = 120;

const belongsTo = ({ clinicId, profileId }: ProfileKey): string => `${clinicId}|${profileId}`;

function newFeed(deps: Pick<Deps, 'keys' | 'random' | 'clock'>, key: ProfileKey) {
  const token = newToken(deps.random);
  return {
    ...key,
    tokenHash: tokenHash(token),
    sealedToken: seal(deps, 'feed-address', token, belongsTo(key)),
    createdAt: deps.clock(),
  };
}

/** A person's feed with its secret address (rule 31); made when first asked for. */
export async function readOwnFeed(deps: Deps, clinic: Clinic, own: ActingPerson): Promise<CalendarFeed> {
  const key = { clinicId: clinic.id, profileId: own.profileId };
  const { db } = deps.database;
  const known = await findFeedOf(db, key);
  if (known) return describeFeed(deps, clinic, known);
  await allOrNothing<null>(db, async (trx) => {
    const isNew = await insertFeed(trx, newFeed(deps, key));
    if (isNew) await recordFeed(deps, trx, clinic, own, 'feed-made');
    return { keep: true, outcome: null };
  });
  return describeFeed(deps, clinic, await ownFeed(db, key));
}

/** Ends a person's feed address at once, and gives them another. */
export async function resetOwnFeed(deps: Deps, clinic: Clinic, own: ActingPerson): Promise<CalendarFeed> {
  const key = { clinicId: clinic.id, profileId: own.profileId };
  const { db } = deps.database;
  await allOrNothing<null>(db, async (trx) => {
    await putFeed(trx, newFeed(deps, key));
    await recordFeed(deps, trx, clinic, own, 'feed-reset');
    return { keep: true, outcome: null };
  });
  return describeFeed(deps, clinic, await ownFeed(db, key));
}

async function recordFeed(
  deps: Deps,
  trx: Db,
  { id: clinicId }: Clinic,
  own: ActingPerson,
  event: 'feed-made' | 'feed-reset',
): Promise<void> {
  await recordEvent(deps, trx, { clinicId, event, actor: actorOf(own), subjectId: own.profileId });
}

async function ownFeed(db: Db, key: ProfileKey): Promise<StoredFeed> {
  const feed = await findFeedOf(db, key);
  if (!feed) throw new Error('a feed is gone that was just made');
  return feed;
}

function describeFeed({ keys, publicUrl }: Deps, { slug }: Clinic, feed: StoredFeed): CalendarFeed {
  const opened = open(keys, 'feed-address', feed.sealedToken, belongsTo(feed));
  if (opened.kind !== 'opened') throw new Error(`a feed's address cannot be read: ${opened.kind}`);
  const { lastFetchedAt, lastFetchedBy } = feed;
  return {
    url: `${publicUrl}/feeds/${slug}/${opened.plaintext}.ics`,
    lastFetchedAt: lastFetchedAt === null ? null : new Date(lastFetchedAt).toISOString(),
    lastFetchedBy,
  };
}

/** What a calendar asks with. */
export interface FeedFetch {
  readonly clinic: Clinic;
  readonly token: string;
  /** The ETag that it has, from `If-None-Match`; '' for none. */
  readonly known: string;
  readonly userAgent: string;
}

export type FeedOutcome =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unchanged'; readonly etag: string }
  | { readonly kind: 'written'; readonly etag: string; readonly text: string }
  | { readonly kind: 'limited'; readonly retryAfterSeconds: number };

/** Refuses to write the same feed too often; unchanged answers cost next to nothing and are not counted. */
export interface FeedLimit {
  /** @returns whole seconds to wait; 0: go on, and it is counted. */
  take(tokenHash: string, now: number): number;
}

/**
 * Answers a calendar. What has not changed since it last asked is told by one query, without anything being read or
 * written (RFC 9110 13.1.2).
 */
export async function fetchFeed(deps: Deps, limit: FeedLimit, fetch: FeedFetch): Promise<FeedOutcome> {
  const { clinic } = fetch;
  const { db } = deps.database;
  const now = deps.clock();
  const key = { clinicId: clinic.id, tokenHash: tokenHash(fetch.token) };
  const window = feedWindow(now);
  const feed = await findFeed(db, key, window);
  if (!feed) return { kind: 'unknown' };
  const locale = localeFor(clinic.locale);
  const { appointmentsRevision: revision, cancelled } = feed;
  const version = feedVersion(clinic, { revision, cancelled, locale, now });
  const etag = `"${hash('sha256', version, 'base64url')}"`;
  if (feed.lastFetchedAt === null || now - feed.lastFetchedAt >= FETCH_STEP_MS) {
    await noteFetch(db, key, { at: now, by: fetch.userAgent.slice(0, FETCHED_BY_MAX_LENGTH) });
  }
  if (isKnown(fetch.known, etag)) return { kind: 'unchanged', etag };
  const retryAfterSeconds = limit.take(key.tokenHash, now);
  if (retryAfterSeconds > 0) return { kind: 'limited', retryAfterSeconds };
  const appointments = await listForFeed(db, { clinicId: clinic.id, profileId: feed.profileId }, window);
  // Loaded by whoever has a calendar: the library takes several megabytes.
  const { writeFeed } = await import('../domain/write-feed.ts');
  return { kind: 'written', etag, text: writeFeed(clinic, appointments, feedWords[locale]) };
}

/**
 * `If-None-Match` may name several, and weak ones, for proxies that compress weaken what passes; `*` is any there is
 * (RFC 9110 13.1.2).
 */
function isKnown(header: string, etag: string): boolean {
  return header.trim() === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}
