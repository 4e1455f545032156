import { tokenHash } from '../crypto/token.ts';
import { isApiKey } from '../domain/api-key.ts';
import { clientNetwork } from '../domain/client-network.ts';
import { findApiKey, noteApiKeyUse, type StoredApiKey } from '../storage/api-keys.ts';
import type { Clinic } from '../storage/clinics.ts';
import { countTry } from './count-tries.ts';
import type { Deps } from './deps.ts';

/** Written down at most this often that a key was used, so that a busy key costs the database next to nothing. */
const USE_STEP_MS = 600_000;

export type KeyVerification =
  | { readonly kind: 'known'; readonly key: StoredApiKey }
  /** Unknown, revoked, another clinic's: all the same. */
  | { readonly kind: 'wrong' }
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number };

/** What a practice system shows. */
export interface KeyShown {
  readonly clinic: Pick<Clinic, 'id'>;
  readonly key: string;
  readonly address: string;
}

/**
 * Judges a key. Wrong ones are counted by client address; a right one is let in even so, for nobody comes upon 256
 * bits by trying, and a neighbour behind the same address shall not lock the clinic's system out.
 */
export async function verifyApiKey(
  deps: Pick<Deps, 'database' | 'clock'>,
  { clinic, key, address }: KeyShown,
): Promise<KeyVerification> {
  const known = await findLivingKey(deps, clinic, key);
  if (!known) {
    const subject = { kind: 'api-key', id: clientNetwork(address) } as const;
    const tried = await countTry(deps, clinic.id, [subject]);
    return tried.kind === 'counted' ? { kind: 'wrong' } : tried;
  }
  const now = deps.clock();
  if (known.lastUsedAt === null || now - known.lastUsedAt >= USE_STEP_MS) {
    await noteApiKeyUse(deps.database.db, { clinicId: clinic.id, id: known.id, at: now });
  }
  return { kind: 'known', key: known };
}

/** The clinic's key, unless it is revoked; asked again once a body that may have taken minutes has arrived. */
export async function findLivingKey(
  { database }: Pick<Deps, 'database'>,
  clinic: Pick<Clinic, 'id'>,
  key: string,
): Promise<StoredApiKey | null> {
  if (!isApiKey(key)) return null;
  const known = await findApiKey(database.db, { clinicId: clinic.id, keyHash: tokenHash(key) });
  return known?.revokedAt === null ? known : null;
}
