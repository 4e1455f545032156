import type { PasskeyAssertion, PasskeyRequestOptions } from '../contract/index.ts';
import { clientNetwork } from '../domain/client-network.ts';
import { PASSKEY_CHALLENGE_SECONDS } from '../domain/two-step.ts';
import { allOrNothing } from '../storage/all-or-nothing.ts';
import type { Clinic } from '../storage/clinics.ts';
import { findPasskey } from '../storage/passkeys.ts';
import { findProfile, holdProfile } from '../storage/profiles.ts';
import { beginLogin } from './begin-login.ts';
import { countTry, settleTry, type Subject } from './count-tries.ts';
import type { Deps } from './deps.ts';
import type { LoginCall, LoginOutcome } from './login-in-progress.ts';
import { newPasskeyChallenge, passkeyDomain } from './passkey-challenge.ts';
import { recordEvent } from './record-event.ts';
import type { PasskeyAsked } from './second-step-passkey.ts';
import { useAssertion, verifyAssertion } from './verify-assertion.ts';

const ABOUT = 'login';
const REFUSED: LoginOutcome = { kind: 'over', problem: { code: 'passkey-refused' } };

/**
 * Asks for any passkey of this clinic, in place of username and password (rule 27). Nothing is looked up and
 * nothing stored: it is asked at page views.
 *
 * Problems: `passkey-not-here`.
 */
export function askForPasskey(deps: Deps, clinic: Clinic, origin: string): PasskeyAsked {
  const rpId = passkeyDomain(clinic, origin);
  if (rpId === null) return { kind: 'problem', problem: { code: 'passkey-not-here' } };
  const options: PasskeyRequestOptions = {
    challenge: newPasskeyChallenge(deps, clinic.id, ABOUT),
    rpId,
    timeout: PASSKEY_CHALLENGE_SECONDS * 1000,
    // It stands for both factors, so the authenticator has to know its owner (SP 800-63B-4 3.1.7).
    userVerification: 'required',
    allowCredentials: [],
  };
  return { kind: 'options', options };
}

/**
 * Logs in by a passkey alone, staff and patients: with user verification it is the second step too. What the
 * clinic asks besides, such as a set-up that is owed, is asked as after a password.
 *
 * Problems: `passkey-refused`, `throttled`.
 */
export async function logInByPasskey(
  deps: Deps,
  call: LoginCall & { readonly assertion: PasskeyAssertion },
): Promise<LoginOutcome> {
  const { clinic, browser, assertion } = call;
  const { db } = deps.database;
  const subjects: readonly Subject[] = [{ kind: 'address', id: clientNetwork(browser.address) }];
  const counted = await countTry(deps, clinic.id, subjects);
  if (counted.kind === 'throttled') {
    return { kind: 'over', problem: { code: 'throttled', retryAfterSeconds: counted.retryAfterSeconds } };
  }
  const passkey = await findPasskey(db, clinic.id, assertion.id);
  const asked = { clinic, origin: browser.origin, about: ABOUT, mustVerifyUser: true };
  const verified = passkey && (await verifyAssertion(deps, asked, assertion, passkey));
  if (!verified) {
    await recordEvent(deps, db, {
      clinicId: clinic.id,
      event: 'login-failed',
      actor: { kind: 'stranger' },
      subjectId: passkey?.profileId ?? null,
      details: { by: 'passkey' },
    });
    return REFUSED;
  }
  const { profileId } = verified.passkey;
  const outcome = await allOrNothing<LoginOutcome>(db, async (trx) => {
    await holdProfile(trx, { clinicId: clinic.id, profileId });
    const profile = await findProfile(trx, { clinicId: clinic.id, id: profileId });
    if (!profile || !(await useAssertion(deps, trx, verified))) return { keep: false, outcome: REFUSED };
    await settleTry(trx, clinic.id, subjects);
    const first = { profile: { ...profile, profileId }, by: 'passkey' } as const;
    return { keep: true, outcome: await beginLogin(deps, trx, call, first) };
  });
  return outcome;
}
