import type { Db } from './database.ts';
import type { ProfileKey } from './profiles.ts';
import type { Instant } from './tables.ts';

/** A session as it is listed and watched. */
export interface WatchedSession {
  readonly tokenHash: string;
  readonly profileId: string;
  readonly loggedInAt: Instant;
  readonly lastActiveAt: Instant;
  readonly userAgent: string;
  readonly address: string;
  /** The session that this one goes on from; null: a login's own. */
  readonly continuesTokenHash: string | null;
}

const columns = [
  'tokenHash',
  'profileId',
  'loggedInAt',
  'lastActiveAt',
  'userAgent',
  'address',
  'continuesTokenHash',
] as const;

/** A profile's sessions, live or not, the newest activity first. */
export async function listSessionsOf(db: Db, key: ProfileKey): Promise<readonly WatchedSession[]> {
  return db
    .selectFrom('session')
    .select(columns)
    .where('clinicId', '=', key.clinicId)
    .where('profileId', '=', key.profileId)
    .orderBy('lastActiveAt', 'desc')
    .orderBy('tokenHash')
    .execute();
}

/** The sessions of several profiles of a clinic at once, for pages that wait for news. */
export async function listSessionsOfMany(
  db: Db,
  clinicId: number,
  profileIds: readonly string[],
): Promise<readonly WatchedSession[]> {
  return db
    .selectFrom('session')
    .select(columns)
    .where('clinicId', '=', clinicId)
    .where('profileId', 'in', profileIds)
    .execute();
}
