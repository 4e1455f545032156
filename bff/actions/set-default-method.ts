import type { TwoStepMethod } from '../contract/index.ts';
import { isStaff } from '../domain/role.ts';
import { methodsOf } from '../domain/two-step.ts';
import { allOrNothing } from '../storage/all-or-nothing.ts';
import { holdProfile, type ProfileKey } from '../storage/profiles.ts';
import { putTwoStep, readTwoStep } from '../storage/two-step.ts';
import { type Attempt, done, refuse } from './attempt.ts';
import type { Deps } from './deps.ts';

/**
 * Picks the method that a person's challenge starts with (rule 14).
 *
 * Problems: `not-allowed` (patients), `not-found`: this method is not set up.
 */
export async function setDefaultMethod(
  { database }: Pick<Deps, 'database'>,
  key: ProfileKey,
  method: TwoStepMethod,
): Promise<Attempt<null>> {
  return allOrNothing<Attempt<null>>(database.db, async (trx) => {
    await holdProfile(trx, key);
    const { facts } = await readTwoStep(trx, key);
    if (!isStaff(facts.role)) return { keep: false, outcome: refuse({ code: 'not-allowed' }) };
    if (!methodsOf(facts).includes(method)) {
      return { keep: false, outcome: refuse({ code: 'not-found', field: 'method' }) };
    }
    await putTwoStep(trx, key, { defaultMethod: method });
    return { keep: true, outcome: done(null) };
  });
}
