import type { Insertable } from 'kysely';
import type { Db } from './database.ts';
import type { AccountLinkKind, AccountLinkTable, Instant } from './tables.ts';

/** A link that can still be used, with whose it is. */
export interface LiveAccountLink {
  readonly profileId: string;
  readonly kind: AccountLinkKind;
}

interface LinkKey {
  readonly clinicId: number;
  readonly tokenHash: string;
}

export async function insertAccountLink(
  trx: Db,
  link: Omit<Insertable<AccountLinkTable>, 'usedAt'>,
): Promise<void> {
  await trx
    .insertInto('accountLink')
    .values({ ...link, usedAt: null })
    .execute();
}

/** The link with this token if it can still be used. Looking uses nothing up. */
export async function findLiveLink(
  db: Db,
  { clinicId, tokenHash }: LinkKey,
  now: Instant,
): Promise<LiveAccountLink | null> {
  const row = await db
    .selectFrom('accountLink')
    .select(['profileId', 'kind'])
    .where('clinicId', '=', clinicId)
    .where('tokenHash', '=', tokenHash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  return row ?? null;
}

/** Uses a link up: true for one caller only, however many try at once. */
export async function useLink(trx: Db, { clinicId, tokenHash }: LinkKey, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('accountLink')
    .set({ usedAt: now })
    .where('clinicId', '=', clinicId)
    .where('tokenHash', '=', tokenHash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ends a profile's unused links: all of them, or those of one kind. */
export async function endLinks(
  trx: Db,
  { clinicId, profileId }: { clinicId: number; profileId: string },
  kind?: AccountLinkKind,
): Promise<void> {
  await trx
    .deleteFrom('accountLink')
    .where('clinicId', '=', clinicId)
    .where('profileId', '=', profileId)
    .where('usedAt', 'is', null)
    .$if(kind !== undefined, (links) => links.where('kind', '=', kind ?? 'welcome'))
    .execute();
}
