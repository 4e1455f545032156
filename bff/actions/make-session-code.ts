import type { SessionCodeAnswer } from '../contract/index.ts';
import { newToken, tokenHash } from '../crypto/token.ts';
import type { Clinic } from '../storage/clinics.ts';
import { insertSessionCode } from '../storage/session-codes.ts';
import type { StoredSession } from '../storage/sessions.ts';
import type { Deps } from './deps.ts';

/** As long as a page takes to be opened, and no longer than an authorization code may live (FAPI 2.0 Security Profile 5.3.2). */
export const SESSION_CODE_SECONDS = 60;

/**
 * Makes a code that a clinic's page hands to its own server, which asks by it, once, whose session this is. It opens
 * nothing by itself: whoever exchanges it needs a key of the clinic. Stored hashed.
 */
export async function makeSessionCode(
  { database, random, clock }: Pick<Deps, 'database' | 'random' | 'clock'>,
  clinic: Pick<Clinic, 'id'>,
  own: Pick<StoredSession, 'tokenHash'>,
): Promise<SessionCodeAnswer> {
  const code = newToken(random);
  const expiresAt = clock() + SESSION_CODE_SECONDS * 1000;
  await insertSessionCode(database.db, {
    clinicId: clinic.id,
    codeHash: tokenHash(code),
    sessionTokenHash: own.tokenHash,
    expiresAt,
  });
  return { code, expiresAt: new Date(expiresAt).toISOString() };
}
