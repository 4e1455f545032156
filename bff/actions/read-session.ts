import type { Session } from '../contract/index.ts';
import { isLive, sessionEnds } from '../domain/session-lifetime.ts';
import type { Visit } from '../storage/visits.ts';

/** The live session of a visit as its owner sees it; null where there is none or its time is over. */
export function readSession(visit: Pick<Visit, 'clinic' | 'session'>, now: number): Session | null {
  const stored = visit.session;
  if (!stored) return null;
  const ends = sessionEnds(stored, visit.clinic.staffIdleSeconds);
  if (!isLive(ends, now)) return null;
  return {
    profile: { id: stored.profileId, name: `${stored.givenName} ${stored.familyName}`, role: stored.role },
    username: stored.username,
    loggedInAt: new Date(stored.loggedInAt).toISOString(),
    idleEndsAt: ends.idleEndsAt === null ? null : new Date(ends.idleEndsAt).toISOString(),
    endsAt: new Date(ends.endsAt).toISOString(),
  };
}
