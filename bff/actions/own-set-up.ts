import type { PasskeyRegistration } from '../contract/index.ts';
import type { Settled } from '../storage/all-or-nothing.ts';
import type { Db } from '../storage/database.ts';
import { findSession } from '../storage/sessions.ts';
import { type Attempt, done, refuse } from './attempt.ts';
import type { Deps } from './deps.ts';
import { finishCodeSetUp } from './finish-code-set-up.ts';
import { finishPasskeySetUp } from './finish-passkey-set-up.ts';
import type { SetUpOwner } from './set-up-owner.ts';

/** A set-up that a session has begun is finished only while that session is there. */
function whileLoggedIn({ clinic, ownerHash }: SetUpOwner) {
  return async (trx: Db, recoveryCode: string | null): Promise<Settled<Attempt<string | null>>> =>
    (await findSession(trx, { clinicId: clinic.id, tokenHash: ownerHash }))
      ? { keep: true, outcome: done(recoveryCode) }
      : { keep: false, outcome: refuse({ code: 'not-logged-in' }) };
}

/**
 * Finishes a logged-in person's set-up of text messages or an authenticator app.
 *
 * @returns the recovery code that was issued, or null. Problems: `not-logged-in`, and those of
 *   {@link finishCodeSetUp}.
 */
export async function finishOwnCodeSetUp(
  deps: Deps,
  owner: SetUpOwner,
  method: 'sms' | 'authenticator',
  code: string,
): Promise<Attempt<string | null>> {
  const attempt = await finishCodeSetUp(deps, owner, method, code, whileLoggedIn(owner));
  return attempt.kind === 'done' ? attempt.result : attempt;
}

/** The same for a passkey; the problems are those of {@link finishPasskeySetUp}, and `not-logged-in`. */
export async function finishOwnPasskeySetUp(
  deps: Deps,
  owner: SetUpOwner,
  wish: { registration: PasskeyRegistration; name: string },
): Promise<Attempt<string | null>> {
  const attempt = await finishPasskeySetUp(deps, owner, wish, whileLoggedIn(owner));
  return attempt.kind === 'done' ? attempt.result : attempt;
}
