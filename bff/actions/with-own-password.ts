import { allOrNothing } from '../storage/all-or-nothing.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { Db } from '../storage/database.ts';
import { confirmPassword } from '../storage/passwords.ts';
import { findProfile, holdProfile, type Profile } from '../storage/profiles.ts';
import { findSession, type StoredSession } from '../storage/sessions.ts';
import { type Attempt, refuse } from './attempt.ts';
import type { Deps } from './deps.ts';
import { verifyOwnPassword } from './verify-own-password.ts';

/** A logged-in person who gives their password once more. */
export interface OwnWish {
  readonly clinic: Clinic;
  readonly session: StoredSession;
  readonly currentPassword: string;
}

/**
 * Does something for which a logged-in person has to give their password once more (ASVS 7.5.1), in one transaction
 * that holds the profile it is about. It is undone where the password or the session has ended meanwhile.
 *
 * Problems: `wrong-password`, `throttled`, `busy`, `not-logged-in`, `not-found`, and those of `work`.
 *
 * @param profileId whom it is about: the person, or somebody else of the clinic.
 * @param work gets that profile as it is now. A problem undoes what it has written.
 */
export async function withOwnPassword<Result>(
  deps: Deps,
  { clinic, session, currentPassword }: OwnWish,
  profileId: string,
  work: (trx: Db, profile: Profile) => Promise<Attempt<Result>>,
): Promise<Attempt<Result>> {
  const clinicId = clinic.id;
  const own = { clinicId, profileId: session.profileId };
  const verified = await verifyOwnPassword(deps, { ...own, password: currentPassword });
  if (verified.kind === 'problem') return verified;
  const outcome = await allOrNothing<Attempt<Result>>(deps.database.db, async (trx) => {
    await holdProfile(trx, { clinicId, profileId });
    const attempt = await (async () => {
      const at = deps.clock();
      if (!(await confirmPassword(trx, own, verified.stored, { at, newer: null }))) {
        return refuse({ code: 'wrong-password', field: 'currentPassword' });
      }
      if (!(await findSession(trx, { clinicId, tokenHash: session.tokenHash }))) {
        return refuse({ code: 'not-logged-in' });
      }
      const profile = await findProfile(trx, { clinicId, id: profileId });
      return profile ? work(trx, profile) : refuse({ code: 'not-found' });
    })();
    return { keep: attempt.kind === 'done', outcome: attempt };
  });
  if (outcome.kind === 'done') deps.nudgeCourier();
  return outcome;
}
