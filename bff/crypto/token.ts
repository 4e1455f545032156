import { hash, randomBytes } from 'node:crypto';

/** Chance, as a parameter: `random(n)` gives n unpredictable bytes. Tests may hand in their own. */
export type Random = (bytes: number) => Buffer;

export const systemRandom: Random = randomBytes;

/** An opaque token of 256 bits (rule 5; ASVS 7.2.3 asks for 128), as 43 characters of base64url. */
export function newToken(random: Random): string {
  return random(32).toString('base64url');
}

/** A new public id of 128 bits, as 22 characters of base64url. Knowing an id opens nothing. */
export function newId(random: Random): string {
  return random(16).toString('base64url');
}

/**
 * The same for many at once: those made together begin alike (48 bits of time, 80 of chance), so that a database writes
 * them side by side.
 *
 * @param now in ms since the epoch.
 */
export function newNeighbourId(random: Random, now: number): string {
  const time = Buffer.alloc(6);
  time.writeUIntBE(now, 0, 6);
  return Buffer.concat([time, random(10)]).toString('base64url');
}

/** What is stored of a random token: its SHA-256. Such tokens are too long to guess, so no salt is needed. */
export function tokenHash(token: string): string {
  return hash('sha256', token, 'base64url');
}
