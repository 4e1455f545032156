import type { PasskeyRegistration } from '../contract/index.ts';
import type { Settled } from '../storage/all-or-nothing.ts';
import type { Db } from '../storage/database.ts';
import { noteFacts } from '../storage/logins.ts';
import { advanceLogin, atStep, stay } from './advance-login.ts';
import { beginAuthenticatorSetUp } from './begin-authenticator-set-up.ts';
import { beginSmsSetUp, resendSmsSetUp, type SmsSetUpOutcome } from './begin-sms-set-up.ts';
import type { Deps } from './deps.ts';
import { finishCodeSetUp } from './finish-code-set-up.ts';
import { finishPasskeySetUp, passkeyCreation, type PasskeyCreationOutcome } from './finish-passkey-set-up.ts';
import { type LoginCall, type LoginInProgress, type LoginOutcome, readLogin } from './login-in-progress.ts';
import type { SetUpOwner } from './set-up-owner.ts';

/**
 * Setting 2-Step Verification up inside a login that owes it, before there is a session (rule 23). The login's
 * first step stands for the password that My Account would ask for.
 */

const STEP = 'set-up-two-step';

const ownerOf = (deps: Deps, call: LoginCall, { profile, stored }: LoginInProgress): SetUpOwner => ({
  clinic: call.clinic,
  profile,
  ownerHash: stored.tokenHash,
  origin: call.browser.origin,
  // Of two logins with nothing but the password, the second one is asked for what the first has set up.
  mayStillSetUp: async (trx) => (await readLogin(deps, trx, call))?.step === STEP,
});

/** Begins with an authenticator app. Problems: `wrong-step`, `login-ended`. */
export async function beginAuthenticatorInLogin(deps: Deps, call: LoginCall): Promise<LoginOutcome> {
  return atStep(deps, call, STEP, async (login) => {
    await beginAuthenticatorSetUp(deps, ownerOf(deps, call, login));
    return stay(deps, call, null);
  });
}

/** Begins with text messages. Problems: `phone-unusable`, `sms-…`, `wrong-step`, `login-ended`. */
export async function beginSmsInLogin(
  deps: Deps,
  call: LoginCall & { readonly mobilePhone: string },
): Promise<LoginOutcome> {
  return sendInLogin(deps, call, (owner) => beginSmsSetUp(deps, owner, call.mobilePhone));
}

/** Sends the set-up's code once more. Problems: `set-up-ended`, `sms-…`, `wrong-step`, `login-ended`. */
export async function resendSmsInLogin(deps: Deps, call: LoginCall): Promise<LoginOutcome> {
  return sendInLogin(deps, call, (owner) => resendSmsSetUp(deps, owner));
}

async function sendInLogin(
  deps: Deps,
  call: LoginCall,
  send: (owner: SetUpOwner) => Promise<SmsSetUpOutcome>,
): Promise<LoginOutcome> {
  return atStep(deps, call, STEP, async (login) => {
    const sent = await send(ownerOf(deps, call, login));
    return stay(deps, call, sent.kind === 'problem' ? sent.problem : null);
  });
}

/** Finishes with the first code. Problems: `wrong-code`, `code-expired`, `set-up-ended`, `throttled`, … */
export async function finishCodeInLogin(
  deps: Deps,
  call: LoginCall & { readonly method: 'sms' | 'authenticator'; readonly code: string },
): Promise<LoginOutcome> {
  return atStep(deps, call, STEP, async (login) => {
    const settle = settleSetUp(deps, call, login);
    const attempt = await finishCodeSetUp(deps, ownerOf(deps, call, login), call.method, call.code, settle);
    return attempt.kind === 'done' ? attempt.result : stay(deps, call, attempt.problem);
  });
}

/** What a browser makes a passkey with. Problems: `login-ended`, `wrong-step`, `passkey-not-here`. */
export async function askForPasskeyInLogin(deps: Deps, call: LoginCall): Promise<PasskeyCreationOutcome> {
  const login = await readLogin(deps, deps.database.db, call);
  if (!login) return { kind: 'problem', problem: { code: 'login-ended' } };
  if (login.step !== STEP) return { kind: 'problem', problem: { code: 'wrong-step' } };
  return passkeyCreation(deps, ownerOf(deps, call, login));
}

/** Finishes with a passkey. Problems: `passkey-refused`, `passkey-not-here`, `malformed`, … */
export async function finishPasskeyInLogin(
  deps: Deps,
  call: LoginCall & { readonly registration: PasskeyRegistration; readonly name: string },
): Promise<LoginOutcome> {
  return atStep(deps, call, STEP, async (login) => {
    const settle = settleSetUp(deps, call, login);
    const attempt = await finishPasskeySetUp(deps, ownerOf(deps, call, login), call, settle);
    return attempt.kind === 'done' ? attempt.result : stay(deps, call, attempt.problem);
  });
}

/** The method that was proven just now is this login's second step; a new recovery code is to be saved. */
function settleSetUp(deps: Deps, call: LoginCall, { stored }: LoginInProgress) {
  return async (trx: Db, recoveryCode: string | null): Promise<Settled<LoginOutcome>> => {
    const now = deps.clock();
    await noteFacts(trx, stored, {
      secondStepAt: now,
      ...(recoveryCode !== null && { recoveryCodeIssuedAt: now }),
    });
    const outcome = await advanceLogin(deps, trx, call);
    return { keep: outcome.kind !== 'over', outcome };
  };
}
