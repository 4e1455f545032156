import { createKeyRing, parseSecretsKey } from '../../bff/crypto/key-ring.ts';
import { createPasswordHasher, type StoredPassword } from '../../bff/crypto/password-hasher.ts';
import { tokenHash } from '../../bff/crypto/token.ts';
import { insertClinic } from '../../bff/storage/clinics.ts';
import { migrate } from '../../bff/storage/migrate.ts';
import { openDatabase } from '../../bff/storage/open.ts';
import { putPassword } from '../../bff/storage/passwords.ts';
import { insertProfile } from '../../bff/storage/profiles.ts';
import { insertSession } from '../../bff/storage/sessions.ts';

export const ORIGIN = 'http://localhost:5173';
/** Tokens whose sessions the bench asks for, spread over the table. */
export const ASKED_TOKENS = 200;

/** The token of a session in the bench's table. */
export const token = (index: number): string => `bench-token-${String(index).padStart(31, '0')}`;

/** The requests for a session check: one a token. */
export function sessionRequests() {
  return Array.from({ length: ASKED_TOKENS }, (_, index) => ({
    headers: { Origin: ORIGIN, Cookie: `__Host-clinic-session-bench=${token(index)}` },
  }));
}

/** The bench's own key; it protects nothing. */
export const SECRETS_KEY = `1:${Buffer.alloc(32, 1).toString('base64')}`;
/** Profiles that can log in, so that no counter of wrong tries is shared by logins at the same time. */
const LOGINS = 200;
const PASSWORD = 'a long bench passphrase';

/** The requests for a login: one a profile. */
export function loginRequests() {
  return Array.from({ length: LOGINS }, (_, index) => ({
    method: 'POST' as const,
    headers: { Origin: ORIGIN, 'X-Clinic-Auth': '1', 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: `bench-profile-${index}`, password: PASSWORD }),
  }));
}

/** A database with one clinic, one patient for every hundred sessions (200 at least), and so many sessions. */
export async function fillDatabase(url: string, sessions: number): Promise<void> {
  const database = await openDatabase(url, () => {});
  await migrate(database);
  const now = Date.now();
  const stored = await benchPassword();
  await database.db.transaction().execute(async (trx) => {
    const clinicId = await insertClinic(trx, {
      slug: 'bench',
      name: 'Bench Clinic',
      accent: '#0f766e',
      logoUrl: null,
      supportPhone: null,
      supportEmail: null,
      loginPage: null,
      resetPasswordPage: null,
      setUpAccountPage: null,
      accountPage: null,
      passwordMinLength: 12,
      twoStepEnforced: 0,
      trustBrowserAllowed: 0,
      staffIdleSeconds: null,
      country: 'CA',
      locale: 'en',
      createdAt: now,
      origins: [ORIGIN],
    });
    const profiles = Math.max(LOGINS, Math.ceil(sessions / 100));
    for (let index = 0; index < profiles; index += 1) {
      const id = `bench-profile-${index}`;
      const nothing = { birthDate: null, email: null, mobilePhone: null, locale: null };
      const names = { givenName: 'Bench', familyName: 'Person', username: id };
      await insertProfile(trx, { ...names, ...nothing, clinicId, id, role: 'patient', createdAt: now });
      if (index < LOGINS) await putPassword(trx, { ...stored, clinicId, profileId: id, changedAt: now });
    }
    for (let index = 0; index < sessions; index += 1) {
      await insertSession(trx, {
        clinicId,
        profileId: `bench-profile-${index % profiles}`,
        tokenHash: tokenHash(token(index)),
        loggedInAt: now,
        lastActiveAt: now,
        userAgent: 'bench',
        address: '127.0.0.1',
      });
    }
  });
  await database.close();
}

async function benchPassword(): Promise<StoredPassword> {
  const parsed = parseSecretsKey(SECRETS_KEY);
  if (parsed.kind === 'unreadable') throw new Error(parsed.reason);
  const hasher = await createPasswordHasher({
    keys: createKeyRing(parsed.masterKeys),
    atOnce: 1,
    mayWait: 1,
  });
  const hashed = await hasher.hash(PASSWORD);
  if (hashed.kind === 'busy') throw new Error('the hasher is busy before anything has begun');
  return hashed.stored;
}
