/** What a proof claims of the request that it goes with (RFC 9449 4.2). */
export interface ProofClaims {
  readonly method: string;
  readonly address: string;
  /** Seconds since the epoch. */
  readonly issuedAt: number;
  readonly tokenHash: string | null;
}

/** The request as it really is. */
export interface ProvenRequest {
  readonly method: string;
  /** As the browser sees it: `PUBLIC_URL` and path, no query. */
  readonly address: string;
  /** The hash of the session token that came along; null: none did. */
  readonly tokenHash: string | null;
}

/** Where a proof does not fit. */
export type ProofFault = 'method' | 'address' | 'token' | 'clock';

/** A device's clock may be off by so much, either way (RFC 9449 11.1: "seconds or minutes"). */
export const CLOCK_SECONDS = 60;
/** A nonce is good for the rest of its minute and the next one. */
export const NONCE_SECONDS = 60;
/** A proof is good for two minutes at the most; nodes' clocks may be off among themselves. */
const REMEMBERED_MINUTES = 5;

/**
 * Holds a proof against the request it came with. Addresses are compared letter for letter: a browser's own spelling
 * is the only one that there is, and what another one might mean is nobody's to guess.
 *
 * @param now in ms since the epoch.
 * @returns where it does not fit; null: it does.
 */
export function faultOf(claims: ProofClaims, request: ProvenRequest, now: number): ProofFault | null {
  if (claims.method !== request.method) return 'method';
  if (claims.address !== request.address) return 'address';
  if (claims.tokenHash !== request.tokenHash) return 'token';
  return Math.abs(claims.issuedAt * 1000 - now) > CLOCK_SECONDS * 1000 ? 'clock' : null;
}

/** The bucket of time whose nonces are handed out now; those of the one before are good too. */
export function nonceBucket(now: number): number {
  return Math.floor(now / 1000 / NONCE_SECONDS);
}

/** The minute that a proof is remembered under, by its own word: a copy says the same. */
export function proofMinute({ issuedAt }: Pick<ProofClaims, 'issuedAt'>): number {
  return Math.floor(issuedAt / 60);
}

/** Proofs of minutes before this one can be forgotten: their time is over, at every node. */
export function firstRememberedMinute(now: number): number {
  return Math.floor(now / 60_000) - REMEMBERED_MINUTES;
}
