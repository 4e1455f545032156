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
  const known = compare(await listKeyChecks(db), keys);
  // A key that does not fit must leave no trace, or the right one would not fit any more either.
  if (known.kind !== 'fitting') return known;
  for (const version of keys.versions) {
    const check = keyCheck(keys, version);
    if (check) await rememberKeyCheck(db, version, check);
  }
  // Once more: another node may have been first, with another key.
  return compare(await listKeyChecks(db), keys);
}

function compare(stored: ReadonlyMap<number, string>, keys: KeyRing): KeysOutcome {
  for (const [version, check] of stored) {
    const ours = keyCheck(keys, version);
    if (ours === null) return { kind: 'missing-key', version };
    if (ours !== check) return { kind: 'wrong-key', version };
  }
  return { kind: 'fitting' };
}
