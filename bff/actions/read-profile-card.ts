import type { ProfileCard } from '../contract/index.ts';
import { may } from '../domain/permissions.ts';
import { profileActions } from '../domain/profile-actions.ts';
import type { Clinic } from '../storage/clinics.ts';
import { findListedProfile } from '../storage/listed-profiles.ts';
import { findLiveWelcome } from '../storage/profile-card.ts';
import type { StoredSession } from '../storage/sessions.ts';
import { type Attempt, done, refuse } from './attempt.ts';
import type { Deps } from './deps.ts';
import { listProfile } from './list-profile.ts';
import { listLive } from './list-sessions.ts';
import { secondsLocked } from './locked-profile.ts';

/** Whose card, and who asks for it. */
export interface CardWish {
  readonly clinic: Clinic;
  readonly session: StoredSession;
  readonly profileId: string;
}

const instant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/**
 * A profile's card, for those who work at the clinic (rule 33).
 *
 * Problems: `not-allowed`, `not-found`.
 */
export async function readProfileCard(
  deps: Pick<Deps, 'database' | 'clock'>,
  { clinic, session, profileId }: CardWish,
): Promise<Attempt<ProfileCard>> {
  // The role is asked first, so that a patient learns nothing of who is there.
  if (!may(session.role, 'see-profiles')) return refuse({ code: 'not-allowed' });
  const { db } = deps.database;
  const now = deps.clock();
  const key = { clinicId: clinic.id, profileId };
  const row = await findListedProfile(db, key);
  if (!row) return refuse({ code: 'not-found' });
  const listed = listProfile(row, now);
  const sessions = (await listLive(db, clinic, { profileId, role: row.role }, now)).length;
  const lockedForSeconds = (await secondsLocked(deps, db, key)) || null;
  const isOwn = profileId === session.profileId;
  return done({
    ...listed,
    pausedUntil: listed.twoStep === 'paused' ? instant(row.twoStep.pausedUntil) : null,
    lastLoggedInAt: instant(row.lastLoggedInAt),
    welcomeSentAt: instant(await findLiveWelcome(db, key, now)),
    sessions,
    lockedForSeconds,
    isOwn,
    may: profileActions(session.role, { ...listed, isOwn, sessions, lockedForSeconds }),
  });
}
