import type { Insertable, Selectable } from 'kysely';
import { type ApiScope, isApiScope } from '../domain/api-key.ts';
import type { ApiKeyTable } from './clinic-side-tables.ts';
import type { Db } from './database.ts';
import { prepareQuery, prepareWrite } from './prepare-query.ts';
import type { Instant } from './tables.ts';

/** A key as it is stored: what it is good for, and never the key. */
export interface StoredApiKey extends Omit<Selectable<ApiKeyTable>, 'keyHash' | 'scopes'> {
  readonly scopes: readonly ApiScope[];
}

interface ApiKeyId {
  readonly clinicId: number;
  readonly id: string;
}

const columns = ['clinicId', 'id', 'name', 'scopes', 'createdAt', 'lastUsedAt', 'revokedAt'] as const;

function readRow({ scopes, ...row }: Omit<Selectable<ApiKeyTable>, 'keyHash'>): StoredApiKey {
  return { ...row, scopes: scopes.split(',').filter(isApiScope) };
}

/** Makes a key, in the caller's transaction. */
export async function insertApiKey(
  trx: Db,
  {
    scopes,
    ...key
  }: Omit<Insertable<ApiKeyTable>, 'scopes' | 'lastUsedAt' | 'revokedAt'> & {
    readonly scopes: readonly ApiScope[];
  },
): Promise<void> {
  await trx
    .insertInto('apiKey')
    .values({ ...key, scopes: scopes.join(), lastUsedAt: null, revokedAt: null })
    .execute();
}

const selectByHash = prepareQuery((db: Db, param: { clinicId: number; keyHash: string }) =>
  db
    .selectFrom('apiKey')
    .select(columns)
    .where('clinicId', '=', param.clinicId)
    .where('keyHash', '=', param.keyHash),
);

/** The clinic's key with this hash, revoked or not. */
export async function findApiKey(
  db: Db,
  look: { readonly clinicId: number; readonly keyHash: string },
): Promise<StoredApiKey | null> {
  const [row] = await selectByHash(db, look);
  return row ? readRow(row) : null;
}

/** A clinic's keys, the oldest first, the revoked ones among them. */
export async function listApiKeysOf(db: Db, clinicId: number): Promise<readonly StoredApiKey[]> {
  const rows = await db
    .selectFrom('apiKey')
    .select(columns)
    .where('clinicId', '=', clinicId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  return rows.map(readRow);
}

const writeUse = prepareWrite((db: Db, param: ApiKeyId & { at: Instant }) =>
  db
    .updateTable('apiKey')
    .set({ lastUsedAt: param.at })
    .where('clinicId', '=', param.clinicId)
    .where('id', '=', param.id),
);

/** Notes that a key was used. */
export async function noteApiKeyUse(db: Db, use: ApiKeyId & { readonly at: Instant }): Promise<void> {
  await writeUse(db, use);
}

/** Ends a key, once; its name where it has just ended, null where it had or there is none. */
export async function endApiKey(
  trx: Db,
  { clinicId, id, now }: ApiKeyId & { readonly now: Instant },
): Promise<string | null> {
  const row = await trx
    .updateTable('apiKey')
    .set({ revokedAt: now })
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .returning('name')
    .executeTakeFirst();
  return row?.name ?? null;
}
