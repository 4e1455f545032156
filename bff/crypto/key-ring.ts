import { createHmac, hkdfSync } from 'node:crypto';

/** What a derived key is for. One master key never serves two purposes (ASVS 11.1.1). */
export type KeyPurpose =
  | 'password-pepper'
  | 'throttle-subject'
  | 'email-code'
  | 'sms-code'
  | 'authenticator'
  | 'recovery-code'
  | 'passkey-challenge'
  | 'feed-address'
  | 'key-check'
  | 'outbox'
  | 'page-cursor'
  | 'browser-key'
  | 'proof-nonce';

/** The operator's keys by version; the highest is used for what is written from now on. */
export interface KeyRing {
  readonly currentVersion: number;
  readonly versions: readonly number[];
  /** A key of 32 bytes for this purpose, derived from the master key of this version; null: no such version. */
  key(purpose: KeyPurpose, version: number): Buffer | null;
}

const MASTER_KEY_BYTES = 32;

export type ParsedKeys =
  | { readonly kind: 'parsed'; readonly masterKeys: ReadonlyMap<number, Buffer> }
  | { readonly kind: 'unreadable'; readonly reason: string };

/**
 * Reads `SECRETS_KEY`: `VERSION:KEY`, several by commas, KEY being 32 bytes in base64 or base64url.
 * The reason never repeats the value.
 */
export function parseSecretsKey(text: string): ParsedKeys {
  const masterKeys = new Map<number, Buffer>();
  for (const part of text.split(',')) {
    const match = /^([1-9][0-9]{0,3}):([A-Za-z0-9+/_-]{42,}=?)$/.exec(part.trim());
    const [version, key] = [Number(match?.[1]), Buffer.from(match?.[2] ?? '', 'base64url')];
    if (!match)
      return { kind: 'unreadable', reason: 'write it as VERSION:KEY, for example 1:<32 bytes in base64>' };
    if (key.length !== MASTER_KEY_BYTES)
      return { kind: 'unreadable', reason: 'each key has to be 32 bytes in base64' };
    if (masterKeys.has(version))
      return { kind: 'unreadable', reason: `version ${version} stands there twice` };
    masterKeys.set(version, key);
  }
  return { kind: 'parsed', masterKeys };
}

/** A key ring over the given master keys (at least one). Keys are derived by HKDF-SHA-256 (RFC 5869). */
export function createKeyRing(masterKeys: ReadonlyMap<number, Buffer>): KeyRing {
  const derived = new Map<string, Buffer>();
  const versions = [...masterKeys.keys()].toSorted((a, b) => a - b);
  const currentVersion = versions.at(-1);
  if (currentVersion === undefined) throw new Error('a key ring needs at least one key');
  return {
    currentVersion,
    versions,
    key(purpose, version) {
      const name = `${version} ${purpose}`;
      const known = derived.get(name);
      if (known) return known;
      const master = masterKeys.get(version);
      if (!master) return null;
      const key = Buffer.from(hkdfSync('sha256', master, '', `clinic-auth/${purpose}`, 32));
      derived.set(name, key);
      return key;
    },
  };
}

/** The ring's key of the current version for this purpose. */
export function currentKey(ring: KeyRing, purpose: KeyPurpose): Buffer {
  const key = ring.key(purpose, ring.currentVersion);
  if (!key) throw new Error('the key ring has lost its current key');
  return key;
}

/**
 * A value by which a key is known again without giving it away. It is stored beside the data, so that a
 * node started with the wrong key says so at once instead of failing every login later.
 */
export function keyCheck(ring: KeyRing, version: number): string | null {
  const key = ring.key('key-check', version);
  return key && createHmac('sha256', key).update('clinic-auth').digest('base64url');
}
