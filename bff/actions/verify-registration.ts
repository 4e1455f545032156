import { verifyRegistrationResponse } from '@simplewebauthn/server';
import { decodeAttestationObject, isoBase64URL } from '@simplewebauthn/server/helpers';
import type { PasskeyRegistration } from '../contract/index.ts';
import type { Deps } from './deps.ts';
import { passkeyAlgorithms, readPasskeyChallenge } from './passkey-challenge.ts';
import { readClientData } from './verify-assertion.ts';

/** How a browser can reach an authenticator again (WebAuthn Level 3, 5.8.4). */
const TRANSPORTS: ReadonlySet<string> = new Set(['usb', 'nfc', 'ble', 'smart-card', 'hybrid', 'internal']);

/** A new passkey that holds; its challenge is not used up yet. */
export interface VerifiedRegistration {
  readonly challengeHash: string;
  readonly credential: {
    /** base64url */
    readonly id: string;
    /** COSE, base64url. */
    readonly publicKey: string;
    readonly counter: number;
    /** By commas. */
    readonly transports: string;
  };
}

/**
 * Checks what a browser has made: the challenge is ours, in time and about this; the page is the clinic's own and in
 * no frame; the authenticator has verified its user (WebAuthn Level 3, 7.1).
 *
 * @returns null for what does not hold.
 */
export async function verifyRegistration(
  deps: Pick<Deps, 'keys' | 'clock'>,
  asked: { clinicId: number; about: string; domain: string; origin: string },
  { id, rawId, response }: PasskeyRegistration,
): Promise<VerifiedRegistration | null> {
  const data = readClientData(response.clientDataJSON);
  if (!data || data.isFramed) return null;
  const challenge = readPasskeyChallenge(deps, asked.clinicId, asked.about, data.challenge);
  if (!challenge) return null;
  try {
    const { clientDataJSON, attestationObject } = response;
    if (!isUnattested(attestationObject)) return null;
    const { registrationInfo } = await verifyRegistrationResponse({
      response: {
        id,
        rawId,
        type: 'public-key',
        response: { clientDataJSON, attestationObject },
        clientExtensionResults: {},
      },
      expectedChallenge: data.challenge,
      expectedOrigin: asked.origin,
      expectedRPID: asked.domain,
      requireUserVerification: true,
      supportedAlgorithmIDs: [...passkeyAlgorithms],
    });
    if (!registrationInfo) return null;
    const { credential } = registrationInfo;
    // The id that the authenticator has signed for; the one beside it is only the browser's word.
    if (credential.id !== id) return null;
    return {
      ...challenge,
      credential: {
        id,
        publicKey: Buffer.from(credential.publicKey).toString('base64url'),
        counter: credential.counter,
        transports: (response.transports ?? []).filter((one) => TRANSPORTS.has(one)).join(),
      },
    };
  } catch {
    // The library throws for every registration that does not hold.
    return null;
  }
}

/**
 * Whether nobody vouches for the authenticator, as was asked for (WebAuthn Level 3, 5.1.3: `none`, or a packed
 * statement signed with the passkey itself). The library would look certificates up at addresses that stand in them.
 */
function isUnattested(attestationObject: string): boolean {
  const attestation = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject));
  const format = attestation.get('fmt');
  if (format === 'packed') return attestation.get('attStmt').get('x5c') === undefined;
  return format === 'none';
}
