import { hash } from 'node:crypto';
import type { CryptoKey, JWTHeaderParameters, JWTPayload } from 'jose';

/** What a browser has signed about one request (RFC 9449 4.2). Whether it fits the request is another question. */
export interface Proof {
  /** The browser key's thumbprint (RFC 7638, SHA-256). */
  readonly thumbprint: string;
  readonly jti: string;
  /** `htm` */
  readonly method: string;
  /** `htu` */
  readonly address: string;
  /** `iat`: seconds since the epoch, by the device's clock. */
  readonly issuedAt: number;
  readonly nonce: string | null;
  /** `ath`: of the session token that goes with it. */
  readonly tokenHash: string | null;
}

/** Reads proofs. */
export interface ProofReader {
  /**
   * @param text the value of the `DPoP` header.
   * @param now in ms since the epoch.
   * @returns null: it is no proof, or its signature is not its key's.
   */
  read(text: string, now: number): Promise<Proof | null>;
}

const loadJose = () => import('jose');

type Jose = Awaited<ReturnType<typeof loadJose>>;

interface BrowserKey {
  readonly key: CryptoKey;
  readonly thumbprint: string;
}

/** A browser's proof takes 600 to 700 characters. */
const LONGEST = 2048;
const LONGEST_JTI = 64;
/** Exactly one compact JWS with an ES256 signature (64 bytes): two headers are joined by a comma. */
const ONE_PROOF = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{86}$/;
/** Both coordinates of a point of P-256, 32 bytes each. */
const COORDINATE = /^[A-Za-z0-9_-]{43}$/;
/** Importing a key takes longer than verifying by it, and browsers ask more than once. */
const MOST_KEYS = 1000;

/**
 * Verifies proofs by `jose`, which is loaded with the first one: most nodes never see any, and idle memory counts.
 * ES256 alone (RFC 9449 4.3, 11.6): a key of another kind, or a private one, is no browser key.
 */
export function createProofReader(): ProofReader {
  let jose: Jose | null = null;
  const known = new Map<string, BrowserKey>();

  const keyOf = async (lib: Jose, header: JWTHeaderParameters): Promise<BrowserKey> => {
    const point = publicPoint(header.jwk);
    if (!point) throw new lib.errors.JWSInvalid('not a public key of P-256');
    const name = `${point.x}.${point.y}`;
    const kept = known.get(name);
    if (kept) return kept;
    const [key, thumbprint] = await Promise.all([
      lib.importJWK(point, 'ES256'),
      lib.calculateJwkThumbprint(point, 'sha256'),
    ]);
    const [oldest] = known.keys();
    if (known.size >= MOST_KEYS && oldest !== undefined) known.delete(oldest);
    known.set(name, { key, thumbprint });
    return { key, thumbprint };
  };

  return {
    async read(text, now) {
      if (text.length > LONGEST || !ONE_PROOF.test(text)) return null;
      const lib = (jose ??= await loadJose());
      let thumbprint = '';
      const getKey = async (header: JWTHeaderParameters): Promise<CryptoKey> => {
        const found = await keyOf(lib, header);
        thumbprint = found.thumbprint;
        return found.key;
      };
      try {
        const options = { typ: 'dpop+jwt', algorithms: ['ES256'], currentDate: new Date(now) };
        const { payload } = await lib.jwtVerify(text, getKey, options);
        return proofOf(thumbprint, payload);
      } catch (error) {
        // A point that is not on the curve is refused by WebCrypto itself.
        if (error instanceof lib.errors.JOSEError || error instanceof DOMException) return null;
        throw error;
      }
    },
  };
}

/** Only what makes a public key: no other member has a say in how it is used. Null: it is none, or a private one. */
function publicPoint(jwk: unknown): { kty: 'EC'; crv: 'P-256'; x: string; y: string } | null {
  if (typeof jwk !== 'object' || jwk === null || 'd' in jwk) return null;
  const { kty, crv, x, y } = jwk as Readonly<Record<string, unknown>>;
  if (kty !== 'EC' || crv !== 'P-256' || typeof x !== 'string' || typeof y !== 'string') return null;
  return COORDINATE.test(x) && COORDINATE.test(y) ? { kty, crv, x, y } : null;
}

function proofOf(thumbprint: string, { jti, iat, htm, htu, nonce, ath }: JWTPayload): Proof | null {
  if (typeof jti !== 'string' || jti === '' || jti.length > LONGEST_JTI) return null;
  if (typeof htm !== 'string' || typeof htu !== 'string' || !Number.isSafeInteger(iat)) return null;
  if (!isTextOrMissing(nonce) || !isTextOrMissing(ath)) return null;
  const issuedAt = Number(iat);
  return {
    thumbprint,
    jti,
    method: htm,
    address: htu,
    issuedAt,
    nonce: nonce ?? null,
    tokenHash: ath ?? null,
  };
}

function isTextOrMissing(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

/** What a used proof is remembered by: its key and its `jti`, whatever stands in them. */
export function proofHash({ thumbprint, jti }: Pick<Proof, 'thumbprint' | 'jti'>): string {
  return hash('sha256', `${thumbprint} ${jti}`, 'base64url');
}
