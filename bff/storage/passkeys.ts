import type { Insertable, Selectable } from 'kysely';
import type { Db } from './database.ts';
import type { ProfileKey } from './profiles.ts';
import type { Instant } from './tables.ts';
import type { PasskeyTable } from './two-step-tables.ts';

export type StoredPasskey = Selectable<PasskeyTable>;

/** What a credential's id can be (base64url); anything else is nobody's, and some of it no database's text. */
const ID = /^[A-Za-z0-9_-]{1,2000}$/;

/** Stores a passkey; false where the clinic knows this credential already, whoever has it. */
export async function insertPasskey(trx: Db, passkey: Insertable<PasskeyTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('passkey')
    .values(passkey)
    .onConflict((conflict) => conflict.columns(['clinicId', 'id']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** A profile's passkeys, oldest first. */
export async function listPasskeys(db: Db, key: ProfileKey): Promise<readonly StoredPasskey[]> {
  return db
    .selectFrom('passkey')
    .selectAll()
    .where('clinicId', '=', key.clinicId)
    .where('profileId', '=', key.profileId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
}

/** The clinic's passkey with this credential id. */
export async function findPasskey(db: Db, clinicId: number, id: string): Promise<StoredPasskey | null> {
  if (!ID.test(id)) return null;
  const row = await db
    .selectFrom('passkey')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Notes that a passkey was used. Guarded by the counter that was compared, so that of two answers with the same
 * counter one is refused (WebAuthn Level 3, 7.2, step 22); synced passkeys stay at 0.
 */
export async function notePasskeyUse(
  trx: Db,
  passkey: Pick<StoredPasskey, 'clinicId' | 'id' | 'counter'>,
  { counter, now }: { counter: number; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('passkey')
    .set({ counter, lastUsedAt: now })
    .where('clinicId', '=', passkey.clinicId)
    .where('id', '=', passkey.id)
    .where('counter', '=', passkey.counter)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Gives one's own passkey another name; false where it is not one's own. */
export async function renamePasskey(trx: Db, key: ProfileKey, id: string, name: string): Promise<boolean> {
  if (!ID.test(id)) return false;
  const { numUpdatedRows } = await trx
    .updateTable('passkey')
    .set({ name })
    .where('clinicId', '=', key.clinicId)
    .where('profileId', '=', key.profileId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Removes one passkey of a profile, or with `id` left out all; answers how many. */
export async function deletePasskeys(trx: Db, key: ProfileKey, id?: string): Promise<number> {
  if (id !== undefined && !ID.test(id)) return 0;
  const { numDeletedRows } = await trx
    .deleteFrom('passkey')
    .where('clinicId', '=', key.clinicId)
    .where('profileId', '=', key.profileId)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Uses a challenge up: true for one caller only. The transaction is to be undone where it was used before. */
export async function useChallenge(
  trx: Db,
  { clinicId, challengeHash }: { clinicId: number; challengeHash: string },
  now: Instant,
): Promise<boolean> {
  const used = await trx
    .insertInto('usedChallenge')
    .values({ clinicId, challengeHash, usedAt: now })
    .onConflict((conflict) => conflict.columns(['clinicId', 'challengeHash']).doNothing())
    .returning('usedAt')
    .executeTakeFirst();
  return used !== undefined;
}
