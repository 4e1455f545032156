import type { PasskeyCreationOptions, PasskeyRegistration, Problem } from '../contract/index.ts';
import { passkeyName } from '../domain/passkey-name.ts';
import { PASSKEY_CHALLENGE_SECONDS } from '../domain/two-step.ts';
import { allOrNothing, type Settled } from '../storage/all-or-nothing.ts';
import type { Db } from '../storage/database.ts';
import { listPasskeys, useChallenge } from '../storage/passkeys.ts';
import { fullName, holdProfile } from '../storage/profiles.ts';
import { adoptMethod } from './adopt-method.ts';
import { type Attempt, done, refuse } from './attempt.ts';
import type { Deps } from './deps.ts';
import { newPasskeyChallenge, passkeyAlgorithms, passkeyDomain } from './passkey-challenge.ts';
import { profileKeyOf, type SetUpOwner } from './set-up-owner.ts';

export type PasskeyCreationOutcome =
  | { readonly kind: 'options'; readonly options: PasskeyCreationOptions }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Bound to the session or login: an answer given in one is worth nothing in another. */
const aboutRegistration = ({ ownerHash }: SetUpOwner): string => `registration|${ownerHash}`;

/**
 * What a browser makes a passkey with, for whoever it belongs to: patients too have them (rule 27).
 *
 * Problems: `passkey-not-here`.
 */
export async function passkeyCreation(deps: Deps, owner: SetUpOwner): Promise<PasskeyCreationOutcome> {
  const { clinic, profile } = owner;
  const domain = passkeyDomain(clinic, owner.origin);
  if (domain === null) return { kind: 'problem', problem: { code: 'passkey-not-here' } };
  const known = await listPasskeys(deps.database.db, profileKeyOf(owner));
  const options: PasskeyCreationOptions = {
    rp: { id: domain, name: clinic.name },
    user: {
      id: Buffer.from(profile.id).toString('base64url'),
      name: profile.username ?? fullName(profile),
      displayName: fullName(profile),
    },
    challenge: newPasskeyChallenge(deps, clinic.id, aboutRegistration(owner)),
    pubKeyCredParams: passkeyAlgorithms.map((alg) => ({ alg, type: 'public-key' })),
    timeout: PASSKEY_CHALLENGE_SECONDS * 1000,
    attestation: 'none',
    excludeCredentials: known.map(({ id }) => ({ id, type: 'public-key' })),
    // It also logs in without a password, which takes both (rule 27).
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  };
  return { kind: 'options', options };
}

/**
 * Stores a passkey that the browser has made. Its challenge is used up with it, in one transaction.
 *
 * Problems: `malformed` (the name), `passkey-refused`, `passkey-not-here`.
 *
 * @param settle as with {@link finishCodeSetUp}.
 */
export async function finishPasskeySetUp<Result>(
  deps: Deps,
  owner: SetUpOwner,
  wish: { registration: PasskeyRegistration; name: string },
  settle: (trx: Db, recoveryCode: string | null) => Promise<Settled<Result>>,
): Promise<Attempt<Result>> {
  const { clinic, origin } = owner;
  const key = profileKeyOf(owner);
  const name = passkeyName(wish.name);
  if (name === null) return refuse({ code: 'malformed', field: 'name' });
  const domain = passkeyDomain(clinic, origin);
  if (domain === null) return refuse({ code: 'passkey-not-here' });
  const asked = { clinicId: clinic.id, about: aboutRegistration(owner), domain, origin };
  // Loaded by whoever makes a passkey: the library takes several megabytes.
  const { verifyRegistration } = await import('./verify-registration.ts');
  const verified = await verifyRegistration(deps, asked, wish.registration);
  if (!verified) return refuse({ code: 'passkey-refused' });

  const outcome = await allOrNothing<Attempt<Result>>(deps.database.db, async (trx) => {
    const now = deps.clock();
    await holdProfile(trx, key);
    if (!(await useChallenge(trx, { clinicId: clinic.id, challengeHash: verified.challengeHash }, now))) {
      return { keep: false, outcome: refuse({ code: 'passkey-refused' }) };
    }
    const passkey = {
      ...key,
      ...verified.credential,
      domain,
      origin,
      name,
      createdAt: now,
      lastUsedAt: null,
    };
    const adopted = await adoptMethod(deps, trx, owner, { method: 'passkey', passkey });
    if (adopted.kind === 'problem') return { keep: false, outcome: adopted };
    const settled = await settle(trx, adopted.result);
    return { keep: settled.keep, outcome: done(settled.outcome) };
  });
  if (outcome.kind === 'done') deps.nudgeCourier();
  return outcome;
}
