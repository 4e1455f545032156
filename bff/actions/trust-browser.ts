import { newId, newToken, tokenHash } from '../crypto/token.ts';
import { TRUST_SECONDS } from '../domain/two-step.ts';
import type { Db } from '../storage/database.ts';
import type { ProfileKey } from '../storage/profiles.ts';
import { holdTrust, noteTrustUse, putTrustedBrowser, renewTrust } from '../storage/trusted-browsers.ts';
import type { Deps } from './deps.ts';
import type { Browser } from './open-session.ts';
import { type ActingPerson, actorOf, recordEvent, USER_AGENT_MAX_LENGTH } from './record-event.ts';

/**
 * Trusts a browser for a profile for 30 days (rule 22). Others who trust the same browser keep their own: all
 * move to one new token.
 *
 * @returns the token for the browser's cookie.
 */
export async function trustBrowser(
  { random, clock }: Pick<Deps, 'random' | 'clock'>,
  trx: Db,
  person: ProfileKey & ActingPerson,
  browser: Browser,
): Promise<string> {
  const { clinicId, profileId } = person;
  const key = { clinicId, profileId };
  const now = clock();
  const token = newToken(random);
  await moveTrust(trx, key, browser, token);
  await putTrustedBrowser(trx, {
    ...key,
    id: newId(random),
    tokenHash: tokenHash(token),
    userAgent: browser.userAgent.slice(0, USER_AGENT_MAX_LENGTH),
    address: browser.address,
    createdAt: now,
    lastUsedAt: now,
    expiresAt: now + TRUST_SECONDS * 1000,
  });
  const happened = { clinicId, actor: actorOf(person), subjectId: profileId };
  await recordEvent({ random, clock }, trx, { ...happened, event: 'browser-trusted' });
  return token;
}

/**
 * Skips the second step of a login in a browser that its profile trusts. The token is new after each use, so
 * that a copied one is soon worth nothing; the 30 days go by the day it was trusted.
 *
 * @returns the new token for the cookie; null where the browser is not trusted.
 */
export async function useTrust(
  { random, clock }: Pick<Deps, 'random' | 'clock'>,
  trx: Db,
  key: ProfileKey,
  browser: Browser,
): Promise<string | null> {
  const { trustedTokenHash, userAgent, address } = browser;
  if (trustedTokenHash === null) return null;
  const now = clock();
  const seen = { now, userAgent: userAgent.slice(0, USER_AGENT_MAX_LENGTH), address };
  await holdTrust(trx, { clinicId: key.clinicId, tokenHash: trustedTokenHash });
  if (!(await noteTrustUse(trx, key, trustedTokenHash, seen))) return null;
  const token = newToken(random);
  await moveTrust(trx, key, browser, token);
  return token;
}

async function moveTrust(trx: Db, { clinicId }: ProfileKey, browser: Browser, token: string): Promise<void> {
  const { trustedTokenHash } = browser;
  if (trustedTokenHash === null) return;
  await renewTrust(trx, { clinicId, from: trustedTokenHash, to: tokenHash(token) });
}
