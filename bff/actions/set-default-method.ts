import type { TwoStepMethod } from '../contract/index.ts';
import { may } from '../domain/permissions.ts';
import { methodsOf } from '../domain/two-step.ts';
import { allOrNothing } from '../storage/all-or-nothing.ts';
import { holdProfile, type ProfileKey } from '../storage/profiles.ts';
import { putTwoStep, readTwoStep } from '../storage/two-step.ts';
import { type Attempt, done, refuse } from './attempt.ts';
import type { Deps } from './deps.ts';
import { type ActingPerson, actorOf, recordEvent } from './record-event.ts';

/**
 * Picks the method that a person's challenge starts with (rule 14).
 *
 * Problems: `not-allowed` (patients), `not-found`: this method is not set up.
 */
export async function setDefaultMethod(
  deps: Pick<Deps, 'database' | 'clock' | 'random'>,
  own: ProfileKey & ActingPerson,
  method: TwoStepMethod,
): Promise<Attempt<null>> {
  const { clinicId, profileId } = own;
  const key = { clinicId, profileId };
  return allOrNothing<Attempt<null>>(deps.database.db, async (trx) => {
    await holdProfile(trx, key);
    const { facts } = await readTwoStep(trx, key);
    if (!may(facts.role, 'use-own-two-step'))
      return { keep: false, outcome: refuse({ code: 'not-allowed' }) };
    if (!methodsOf(facts).includes(method)) {
      return { keep: false, outcome: refuse({ code: 'not-found', field: 'method' }) };
    }
    await putTwoStep(trx, key, { defaultMethod: method });
    const happened = { clinicId, actor: actorOf(own), subjectId: profileId, details: { method } };
    await recordEvent(deps, trx, { ...happened, event: 'default-method-changed' });
    return { keep: true, outcome: done(null) };
  });
}
