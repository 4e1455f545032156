import type { PasskeyAssertion, PasskeyRequestOptions, Problem } from '../contract/index.ts';
import { PASSKEY_CHALLENGE_SECONDS } from '../domain/two-step.ts';
import { noteFacts } from '../storage/logins.ts';
import { findPasskey, listPasskeys } from '../storage/passkeys.ts';
import { atStep, proveAndAdvance, stay } from './advance-login.ts';
import { countCode, secondsClosed, settleRightCode, settleWrongCode } from './count-code.ts';
import type { Deps } from './deps.ts';
import { type LoginCall, type LoginInProgress, type LoginOutcome, readLogin } from './login-in-progress.ts';
import { newPasskeyChallenge, passkeyDomain } from './passkey-challenge.ts';
import { useAssertion, verifyAssertion } from './verify-assertion.ts';

export type PasskeyAsked =
  | { readonly kind: 'options'; readonly options: PasskeyRequestOptions }
  | { readonly kind: 'problem'; readonly problem: Problem };

const refuse = (problem: Problem): PasskeyAsked => ({ kind: 'problem', problem });
/** Bound to the login: an answer given in one opens no other. */
const aboutLogin = ({ stored }: LoginInProgress): string => `second-step|${stored.tokenHash}`;

/**
 * Asks for one of the passkeys of the person who is logging in.
 *
 * Problems: `login-ended`, `wrong-step`, `passkey-not-here`, `second-step-closed`.
 */
export async function askForSecondStepPasskey(deps: Deps, call: LoginCall): Promise<PasskeyAsked> {
  const { db } = deps.database;
  const login = await readLogin(deps, db, call);
  if (!login) return refuse({ code: 'login-ended' });
  if (login.step !== 'second-step') return refuse({ code: 'wrong-step' });
  const closed = await secondsClosed(deps, db, login.key);
  if (closed > 0) return refuse({ code: 'second-step-closed', retryAfterSeconds: closed });
  const rpId = passkeyDomain(call.clinic, call.browser.origin);
  const usable = (await listPasskeys(db, login.key)).filter(({ domain }) => domain === rpId);
  if (rpId === null || usable.length === 0) return refuse({ code: 'passkey-not-here' });
  const options: PasskeyRequestOptions = {
    challenge: newPasskeyChallenge(deps, call.clinic.id, aboutLogin(login)),
    rpId,
    timeout: PASSKEY_CHALLENGE_SECONDS * 1000,
    // The password came before: a security key without a PIN is a second factor all the same.
    userVerification: 'preferred',
    allowCredentials: usable.map(({ id, transports }) => ({
      id,
      type: 'public-key',
      ...(transports && { transports: transports.split(',') }),
    })),
  };
  return { kind: 'options', options };
}

/**
 * Judges a passkey as the second step. It counts like a code (rule 20).
 *
 * Problems: `passkey-refused`, `second-step-closed`, `wrong-step`, `login-ended`.
 */
export async function verifySecondStepPasskey(
  deps: Deps,
  call: LoginCall & { readonly assertion: PasskeyAssertion; readonly trustBrowser: boolean },
): Promise<LoginOutcome> {
  const { clinic, browser, assertion } = call;
  return atStep(deps, call, 'second-step', async (login) => {
    const counted = await countCode(deps, login);
    if (counted.kind === 'refused') return stay(deps, call, counted.problem);
    const passkey = await findPasskey(deps.database.db, clinic.id, assertion.id);
    const isOwn = passkey !== null && passkey.profileId === login.key.profileId;
    const asked = { clinic, origin: browser.origin, about: aboutLogin(login), mustVerifyUser: false };
    const verified = isOwn ? await verifyAssertion(deps, asked, assertion, passkey) : null;
    const outcome =
      verified &&
      (await proveAndAdvance(
        deps,
        call,
        login,
        async (trx) => {
          if (!(await useAssertion(deps, trx, verified))) return false;
          await settleRightCode(trx, login);
          await noteFacts(trx, login.stored, { secondStepAt: deps.clock() });
          return true;
        },
        call.trustBrowser,
      ));
    if (outcome) return outcome;
    const { triesHere } = counted;
    const problem = await settleWrongCode(deps, login, { method: 'passkey', triesHere });
    return stay(deps, call, problem.code === 'wrong-code' ? { code: 'passkey-refused' } : problem);
  });
}
