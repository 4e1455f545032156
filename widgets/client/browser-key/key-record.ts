import { generateKeyPair } from 'dpop';
import type { Tokens } from './tokens.ts';

/** What a browser keeps for one clinic at one BFF. */
export interface KeyRecord {
  /** The browser key: ES256, its private half not to be had by any script, this one included. */
  readonly keyPair: CryptoKeyPair;
  readonly tokens: Tokens;
  /** The newest nonce that the BFF has given (RFC 9449, 8.2); null: none so far. */
  readonly nonce: string | null;
  /** Another one after each logout: answers to what was asked before it bring no token back. */
  readonly era: string;
}

/** A record with a new key and no tokens. */
export async function newKeyRecord(): Promise<KeyRecord> {
  const keyPair = await generateKeyPair('ES256', { extractable: false });
  return { keyPair, tokens: {}, nonce: null, era: newEra() };
}

/** A time between two logouts. */
export function newEra(): string {
  return crypto.randomUUID();
}
