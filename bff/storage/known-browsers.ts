import type { Db } from './database.ts';
import { prepareQuery, prepareWrite } from './prepare-query.ts';
import type { Instant } from './tables.ts';

interface KnownBrowser {
  readonly clinicId: number;
  readonly tokenHash: string;
  readonly profileId: string;
}

const selectKnownBrowser = prepareQuery((db: Db, param: KnownBrowser & { notBefore: Instant }) =>
  db
    .selectFrom('knownBrowser')
    .select('createdAt')
    .where('clinicId', '=', param.clinicId)
    .where('tokenHash', '=', param.tokenHash)
    .where('profileId', '=', param.profileId)
    .where('createdAt', '>', param.notBefore),
);

/** Whether this profile has logged in from the browser with this token since `notBefore`. */
export async function isKnownBrowser(db: Db, browser: KnownBrowser, notBefore: Instant): Promise<boolean> {
  return (await selectKnownBrowser(db, { ...browser, notBefore })).length > 0;
}

const writeKnownBrowser = prepareWrite((db: Db, param: KnownBrowser & { createdAt: Instant }) =>
  db.insertInto('knownBrowser').values({
    clinicId: param.clinicId,
    tokenHash: param.tokenHash,
    profileId: param.profileId,
    createdAt: param.createdAt,
  }),
);

/**
 * Notes that this profile has logged in from this browser, under a new token. What the browser was known for
 * under its old token moves along, so that a token works for one login only and a planted one for none.
 */
export async function rememberBrowser(
  trx: Db,
  browser: KnownBrowser,
  { now, oldTokenHash }: { now: Instant; oldTokenHash: string | null },
): Promise<void> {
  const { clinicId, tokenHash, profileId } = browser;
  if (oldTokenHash !== null) {
    await trx
      .deleteFrom('knownBrowser')
      .where('clinicId', '=', clinicId)
      .where('tokenHash', '=', oldTokenHash)
      .where('profileId', '=', profileId)
      .execute();
    await trx
      .updateTable('knownBrowser')
      .set({ tokenHash })
      .where('clinicId', '=', clinicId)
      .where('tokenHash', '=', oldTokenHash)
      .execute();
  }
  await writeKnownBrowser(trx, { clinicId, tokenHash, profileId, createdAt: now });
}

/** From now on this profile is known in no browser. */
export async function forgetBrowsers(
  trx: Db,
  { clinicId, profileId }: { clinicId: number; profileId: string },
): Promise<void> {
  await trx
    .deleteFrom('knownBrowser')
    .where('clinicId', '=', clinicId)
    .where('profileId', '=', profileId)
    .execute();
}
