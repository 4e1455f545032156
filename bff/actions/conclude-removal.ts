import type { TwoStepMethod } from '../contract/index.ts';
import { methodsOf } from '../domain/two-step.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { Db } from '../storage/database.ts';
import { deletePasskeys } from '../storage/passkeys.ts';
import type { ProfileKey } from '../storage/profiles.ts';
import { deleteRecoveryCode } from '../storage/recovery-codes.ts';
import { deleteTrust } from '../storage/trusted-browsers.ts';
import { noMethod, putTwoStep, readTwoStep } from '../storage/two-step.ts';
import { type Attempt, done, refuse } from './attempt.ts';

/** How 2-Step Verification is stored when all of it is off. */
const ALL_OFF = { ...noMethod.sms, ...noMethod.authenticator, defaultMethod: null, pausedUntil: null };

/**
 * What follows once a method of a profile is gone, in the same transaction: no browser is trusted any more
 * (rule 22), and the default is one that is left. With the last one 2-Step Verification is off, its recovery code
 * ends with it; under enforcement it stays (rule 23).
 *
 * @param before the methods before the removal.
 * @returns whether 2-Step Verification is on still. Problem: `last-method`, and all is to be undone.
 */
export async function concludeRemoval(
  trx: Db,
  key: ProfileKey,
  { twoStepEnforced }: Pick<Clinic, 'twoStepEnforced'>,
  before: readonly TwoStepMethod[],
): Promise<Attempt<'on' | 'off'>> {
  const { facts } = await readTwoStep(trx, key);
  const [first, ...others] = methodsOf(facts);
  const isLast = before.length > 0 && first === undefined;
  if (isLast && twoStepEnforced === 1) return refuse({ code: 'last-method' });
  await deleteTrust(trx, key);
  if (first === undefined) {
    await putTwoStep(trx, key, ALL_OFF);
    await deleteRecoveryCode(trx, key);
    return done('off');
  }
  const isStillThere = [first, ...others].some((method) => method === facts.defaultMethod);
  if (!isStillThere) await putTwoStep(trx, key, { defaultMethod: first });
  return done('on');
}

/** Takes all methods of a profile away, with all that goes with them. */
export async function removeAllMethods(trx: Db, key: ProfileKey): Promise<void> {
  await deletePasskeys(trx, key);
  await putTwoStep(trx, key, ALL_OFF);
  await deleteRecoveryCode(trx, key);
  await deleteTrust(trx, key);
}
