import { timingSafeEqual } from 'node:crypto';
import { typedRecoveryCode } from '../domain/recovery-code.ts';
import { RECOVERY_FAILURES, RECOVERY_TRIES } from '../domain/two-step.ts';
import { noteFacts, takeLoginTry } from '../storage/logins.ts';
import { takeRecoveryTry, useRecoveryCode } from '../storage/recovery-codes.ts';
import { atStep, proveAndAdvance, stay } from './advance-login.ts';
import { recordSecondStepFailure } from './count-code.ts';
import type { Deps } from './deps.ts';
import type { LoginCall, LoginOutcome } from './login-in-progress.ts';
import { issueRecoveryCode, openRecoveryCode } from './recovery-code.ts';
import { tellOfTwoStep } from './tell-of-two-step.ts';

/**
 * Takes the recovery code in place of a second step. It is judged only after the right password, five times a
 * login and ten times in all; using it up issues the next one, which has to be saved, and tells the person by
 * email (rule 21). It works while codes are closed, and never makes a browser trusted.
 *
 * Problems: `wrong-code`, `recovery-code-closed`, `recovery-code-dead`, `wrong-step`, `login-ended`.
 */
export async function verifyRecoveryCode(
  deps: Deps,
  call: LoginCall & { readonly recoveryCode: string },
): Promise<LoginOutcome> {
  const { database, clock, keys } = deps;
  return atStep(deps, call, 'second-step', async (login) => {
    const { key, stored } = login;
    const typed = typedRecoveryCode(call.recoveryCode);
    if (typed === null) return stay(deps, call, { code: 'wrong-code' });
    const limit = { most: RECOVERY_TRIES, now: clock() };
    if ((await takeLoginTry(database.db, stored, 'recoveryTries', limit)) === null) {
      return stay(deps, call, { code: 'recovery-code-closed' });
    }
    const current = await takeRecoveryTry(database.db, key, RECOVERY_FAILURES);
    if (!current) return stay(deps, call, { code: 'recovery-code-dead' });
    const expected = openRecoveryCode(keys, key, current.sealed);
    const isRight = timingSafeEqual(Buffer.from(typed), Buffer.from(expected));
    const outcome =
      isRight &&
      (await proveAndAdvance(deps, call, login, async (trx) => {
        const now = clock();
        if (!(await useRecoveryCode(trx, key, { sealed: current.sealed, now }))) return false;
        await issueRecoveryCode(deps, trx, key);
        await noteFacts(trx, stored, { secondStepAt: now, recoveryCodeIssuedAt: now });
        const told = { clinic: call.clinic, profile: login.profile, by: null };
        await tellOfTwoStep(deps, trx, told, ({ name, at }) => ({
          kind: 'recovery-code-used',
          data: { name, at },
        }));
        return true;
      }));
    if (outcome) {
      deps.nudgeCourier();
      return outcome;
    }
    const failed = { method: 'recovery-code', isClosed: false } as const;
    await recordSecondStepFailure(deps, database.db, key, failed);
    const isWornOut = !isRight && current.failures >= RECOVERY_FAILURES;
    return stay(deps, call, { code: isWornOut ? 'recovery-code-dead' : 'wrong-code' });
  });
}

/**
 * Notes that the person has saved the recovery code that this login has issued.
 *
 * Problems: `wrong-step`, `login-ended`.
 */
export async function noteRecoveryCodeSaved(deps: Deps, call: LoginCall): Promise<LoginOutcome> {
  return atStep(deps, call, 'save-recovery-code', async (login) => {
    const saved = async (trx: Parameters<typeof noteFacts>[0]) => {
      await noteFacts(trx, login.stored, { recoveryCodeSavedAt: deps.clock() });
      return true;
    };
    return (await proveAndAdvance(deps, call, login, saved)) ?? stay(deps, call, null);
  });
}
