import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import type {
  PasskeyAssertion,
  PasskeyChallengeAnswer,
  PasskeyRegistration,
} from '../../bff/contract/index.ts';
import { insertPasskey } from '../../bff/storage/passkeys.ts';
import type { Answer, Page } from './browser.ts';
import type { TestClinic, TestPerson } from './people.ts';
import { type Door, loginCall, profileKey } from './two-step.ts';

/** What a server asks for, and the page that passes it on. */
export interface Asked {
  readonly challenge: string;
  readonly rpId: string;
  readonly origin: string;
}

/** What an answer says otherwise than an honest browser with an honest authenticator would. */
export interface Forgery {
  /** Replaces or adds members of the client data. */
  readonly clientData?: Readonly<Record<string, unknown>>;
  readonly rpId?: string;
  readonly userVerified?: boolean;
  readonly userPresent?: boolean;
  readonly counter?: number;
  /** Null: it says nothing of whose it is. */
  readonly userHandle?: string | null;
  readonly id?: string;
  /** Spoils the signature after it was made. */
  readonly alters?: 'signature' | 'clientDataJSON' | 'authenticatorData';
}

/** One passkey in an authenticator of software (WebAuthn Level 3, 6): ES256, keys of its own. */
export interface SoftPasskey {
  /** base64url */
  readonly id: string;
  /** COSE, base64url. */
  readonly publicKey: string;
  /** As `navigator.credentials.get()` answers. The counter goes up with every answer unless it is synced. */
  assert(asked: Asked, forgery?: Forgery): PasskeyAssertion;
  /** As `navigator.credentials.create()` answers, with no attestation. */
  register(asked: Asked, forgery?: Forgery): PasskeyRegistration;
}

const base64url = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const ATTESTED = 0x40;

/**
 * Makes a passkey.
 *
 * @param userHandle the owner's profile id; what discoverable credentials tell of themselves.
 * @param isSynced its counter stays at 0, as with the passkeys of phones.
 */
export function createPasskey(userHandle: string, { isSynced = false } = {}): SoftPasskey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, 'base64url'));
  // RFC 9053, 7.1.1: EC2, ES256, P-256.
  const coseKey = isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, bytesOf(x)],
      [-3, bytesOf(y)],
    ]),
  );
  const rawId = randomBytes(16);
  const id = base64url(rawId);
  let answers = 0;

  const clientDataOf = (type: string, { challenge, origin }: Asked, { clientData = {} }: Forgery): string =>
    JSON.stringify({ type, challenge, origin, crossOrigin: false, ...clientData });

  const authenticatorData = (asked: Asked, forgery: Forgery, attested: Uint8Array | null): Buffer => {
    const { userVerified = true, userPresent = true } = forgery;
    answers += isSynced ? 0 : 1;
    const rest = Buffer.alloc(5);
    rest.writeUInt8(
      (userPresent ? USER_PRESENT : 0) | (userVerified ? USER_VERIFIED : 0) | (attested ? ATTESTED : 0),
    );
    rest.writeUInt32BE(forgery.counter ?? answers, 1);
    return Buffer.concat([sha256(forgery.rpId ?? asked.rpId), rest, attested ?? Buffer.alloc(0)]);
  };

  return {
    id,
    publicKey: base64url(coseKey),
    assert(asked, forgery = {}) {
      const clientData = Buffer.from(clientDataOf('webauthn.get', asked, forgery));
      const data = authenticatorData(asked, forgery, null);
      const signature = sign('sha256', Buffer.concat([data, sha256(clientData)]), privateKey);
      const spoil = (bytes: Buffer, what: Forgery['alters']): string => {
        const copy = Buffer.from(bytes);
        // The last byte: of the signature's number, of the counter, of the white space that JSON allows.
        if (forgery.alters === what) copy.writeUInt8((copy.at(-1) ?? 0) ^ 1, copy.length - 1);
        return base64url(copy);
      };
      const spoiltClientData =
        forgery.alters === 'clientDataJSON' ? Buffer.concat([clientData, Buffer.from(' ')]) : clientData;
      const handle = forgery.userHandle === undefined ? userHandle : forgery.userHandle;
      return {
        id: forgery.id ?? id,
        rawId: forgery.id ?? id,
        type: 'public-key',
        response: {
          clientDataJSON: base64url(spoiltClientData),
          authenticatorData: spoil(data, 'authenticatorData'),
          signature: spoil(signature, 'signature'),
          ...(handle !== null && { userHandle: base64url(handle) }),
        },
        clientExtensionResults: {},
      };
    },
    register(asked, forgery = {}) {
      const clientData = clientDataOf('webauthn.create', asked, forgery);
      const idLength = Buffer.alloc(2);
      idLength.writeUInt16BE(rawId.length);
      const attested = Buffer.concat([Buffer.alloc(16), idLength, rawId, coseKey]);
      const attestation = new Map<string, string | Uint8Array | Map<string, never>>([
        ['fmt', 'none'],
        ['attStmt', new Map<string, never>()],
        ['authData', Uint8Array.from(authenticatorData(asked, forgery, attested))],
      ]);
      return {
        id,
        rawId: id,
        type: 'public-key',
        response: {
          clientDataJSON: base64url(clientData),
          attestationObject: base64url(isoCBOR.encode(attestation)),
          transports: ['internal'],
        },
        clientExtensionResults: {},
      };
    },
  };
}

/** The RP ID of a test clinic's pages: the registrable domain of its origin. */
export const rpIdOf = ({ origin }: TestClinic): string => new URL(origin).hostname.replace(/^www\./, '');

/** A passkey for the pages of the person's clinic. */
export async function givePasskey(
  { node, clock }: Door,
  person: TestPerson,
  { isSynced = false, domain = rpIdOf(person.clinic) }: { isSynced?: boolean; domain?: string } = {},
): Promise<SoftPasskey> {
  const passkey = createPasskey(person.profileId, { isSynced });
  const { id, publicKey } = passkey;
  const made = { domain, origin: person.clinic.origin, transports: 'internal', name: 'A passkey' };
  const times = { createdAt: clock.now(), lastUsedAt: null };
  await insertPasskey(node.database.db, {
    ...profileKey(person),
    ...made,
    ...times,
    id,
    publicKey,
    counter: 0,
  });
  return passkey;
}

/** A challenge of a clinic: `login` without a password, or of the second step. */
export async function askForPasskey(
  page: Page,
  clinic: TestClinic,
  at: 'passkey' | 'second-step/passkey',
): Promise<PasskeyChallengeAnswer['options']> {
  const { text } = await loginCall(`${at}/challenge`)(page, clinic);
  return (JSON.parse(text) as PasskeyChallengeAnswer).options;
}

export const answerPasskey = (
  page: Page,
  clinic: TestClinic,
  at: 'passkey' | 'second-step/passkey',
  assertion: PasskeyAssertion,
  more: { trustBrowser?: boolean } = {},
): Promise<Answer> => loginCall(at)(page, clinic, { assertion, ...more });
