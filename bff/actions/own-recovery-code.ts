import { may } from '../domain/permissions.ts';
import { methodsOf } from '../domain/two-step.ts';
import type { Db } from '../storage/database.ts';
import type { Profile, ProfileKey } from '../storage/profiles.ts';
import { readTwoStep } from '../storage/two-step.ts';
import { type Attempt, done, refuse } from './attempt.ts';
import type { Deps } from './deps.ts';
import { issueRecoveryCode, readRecoveryCode } from './recovery-code.ts';
import { actorOf, recordEvent } from './record-event.ts';
import { tellOfTwoStep } from './tell-of-two-step.ts';
import { type OwnWish, withOwnPassword } from './with-own-password.ts';

/**
 * Shows a person their own recovery code, after their password (rule 21).
 *
 * @returns null where none works any more. Problems: `not-allowed` (patients), `two-step-off`, and those of
 *   {@link withOwnPassword}.
 */
export async function viewRecoveryCode(deps: Deps, wish: OwnWish): Promise<Attempt<string | null>> {
  return withTwoStepOn(deps, wish, async (trx, key) => {
    const happened = { clinicId: key.clinicId, actor: actorOf(wish.session), subjectId: key.profileId };
    await recordEvent(deps, trx, { ...happened, event: 'recovery-code-viewed' });
    return done(await readRecoveryCode(deps, trx, key));
  });
}

/** Gives a person a new recovery code, after their password; the old one ends at once. Problems: as above. */
export async function generateRecoveryCode(deps: Deps, wish: OwnWish): Promise<Attempt<string>> {
  return withTwoStepOn(deps, wish, async (trx, key, profile) => {
    const code = await issueRecoveryCode(deps, trx, key);
    const { clinic } = wish;
    await tellOfTwoStep(deps, trx, { clinic, profile, by: null }, (data) => ({
      kind: 'recovery-code-new',
      data,
    }));
    return done(code);
  });
}

async function withTwoStepOn<Result>(
  deps: Deps,
  wish: OwnWish,
  work: (trx: Db, key: ProfileKey, profile: Profile) => Promise<Attempt<Result>>,
): Promise<Attempt<Result>> {
  const { clinic, session } = wish;
  if (!may(session.role, 'use-own-two-step')) return refuse({ code: 'not-allowed' });
  return withOwnPassword(deps, wish, session.profileId, async (trx, profile) => {
    const key = { clinicId: clinic.id, profileId: profile.id };
    const isOn = methodsOf((await readTwoStep(trx, key)).facts).length > 0;
    return isOn ? work(trx, key, profile) : refuse({ code: 'two-step-off' });
  });
}
