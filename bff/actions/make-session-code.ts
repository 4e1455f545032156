import type { SessionCodeAnswer } from '../contract/index.ts';
import { newToken, tokenHash } from '../crypto/token.ts';
import { clientNetwork } from '../domain/client-network.ts';
import type { Clinic } from '../storage/clinics.ts';
import { insertSessionCode } from '../storage/session-codes.ts';
import type { StoredSession } from '../storage/sessions.ts';
import type { Deps } from './deps.ts';
import type { Browser } from './open-session.ts';

/** As long as a page takes to be opened, and no longer than an authorization code may live (FAPI 2.0 Security Profile 5.3.2). */
export const SESSION_CODE_SECONDS = 60;

export type SessionCodeOutcome =
  | { readonly kind: 'made'; readonly answer: SessionCodeAnswer }
  /** The page that is to have it is none of the clinic's. */
  | { readonly kind: 'unknown-origin' };

/**
 * Under what a code for the BFF's own pages is stored. It is another's than for the clinic's server, and good in the
 * browser alone that has asked for it, as far as that shows: whoever takes it elsewhere has nothing.
 */
export function continuedCodeHash(
  code: string,
  { address, userAgent }: Pick<Browser, 'address' | 'userAgent'>,
): string {
  return tokenHash(JSON.stringify(['continued', clientNetwork(address), userAgent, code]));
}

/**
 * Makes a code that a clinic's page hands on. For a page of the clinic's own it opens nothing by itself: its server
 * exchanges it with a key of the clinic. For the BFF's own pages it continues the session there. Stored hashed.
 *
 * @param forOrigin of the page that is to have it; null: the page that asks.
 */
export async function makeSessionCode(
  { database, random, clock, publicUrl }: Pick<Deps, 'database' | 'random' | 'clock' | 'publicUrl'>,
  clinic: Pick<Clinic, 'id' | 'origins'>,
  own: Pick<StoredSession, 'tokenHash'>,
  { forOrigin, browser }: { readonly forOrigin: string | null; readonly browser: Browser },
): Promise<SessionCodeOutcome> {
  const isOwnPage = forOrigin === new URL(publicUrl).origin;
  if (forOrigin !== null && !isOwnPage && !clinic.origins.has(forOrigin)) return { kind: 'unknown-origin' };
  const code = newToken(random);
  const expiresAt = clock() + SESSION_CODE_SECONDS * 1000;
  await insertSessionCode(database.db, {
    clinicId: clinic.id,
    codeHash: isOwnPage ? continuedCodeHash(code, browser) : tokenHash(code),
    sessionTokenHash: own.tokenHash,
    expiresAt,
  });
  return { kind: 'made', answer: { code, expiresAt: new Date(expiresAt).toISOString() } };
}
