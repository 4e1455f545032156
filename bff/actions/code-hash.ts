import { createHmac } from 'node:crypto';
import { currentKey, type KeyRing } from '../crypto/key-ring.ts';

/** What is stored of an email's code: keyed, for six digits are soon tried, and bound to its own request. */
export function codeHash(keys: KeyRing, clinicId: number, verificationId: string, code: string): string {
  return createHmac('sha256', currentKey(keys, 'email-code'))
    .update(`${clinicId}|${verificationId}|${code}`)
    .digest('base64url');
}
