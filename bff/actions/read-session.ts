import type { Session } from '../contract/index.ts';
import { isLive, sessionEnds } from '../domain/session-lifetime.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { StoredSession } from '../storage/sessions.ts';

/** A stored session as its owner sees it; null once its time is over. */
export function readSession(
  { staffIdleSeconds }: Pick<Clinic, 'staffIdleSeconds'>,
  stored: StoredSession,
  now: number,
): Session | null {
  const ends = sessionEnds(stored, staffIdleSeconds);
  if (!isLive(ends, now)) return null;
  return {
    profile: { id: stored.profileId, name: `${stored.givenName} ${stored.familyName}`, role: stored.role },
    username: stored.username ?? '',
    loggedInAt: new Date(stored.loggedInAt).toISOString(),
    idleEndsAt: ends.idleEndsAt === null ? null : new Date(ends.idleEndsAt).toISOString(),
    endsAt: new Date(ends.endsAt).toISOString(),
  };
}
