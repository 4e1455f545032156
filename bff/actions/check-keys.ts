import { type KeyRing, keyCheck } from '../crypto/key-ring.ts';
import type { Database } from '../storage/database.ts';
import { listKeyChecks, rememberKeyCheck } from '../storage/secret-keys.ts';

export type KeysOutcome =
  | { readonly kind: 'fitting' }
  /** The data was written with another key of this version. */
  | { readonly kind: 'wrong-key'; readonly version: number }
  /** The data was written with a key version that is not configured. */
  | { readonly kind: 'missing-key'; readonly version: number };

/**
 * Holds the configured keys against those that this database was written with, at start: a wrong key then
 * stops the node at once, where it would otherwise fail every login later (ASVS 11.1.1).
 */
export async function checkKeys({ db }: Database, keys: KeyRing): Promise<KeysOutcome> {
  for (const version of keys.versions) {
    const check = keyCheck(keys, version);
    if (check) await rememberKeyCheck(db, version, check);
  }
  for (const [version, stored] of await listKeyChecks(db)) {
    const check = keyCheck(keys, version);
    if (check === null) return { kind: 'missing-key', version };
    if (check !== stored) return { kind: 'wrong-key', version };
  }
  return { kind: 'fitting' };
}
