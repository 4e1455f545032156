import type { TwoStepMethod } from '../contract/index.ts';
import { matchingStep } from '../crypto/totp.ts';
import { typedCode } from '../domain/recovery.ts';
import { methodsOf, SMS_CODE_SECONDS } from '../domain/two-step.ts';
import type { Db } from '../storage/database.ts';
import { noteFacts, useSmsCode } from '../storage/logins.ts';
import { readTwoStep, useAuthenticatorStep } from '../storage/two-step.ts';
import { atStep, proveAndAdvance, stay } from './advance-login.ts';
import { openAuthenticator } from './begun-set-up.ts';
import { countCode, settleRightCode, settleWrongCode } from './count-code.ts';
import type { Deps } from './deps.ts';
import { smsUnderWay } from './describe-step.ts';
import type { LoginCall, LoginInProgress, LoginOutcome } from './login-in-progress.ts';
import { smsCodeHashes } from './send-code.ts';

export interface SecondStepCode extends LoginCall {
  readonly method: Exclude<TwoStepMethod, 'passkey'>;
  readonly code: string;
  readonly trustBrowser: boolean;
}

/**
 * Judges a code of a text message or an authenticator app. It is counted before it is judged, and used up in
 * the transaction that makes the session of it (rules 18 to 20).
 *
 * Problems: `wrong-code`, `code-expired`, `second-step-closed`, `wrong-step`, `login-ended`.
 */
export async function verifySecondStepCode(deps: Deps, call: SecondStepCode): Promise<LoginOutcome> {
  const { method } = call;
  return atStep(deps, call, 'second-step', async (login) => {
    if (!methodsOf(login.twoStep.facts).includes(method)) return stay(deps, call, { code: 'wrong-step' });
    if (method === 'sms' && !smsUnderWay(deps, login)) return stay(deps, call, { code: 'code-expired' });
    const counted = await countCode(deps, login);
    if (counted.kind === 'refused') return stay(deps, call, counted.problem);
    const outcome = await proveAndAdvance(
      deps,
      call,
      login,
      async (trx) => {
        if (!(await isRight(deps, trx, login, call))) return false;
        await settleRightCode(trx, login);
        await noteFacts(trx, login.stored, { secondStepAt: deps.clock() });
        return true;
      },
      call.trustBrowser,
    );
    return (
      outcome ??
      stay(deps, call, await settleWrongCode(deps, login, { method, triesHere: counted.triesHere }))
    );
  });
}

/** Uses the code up, if it is the right one: true for one caller only. */
async function isRight(
  deps: Deps,
  trx: Db,
  login: LoginInProgress,
  { method, code }: SecondStepCode,
): Promise<boolean> {
  const { keys, clock } = deps;
  const { key, stored } = login;
  const typed = typedCode(code);
  if (!/^[0-9]{6}$/.test(typed)) return false;
  // As it stands now: the method may have been removed since the login was read.
  const current = await readTwoStep(trx, key);
  if (!methodsOf(current.facts).includes(method)) return false;
  if (method === 'sms') {
    const codeHashes = smsCodeHashes(keys, key.clinicId, stored.tokenHash, typed);
    return useSmsCode(trx, stored, { codeHashes, sentAfter: clock() - SMS_CODE_SECONDS * 1000 });
  }
  const secret = current.stored?.authenticatorSecret;
  if (!secret) return false;
  const step = matchingStep(openAuthenticator(deps, key, secret), typed, clock());
  return step !== null && useAuthenticatorStep(trx, key, { step, secret });
}
