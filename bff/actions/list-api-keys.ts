import { listApiKeysOf, type StoredApiKey } from '../storage/api-keys.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { Deps } from './deps.ts';

/** The keys of a clinic's practice system, the oldest first, the revoked ones among them. No key is shown. */
export async function listApiKeys(
  { database }: Pick<Deps, 'database'>,
  clinic: Pick<Clinic, 'id'>,
): Promise<readonly StoredApiKey[]> {
  return listApiKeysOf(database.db, clinic.id);
}
