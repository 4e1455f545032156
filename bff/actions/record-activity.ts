import { ACTIVITY_STEP_SECONDS } from '../domain/session-lifetime.ts';
import { type StoredSession, touchSession } from '../storage/sessions.ts';
import type { Deps } from './deps.ts';

/**
 * Notes that the person has just done something, at most once a minute (rule 29).
 *
 * @returns when the session counts as last active from now on.
 */
export async function recordActivity(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  { clinicId, stored }: { clinicId: number; stored: Pick<StoredSession, 'tokenHash' | 'lastActiveAt'> },
): Promise<number> {
  const at = clock();
  const staleBefore = at - ACTIVITY_STEP_SECONDS * 1000;
  if (stored.lastActiveAt > staleBefore) return stored.lastActiveAt;
  await touchSession(database.db, { clinicId, tokenHash: stored.tokenHash }, { at, staleBefore });
  return at;
}
