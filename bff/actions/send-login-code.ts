import type { Problem } from '../contract/index.ts';
import { newCode } from '../domain/recovery.ts';
import { RESEND_SECONDS } from '../domain/two-step.ts';
import type { Db } from '../storage/database.ts';
import { noteFacts, putSmsCode } from '../storage/logins.ts';
import { atStep, stay } from './advance-login.ts';
import { secondsClosed } from './count-code.ts';
import type { Deps } from './deps.ts';
import { usableMethods } from './describe-step.ts';
import type { LoginCall, LoginInProgress, LoginOutcome } from './login-in-progress.ts';
import { sendCode, smsCodeHashes } from './send-code.ts';

/**
 * Sends a login's code by text message, the first one or another: the challenge stays the same, the older code
 * ends (rule 18).
 *
 * Problems: `wrong-step`, `login-ended`, and those of {@link sendLoginCode}.
 */
export async function sendSecondStepSms(deps: Deps, call: LoginCall): Promise<LoginOutcome> {
  return atStep(deps, call, 'second-step', async (login) => {
    if (!usableMethods(deps, login, call.browser.origin).includes('sms')) {
      return stay(deps, call, { code: 'wrong-step' });
    }
    const problem = await deps.database.db
      .transaction()
      .execute((trx) => sendLoginCode(deps, trx, login, call.browser.origin));
    if (!problem) deps.nudgeCourier();
    return stay(deps, call, problem);
  });
}

/**
 * Puts a login's next code into the outbox, in the caller's transaction; nudge the courier once it has committed.
 *
 * @returns null where it will leave. Problems: `second-step-closed`, `sms-too-soon`, `sms-unavailable`,
 * `sms-country`, `phone-unusable`, `sms-limit`.
 */
export async function sendLoginCode(
  deps: Deps,
  trx: Db,
  { clinic, key, stored, profile, twoStep }: LoginInProgress,
  origin: string,
): Promise<Problem | null> {
  const closed = await secondsClosed(deps, trx, key);
  if (closed > 0) return { code: 'second-step-closed', retryAfterSeconds: closed };
  const phone = twoStep.facts.smsPhone;
  if (phone === null) return { code: 'phone-unusable' };
  const now = deps.clock();
  const code = newCode(deps.random);
  const [codeHash] = smsCodeHashes(deps.keys, key.clinicId, stored.tokenHash, code);
  if (!(await putSmsCode(trx, stored, { codeHash, now, notSince: now - RESEND_SECONDS * 1000 }))) {
    const waited = (now - (stored.smsSentAt ?? now)) / 1000;
    return { code: 'sms-too-soon', retryAfterSeconds: Math.max(1, Math.ceil(RESEND_SECONDS - waited)) };
  }
  const refused = await sendCode(deps, trx, { clinic, locale: profile.locale, phone, code, origin });
  // Nothing will arrive, so nothing is waited for; an older code goes on.
  const { smsCodeHash, smsSentAt } = stored;
  if (refused) await noteFacts(trx, stored, { smsCodeHash, smsSentAt });
  return refused;
}
