import { createCipheriv, createDecipheriv } from 'node:crypto';
import { currentKey, type KeyPurpose, type KeyRing } from './key-ring.ts';
import type { Random } from './token.ts';

/** 96 bits, drawn anew for every sealing (SP 800-38D 8.2.2): good for 2^32 sealings under one key. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const FORMAT = '1';

export type Opened =
  | { readonly kind: 'opened'; readonly plaintext: string }
  /** It was sealed under a key version that this ring does not have. */
  | { readonly kind: 'missing-key'; readonly version: number }
  /** It was altered, cut, or belongs somewhere else. */
  | { readonly kind: 'damaged' };

/**
 * Encrypts what has to be read again, by AES-256-GCM under the ring's current key (ASVS 11.3.2).
 *
 * @param associatedData what the sealed text belongs to, such as `CLINIC|PROFILE`; it opens nowhere else.
 * @returns `1.KEY VERSION.NONCE, CIPHERTEXT AND TAG`, the last in base64url.
 */
export function seal(
  { keys, random }: { keys: KeyRing; random: Random },
  purpose: KeyPurpose,
  plaintext: string,
  associatedData: string,
): string {
  const nonce = random(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', currentKey(keys, purpose), nonce, {
    authTagLength: TAG_BYTES,
  });
  cipher.setAAD(Buffer.from(associatedData));
  const box = Buffer.concat([nonce, cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${FORMAT}.${keys.currentVersion}.${box.toString('base64url')}`;
}

/** Decrypts what {@link seal} made for this purpose and these associated data. */
export function open(keys: KeyRing, purpose: KeyPurpose, sealed: string, associatedData: string): Opened {
  const match = /^1\.([1-9][0-9]{0,3})\.([A-Za-z0-9_-]+)$/.exec(sealed);
  const version = Number(match?.[1]);
  const box = Buffer.from(match?.[2] ?? '', 'base64url');
  if (!match || box.length < NONCE_BYTES + TAG_BYTES) return { kind: 'damaged' };
  const key = keys.key(purpose, version);
  if (!key) return { kind: 'missing-key', version };
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(associatedData));
  decipher.setAuthTag(box.subarray(-TAG_BYTES));
  try {
    const ciphertext = box.subarray(NONCE_BYTES, -TAG_BYTES);
    return {
      kind: 'opened',
      plaintext: Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8'),
    };
  } catch {
    return { kind: 'damaged' };
  }
}
