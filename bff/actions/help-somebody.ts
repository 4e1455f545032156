import { may } from '../domain/permissions.ts';
import { helpPermission } from '../domain/profile-actions.ts';
import { allOrNothing } from '../storage/all-or-nothing.ts';
import type { Db } from '../storage/database.ts';
import { isId } from '../storage/is-id.ts';
import { findProfile, holdProfile, type Profile } from '../storage/profiles.ts';
import { findSession } from '../storage/sessions.ts';
import { type Attempt, done, refuse } from './attempt.ts';
import type { Deps } from './deps.ts';
import type { CardWish } from './read-profile-card.ts';

/**
 * Does something for somebody else of the clinic: staff for patients, full access and owners for colleagues too. In one
 * transaction, which is undone where whoever asks has been logged out meanwhile.
 *
 * Problems: `not-allowed`, `not-found`, `own-profile`, `not-logged-in`.
 */
export async function helpSomebody(
  { database }: Pick<Deps, 'database'>,
  { clinic, session, profileId }: CardWish,
  work: (trx: Db, profile: Profile) => Promise<void>,
): Promise<Attempt<null>> {
  // The role is asked first, so that a patient learns nothing of who is there.
  if (!may(session.role, 'see-profiles')) return refuse({ code: 'not-allowed' });
  if (!isId(profileId)) return refuse({ code: 'not-found' });
  const clinicId = clinic.id;
  return allOrNothing<Attempt<null>>(database.db, async (trx) => {
    const attempt = await (async () => {
      await holdProfile(trx, { clinicId, profileId });
      const own = await findSession(trx, { clinicId, tokenHash: session.tokenHash });
      if (!own) return refuse({ code: 'not-logged-in' });
      const profile = await findProfile(trx, { clinicId, id: profileId });
      if (!profile) return refuse({ code: 'not-found' });
      if (profileId === session.profileId) return refuse({ code: 'own-profile' });
      if (!may(own.role, helpPermission(profile.role))) return refuse({ code: 'not-allowed' });
      await work(trx, profile);
      return done(null);
    })();
    return { keep: attempt.kind === 'done', outcome: attempt };
  });
}
