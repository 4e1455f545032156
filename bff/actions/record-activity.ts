import { ACTIVITY_STEP_SECONDS } from '../domain/session-lifetime.ts';
import { touchSession } from '../storage/sessions.ts';
import type { Deps } from './deps.ts';

/** Notes that the person has just done something, at most once a minute (rule 29). */
export async function recordActivity(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  session: { clinicId: number; tokenHash: string },
): Promise<void> {
  const at = clock();
  await touchSession(database.db, session, { at, staleBefore: at - ACTIVITY_STEP_SECONDS * 1000 });
}
