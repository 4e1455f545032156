import { tokenHash } from '../../bff/crypto/token.ts';
import { insertClinic } from '../../bff/storage/clinics.ts';
import { migrate } from '../../bff/storage/migrate.ts';
import { openDatabase } from '../../bff/storage/open.ts';
import { insertProfile } from '../../bff/storage/profiles.ts';
import { insertSession } from '../../bff/storage/sessions.ts';

export const ORIGIN = 'http://localhost:5173';
/** Tokens whose sessions the bench asks for, spread over the table. */
export const ASKED_TOKENS = 200;

const token = (index: number): string => `bench-token-${String(index).padStart(31, '0')}`;

/** The requests for a session check: one a token. */
export function sessionRequests() {
  return Array.from({ length: ASKED_TOKENS }, (_, index) => ({
    headers: { Origin: ORIGIN, Cookie: `__Host-clinic-session-bench=${token(index)}` },
  }));
}

/** A database with one clinic, one patient for every hundred sessions, and so many sessions. */
export async function fillDatabase(url: string, sessions: number): Promise<void> {
  const database = await openDatabase(url, () => {});
  await migrate(database);
  const now = Date.now();
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
      createdAt: now,
      origins: [ORIGIN],
    });
    for (let index = 0; index < sessions; index += 1) {
      const profileId = `bench-profile-${Math.floor(index / 100)}`;
      if (index % 100 === 0) {
        const names = {
          givenName: 'Bench',
          familyName: 'Person',
          username: profileId,
          usernameKey: profileId,
        };
        const empty = { birthDate: null, email: null, mobilePhone: null };
        await insertProfile(trx, {
          ...names,
          ...empty,
          clinicId,
          id: profileId,
          role: 'patient',
          createdAt: now,
        });
      }
      const times = { loggedInAt: now, lastActiveAt: now };
      await insertSession(trx, {
        ...times,
        clinicId,
        profileId,
        tokenHash: tokenHash(token(index)),
        userAgent: 'bench',
        address: '127.0.0.1',
      });
    }
  });
  await database.close();
}
