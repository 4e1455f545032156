import { HOTP, Secret, TOTP } from 'otpauth';
import type { Random } from './token.ts';

/** RFC 4226, 4 (R6), recommends 160 bits, the length of a SHA-1 (product rule 19). */
const SECRET_BYTES = 20;
/** What every authenticator app understands (product rule 19; RFC 6238, 4.1 and 5.2). */
const ALGORITHM = 'SHA1';
const DIGITS = 6;
const STEP_SECONDS = 30;
/** Clocks may be apart by one step either way (RFC 6238, 5.2 and 6); the newest is looked at first. */
const DRIFTS = [1, 0, -1];

/** A new secret of 160 bits, as 32 letters and digits (base32, RFC 4648, 6). */
export function newTotpSecret(random: Random): string {
  // A copy of its own: the bytes of a small Buffer are a part of a larger memory, which `Secret` would take whole.
  return new Secret({ buffer: Uint8Array.from(random(SECRET_BYTES)).buffer }).base32;
}

/**
 * What an authenticator app reads from the QR code: `otpauth://totp/ISSUER:ACCOUNT?…`
 * (https://github.com/google/google-authenticator/wiki/Key-Uri-Format).
 *
 * @param secret as {@link newTotpSecret} gives it.
 * @param label what the app shows beside the code: the clinic's name and the username. A colon, which would part
 *   the two elsewhere, becomes a space.
 */
export function totpUri(secret: string, { issuer, account }: { issuer: string; account: string }): string {
  return new TOTP({
    issuer: labelPart(issuer),
    label: labelPart(account),
    algorithm: ALGORITHM,
    digits: DIGITS,
    period: STEP_SECONDS,
    secret: Secret.fromBase32(secret),
  }).toString();
}

/**
 * The time step that a code belongs to. Each step is to be accepted once only, and no older one after it (RFC 6238,
 * 5.2; ASVS 6.5.1): that is for whoever stores the last one.
 *
 * @param secret as {@link newTotpSecret} gives it.
 * @param code as typed: spaces are no part of it.
 * @param now in ms since the epoch.
 * @returns the number of the step (30 s each, since the epoch), the newest where there are several; null: it is
 *   no code of now, of one step before or of one after.
 */
export function matchingStep(secret: string, code: string, now: number): number | null {
  const token = code.normalize('NFKC').replace(/\s/g, '');
  if (!/^[0-9]{6}$/.test(token)) return null;
  const key = Secret.fromBase32(secret);
  const current = Math.floor(now / (STEP_SECONDS * 1000));
  // All of them are worked out, whichever it is, so that the time taken tells nothing.
  const steps = DRIFTS.map((drift) => current + drift).filter((step) => isCodeOf(key, token, step));
  return steps[0] ?? null;
}

/** otpauth compares in constant time (ASVS 11.2.4). */
function isCodeOf(secret: Secret, token: string, counter: number): boolean {
  if (counter < 0) return false;
  return HOTP.validate({ token, secret, counter, algorithm: ALGORITHM, digits: DIGITS, window: 0 }) !== null;
}

function labelPart(text: string): string {
  return text.toWellFormed().replace(/:/g, ' ').replace(/\s+/gu, ' ').trim();
}
