import { createHmac } from 'node:crypto';
import { currentKey, type KeyRing } from './key-ring.ts';

/** What a nonce says: the store of used proofs was in this epoch, and it was this bucket's time. */
export interface NoncePlace {
  readonly epoch: string;
  readonly bucket: number;
}

/** 128 bits, as 22 characters: nobody guesses one ahead of its time. */
const LENGTH = 22;

const nonceUnder = (key: Buffer, { epoch, bucket }: NoncePlace): string =>
  createHmac('sha256', key).update(`${epoch}|${bucket}`).digest('base64url').slice(0, LENGTH);

/** The nonce to hand out (RFC 9449 8). Nothing is stored: every node with these keys makes the same one. */
export function makeNonce(keys: KeyRing, place: NoncePlace): string {
  return nonceUnder(currentKey(keys, 'proof-nonce'), place);
}

/** All nonces for this place that a node may have handed out: while keys are rotated, some have the older one. */
export function noncesOf(keys: KeyRing, place: NoncePlace): readonly string[] {
  return keys.versions.flatMap((version) => {
    const key = keys.key('proof-nonce', version);
    return key ? [nonceUnder(key, place)] : [];
  });
}
