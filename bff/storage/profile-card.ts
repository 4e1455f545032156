import type { Db } from './database.ts';
import type { ProfileKey } from './profiles.ts';
import type { Instant } from './tables.ts';

/** When the newest welcome was sent whose link still works; null: there is none. */
export async function findLiveWelcome(
  db: Db,
  { clinicId, profileId }: ProfileKey,
  now: Instant,
): Promise<Instant | null> {
  const newest = await db
    .selectFrom('accountLink')
    .select('createdAt')
    .where('clinicId', '=', clinicId)
    .where('profileId', '=', profileId)
    .where('kind', '=', 'welcome')
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest?.createdAt ?? null;
}
