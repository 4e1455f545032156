import { may } from '../domain/permissions.ts';
import { methodsOf } from '../domain/two-step.ts';
import { readTwoStep } from '../storage/two-step.ts';
import { type Attempt, done, refuse } from './attempt.ts';
import { removeAllMethods } from './conclude-removal.ts';
import type { Deps } from './deps.ts';
import { tellOfTwoStep } from './tell-of-two-step.ts';
import { type OwnWish, withOwnPassword } from './with-own-password.ts';

/**
 * Turns a person's own 2-Step Verification off after their password: all methods go, passkeys too, with the recovery
 * code and the trusted browsers. Not under enforcement (rule 23).
 *
 * Problems: `not-allowed` (patients), `two-step-off`, `last-method`, and those of {@link withOwnPassword}.
 */
export async function turnTwoStepOff(deps: Deps, wish: OwnWish): Promise<Attempt<null>> {
  const { clinic, session } = wish;
  if (!may(session.role, 'use-own-two-step')) return refuse({ code: 'not-allowed' });
  return withOwnPassword(deps, wish, session.profileId, async (trx, profile) => {
    const key = { clinicId: clinic.id, profileId: profile.id };
    if (methodsOf((await readTwoStep(trx, key)).facts).length === 0) return refuse({ code: 'two-step-off' });
    if (clinic.twoStepEnforced === 1) return refuse({ code: 'last-method' });
    await removeAllMethods(trx, key);
    await tellOfTwoStep(deps, trx, { clinic, profile, by: null }, (data) => ({ kind: 'two-step-off', data }));
    return done(null);
  });
}
