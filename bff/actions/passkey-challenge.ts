import { createHmac, timingSafeEqual } from 'node:crypto';
import { getDomain } from 'tldts';
import { currentKey } from '../crypto/key-ring.ts';
import { tokenHash } from '../crypto/token.ts';
import { PASSKEY_CHALLENGE_SECONDS } from '../domain/two-step.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { Deps } from './deps.ts';

/** 128 bits of chance: WebAuthn Level 3, 13.4.3 asks for 16 bytes. */
const NONCE_BYTES = 16;
const EXPIRY_BYTES = 8;
const HEAD_BYTES = NONCE_BYTES + EXPIRY_BYTES;
/** HMAC-SHA-256. */
const MARK_BYTES = 32;

/** EdDSA, ES256, RS256 by their COSE numbers: what WebAuthn Level 3, 5.4, note, asks sites to offer at least. */
export const passkeyAlgorithms: readonly number[] = [-8, -7, -257];

/**
 * The RP ID for a page of this clinic: the clinic's setting, else the registrable domain of the page (rule 27).
 *
 * @param origin of the page, admitted by the clinic gate.
 * @returns null where passkeys do not work: at a bare address, or in the BFF's own pages on another domain.
 */
export function passkeyDomain(
  { passkeyDomain: own, origins }: Pick<Clinic, 'passkeyDomain' | 'origins'>,
  origin: string,
): string | null {
  const domain = own ?? registrableDomain(origin);
  const host = hostOf(origin);
  if (domain === null || (host !== domain && !host.endsWith(`.${domain}`))) return null;
  // A page of the BFF's that is none of the clinic's could share its domain with other clinics.
  const isClinics = [...origins].some((one) => (own ?? registrableDomain(one)) === domain);
  return isClinics ? domain : null;
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).hostname : '';
}

function registrableDomain(origin: string): string | null {
  const host = hostOf(origin);
  if (host === 'localhost') return host;
  return getDomain(host, { allowPrivateDomains: true });
}

/**
 * A challenge that nothing has to be stored for: chance, its end, and a keyed hash that binds both to the clinic
 * and to what it is about. Strangers who ask for many fill no table; answering one uses it up.
 *
 * @param about such as `login` or `registration|OWNER`.
 * @returns base64url.
 */
export function newPasskeyChallenge(
  deps: Pick<Deps, 'keys' | 'random' | 'clock'>,
  clinicId: number,
  about: string,
): string {
  const expiry = Buffer.alloc(EXPIRY_BYTES);
  expiry.writeBigUInt64BE(BigInt(deps.clock() + PASSKEY_CHALLENGE_SECONDS * 1000));
  const head = Buffer.concat([deps.random(NONCE_BYTES), expiry]);
  const key = currentKey(deps.keys, 'passkey-challenge');
  return Buffer.concat([head, mark(key, clinicId, about, head)]).toString('base64url');
}

/**
 * Reads a challenge that came back: ours, for this, and in time. It still has to be used up, by the hash that is
 * answered here.
 */
export function readPasskeyChallenge(
  deps: Pick<Deps, 'keys' | 'clock'>,
  clinicId: number,
  about: string,
  challenge: string,
): { readonly challengeHash: string } | null {
  const bytes = Buffer.from(challenge, 'base64url');
  if (bytes.length !== HEAD_BYTES + MARK_BYTES) return null;
  const head = bytes.subarray(0, HEAD_BYTES);
  const given = bytes.subarray(HEAD_BYTES);
  const isOurs = deps.keys.versions.some((version) => {
    const key = deps.keys.key('passkey-challenge', version);
    return key !== null && timingSafeEqual(given, mark(key, clinicId, about, head));
  });
  if (!isOurs) return null;
  const expiresAt = Number(head.readBigUInt64BE(NONCE_BYTES));
  // Of the bytes: one challenge can be spelt in several ways.
  return deps.clock() < expiresAt ? { challengeHash: tokenHash(bytes.toString('hex')) } : null;
}

function mark(key: Buffer, clinicId: number, about: string, head: Buffer): Buffer {
  return createHmac('sha256', key).update(`${clinicId}|${about}|`).update(head).digest();
}
