import type { verifyAuthenticationResponse as Verify } from '@simplewebauthn/server';
import type { PasskeyAssertion } from '../contract/index.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { Db } from '../storage/database.ts';
import { notePasskeyUse, type StoredPasskey, useChallenge } from '../storage/passkeys.ts';
import type { Deps } from './deps.ts';
import { passkeyDomain, readPasskeyChallenge } from './passkey-challenge.ts';

/** An assertion that holds, not used up yet. */
export interface VerifiedAssertion {
  readonly passkey: StoredPasskey;
  readonly challengeHash: string;
  readonly counter: number;
}

/** What the browser says of the page that asked (WebAuthn Level 3, 5.8.1). */
interface ClientData {
  readonly challenge: string;
  /** The page stood in a frame of another site's. */
  readonly isFramed: boolean;
}

/** Reads what the browser says of the page, not trusting any of it; null: it is nothing of the kind. */
export function readClientData(encoded: string): ClientData | null {
  try {
    const data: unknown = JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'));
    if (typeof data !== 'object' || data === null) return null;
    const { challenge, crossOrigin, topOrigin } = data as Record<string, unknown>;
    if (typeof challenge !== 'string') return null;
    return { challenge, isFramed: crossOrigin === true || topOrigin !== undefined };
  } catch {
    return null;
  }
}

/**
 * Checks a passkey's answer: the challenge is ours, in time and about this; the page is the clinic's own and in no
 * frame; the passkey is of this domain, its owner is who it says, its counter has moved on, its signature holds
 * (WebAuthn Level 3, 7.2).
 *
 * @param about what the challenge was made for.
 * @param passkey as stored, found by the assertion's id at this clinic.
 * @returns null for whatever does not hold; which of it is nobody's business.
 */
export async function verifyAssertion(
  deps: Pick<Deps, 'keys' | 'clock'>,
  asked: { clinic: Clinic; origin: string; about: string; mustVerifyUser: boolean },
  assertion: PasskeyAssertion,
  passkey: StoredPasskey,
): Promise<VerifiedAssertion | null> {
  const { clinic, origin, about, mustVerifyUser } = asked;
  const data = readClientData(assertion.response.clientDataJSON);
  const domain = passkeyDomain(clinic, origin);
  if (!data || data.isFramed || domain === null || passkey.domain !== domain) return null;
  const challenge = readPasskeyChallenge(deps, clinic.id, about, data.challenge);
  if (!challenge) return null;
  const { userHandle } = assertion.response;
  const owner = Buffer.from(passkey.userHandle ?? passkey.profileId).toString('base64url');
  if (userHandle !== undefined && userHandle !== owner) return null;
  // Loaded by whoever uses passkeys: it takes several megabytes.
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: libraryForm(assertion),
      expectedChallenge: data.challenge,
      expectedOrigin: origin,
      expectedRPID: domain,
      credential: {
        id: passkey.id,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
        counter: passkey.counter,
      },
      requireUserVerification: mustVerifyUser,
    });
    return verified ? { ...challenge, passkey, counter: authenticationInfo.newCounter } : null;
  } catch {
    // The library throws for every assertion that does not hold.
    return null;
  }
}

function libraryForm({ id, rawId, response }: PasskeyAssertion): Parameters<typeof Verify>[0]['response'] {
  return { id, rawId, type: 'public-key', response, clientExtensionResults: {} };
}

/** Uses a verified assertion up, in the transaction of what it opens: true for one caller only. */
export async function useAssertion(
  { clock }: Pick<Deps, 'clock'>,
  trx: Db,
  { passkey, challengeHash, counter }: VerifiedAssertion,
): Promise<boolean> {
  const now = clock();
  const { clinicId } = passkey;
  return (
    (await useChallenge(trx, { clinicId, challengeHash }, now)) &&
    (await notePasskeyUse(trx, passkey, { counter, now }))
  );
}
