import { newToken, tokenHash } from '../crypto/token.ts';
import { type ApiScope, apiScopes, readApiKeyName, writeApiKey } from '../domain/api-key.ts';
import type { Actor, Source } from '../domain/audit-event.ts';
import { insertApiKey } from '../storage/api-keys.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { Deps } from './deps.ts';
import { recordEvent } from './record-event.ts';

/** A key that somebody wants for a clinic's practice system. */
export interface ApiKeyWish {
  readonly clinic: Pick<Clinic, 'id'>;
  /** What it is called, as `readApiKeyName` reads it. */
  readonly name: string;
  /** At least one. */
  readonly scopes: readonly ApiScope[];
  readonly actor: Actor;
  /** Left out: where the request under way came from. */
  readonly source?: Source;
}

/** A new key. `key` is shown now and never again: what is stored leads back to no key. */
export interface NewApiKey {
  /** Names the key in lists and in the audit log; it opens nothing. */
  readonly id: string;
  readonly key: string;
}

/** Ids of 64 bits that any command line takes: no `-` at the beginning. */
const ID_BYTES = 8;

/** Makes a key for a clinic's practice system, good for its scopes until it is revoked (rule 37). */
export async function makeApiKey(
  deps: Pick<Deps, 'database' | 'random' | 'clock'>,
  { clinic, name, scopes, actor, source }: ApiKeyWish,
): Promise<NewApiKey> {
  const named = readApiKeyName(name);
  if (named.kind === 'refused' || scopes.length === 0) throw new Error('a key has a name and a scope');
  const clinicId = clinic.id;
  const id = deps.random(ID_BYTES).toString('hex');
  const key = writeApiKey({ id, secret: newToken(deps.random) });
  // Each once, in one order, however they were named.
  const granted = apiScopes.filter((scope) => scopes.includes(scope));
  await deps.database.db.transaction().execute(async (trx) => {
    const createdAt = deps.clock();
    const keyHash = tokenHash(key);
    await insertApiKey(trx, { clinicId, id, name: named.value, keyHash, scopes: granted, createdAt });
    await recordEvent(deps, trx, {
      clinicId,
      event: 'api-key-made',
      actor,
      subjectId: null,
      ...(source && { source }),
      details: { key: id, name: named.value, scopes: granted.join() },
    });
  });
  return { id, key };
}
