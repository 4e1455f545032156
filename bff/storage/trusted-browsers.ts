import type { Insertable, Selectable } from 'kysely';
import type { Db } from './database.ts';
import { isId } from './is-id.ts';
import type { ProfileKey } from './profiles.ts';
import type { Instant } from './tables.ts';
import type { TrustedBrowserTable } from './two-step-tables.ts';

export type StoredTrustedBrowser = Selectable<TrustedBrowserTable>;

/** Trusts a browser for a profile; what the profile trusted under the same token is replaced. */
export async function putTrustedBrowser(trx: Db, browser: Insertable<TrustedBrowserTable>): Promise<void> {
  const { id, userAgent, address, createdAt, lastUsedAt, expiresAt } = browser;
  await trx
    .insertInto('trustedBrowser')
    .values(browser)
    .onConflict((conflict) =>
      conflict
        .columns(['clinicId', 'tokenHash', 'profileId'])
        .doUpdateSet({ id, userAgent, address, createdAt, lastUsedAt, expiresAt }),
    )
    .execute();
}

/**
 * Holds all that a browser is trusted with until the transaction ends: of two people who log in there at once, the
 * second one would hold what the first waits for.
 */
export async function holdTrust(
  trx: Db,
  { clinicId, tokenHash }: { clinicId: number; tokenHash: string },
): Promise<void> {
  await trx
    .updateTable('trustedBrowser')
    .set((eb) => ({ lastUsedAt: eb.ref('lastUsedAt') }))
    .where('clinicId', '=', clinicId)
    .where('tokenHash', '=', tokenHash)
    .execute();
}

/** Puts a browser's trust under a new token, of all profiles that trust it: a copied token works no longer. */
export async function renewTrust(
  trx: Db,
  { clinicId, from, to }: { clinicId: number; from: string; to: string },
): Promise<void> {
  await trx
    .updateTable('trustedBrowser')
    .set({ tokenHash: to })
    .where('clinicId', '=', clinicId)
    .where('tokenHash', '=', from)
    .execute();
}

/** Notes that a trusted browser skips the second step; false where this profile does not trust it. */
export async function noteTrustUse(
  trx: Db,
  key: ProfileKey,
  tokenHash: string,
  { now, userAgent, address }: { now: Instant; userAgent: string; address: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('trustedBrowser')
    .set({ lastUsedAt: now, userAgent, address })
    .where('clinicId', '=', key.clinicId)
    .where('profileId', '=', key.profileId)
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The browsers that a profile trusts, the newest use first. */
export async function listTrustedBrowsers(
  db: Db,
  key: ProfileKey,
  now: Instant,
): Promise<readonly StoredTrustedBrowser[]> {
  return db
    .selectFrom('trustedBrowser')
    .selectAll()
    .where('clinicId', '=', key.clinicId)
    .where('profileId', '=', key.profileId)
    .where('expiresAt', '>', now)
    .orderBy('lastUsedAt', 'desc')
    .orderBy('id')
    .execute();
}

/** Ends a profile's trust in one browser, or with `id` left out in all; answers in how many. */
export async function deleteTrust(trx: Db, key: ProfileKey, id?: string): Promise<number> {
  if (id !== undefined && !isId(id)) return 0;
  const { numDeletedRows } = await trx
    .deleteFrom('trustedBrowser')
    .where('clinicId', '=', key.clinicId)
    .where('profileId', '=', key.profileId)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Ends all trust at a clinic that no longer allows it. */
export async function deleteTrustAt(trx: Db, clinicId: number): Promise<void> {
  await trx.deleteFrom('trustedBrowser').where('clinicId', '=', clinicId).execute();
}
