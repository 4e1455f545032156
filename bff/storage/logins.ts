import type { Insertable, Selectable } from 'kysely';
import type { Db } from './database.ts';
import type { Instant } from './tables.ts';
import type { LoginTable } from './two-step-tables.ts';

export type StoredLogin = Selectable<LoginTable>;

interface LoginKey {
  readonly clinicId: number;
  readonly tokenHash: string;
}

/** The facts that a login can gain, or lose again. */
export type GainedFacts = Partial<
  Pick<
    LoginTable,
    'secondStepAt' | 'recoveryCodeIssuedAt' | 'recoveryCodeSavedAt' | 'smsCodeHash' | 'smsSentAt'
  >
>;

export async function insertLogin(
  trx: Db,
  login: Pick<
    Insertable<LoginTable>,
    'clinicId' | 'tokenHash' | 'profileId' | 'expiresAt' | 'firstStepAt' | 'secondStepAt'
  >,
): Promise<void> {
  await trx
    .insertInto('login')
    .values({
      ...login,
      codeTries: 0,
      recoveryTries: 0,
      smsCodeHash: null,
      smsSentAt: null,
      recoveryCodeIssuedAt: null,
      recoveryCodeSavedAt: null,
      endedAt: null,
    })
    .execute();
}

/** The login with this token while it is in progress. */
export async function findLogin(db: Db, key: LoginKey, now: Instant): Promise<StoredLogin | null> {
  const row = await db
    .selectFrom('login')
    .selectAll()
    .where('clinicId', '=', key.clinicId)
    .where('tokenHash', '=', key.tokenHash)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  return row ?? null;
}

/** Notes facts that a login has gained. */
export async function noteFacts(trx: Db, key: LoginKey, facts: GainedFacts): Promise<void> {
  await trx
    .updateTable('login')
    .set(facts)
    .where('clinicId', '=', key.clinicId)
    .where('tokenHash', '=', key.tokenHash)
    .execute();
}

/** Ends a login: true for one caller only, however many try at once. */
export async function endLogin(trx: Db, key: LoginKey, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('login')
    .set({ endedAt: now, smsCodeHash: null })
    .where('clinicId', '=', key.clinicId)
    .where('tokenHash', '=', key.tokenHash)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ends all logins of a profile that are in progress. */
export async function endLoginsOf(
  trx: Db,
  { clinicId, profileId }: { clinicId: number; profileId: string },
  now: Instant,
): Promise<void> {
  await trx
    .updateTable('login')
    .set({ endedAt: now, smsCodeHash: null })
    .where('clinicId', '=', clinicId)
    .where('profileId', '=', profileId)
    .where('endedAt', 'is', null)
    .execute();
}

/** Voids the text messages' codes of all logins of a profile, once another number is proven. */
export async function voidSmsCodesOf(
  trx: Db,
  { clinicId, profileId }: { clinicId: number; profileId: string },
): Promise<void> {
  await trx
    .updateTable('login')
    .set({ smsCodeHash: null })
    .where('clinicId', '=', clinicId)
    .where('profileId', '=', profileId)
    .where('endedAt', 'is', null)
    .execute();
}

/**
 * Counts one more code before it is judged, and compares in the same statement (ASVS 15.4.2).
 *
 * @returns how many that makes; null: no more are judged in this login.
 */
export async function takeLoginTry(
  trx: Db,
  key: LoginKey,
  counter: 'codeTries' | 'recoveryTries',
  { most, now }: { most: number; now: Instant },
): Promise<number | null> {
  const row = await trx
    .updateTable('login')
    .set((eb) => ({ [counter]: eb(counter, '+', 1) }))
    .where('clinicId', '=', key.clinicId)
    .where('tokenHash', '=', key.tokenHash)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now)
    .where(counter, '<', most)
    .returning(counter)
    .executeTakeFirst();
  return row ? row[counter] : null;
}

/** Puts the code of a new text message in the place of the older one, unless that was sent after `notSince`. */
export async function putSmsCode(
  trx: Db,
  key: LoginKey,
  { codeHash, now, notSince }: { codeHash: string; now: Instant; notSince: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('login')
    .set({ smsCodeHash: codeHash, smsSentAt: now })
    .where('clinicId', '=', key.clinicId)
    .where('tokenHash', '=', key.tokenHash)
    .where('endedAt', 'is', null)
    .where((eb) => eb.or([eb('smsSentAt', 'is', null), eb('smsSentAt', '<=', notSince)]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/**
 * Uses up the code of a text message: true for one caller only, and for this code only.
 *
 * @param codeHashes of the code, under each key version.
 */
export async function useSmsCode(
  trx: Db,
  key: LoginKey,
  { codeHashes, sentAfter }: { codeHashes: readonly string[]; sentAfter: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('login')
    .set({ smsCodeHash: null })
    .where('clinicId', '=', key.clinicId)
    .where('tokenHash', '=', key.tokenHash)
    .where('endedAt', 'is', null)
    .where('smsCodeHash', 'in', codeHashes)
    .where('smsSentAt', '>', sentAfter)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
