import type { Deps } from '../actions/deps.ts';
import { newId } from '../crypto/token.ts';
import { normalisePassword } from '../domain/password.ts';
import { usernameKey } from '../domain/username.ts';
import { insertClinic } from '../storage/clinics.ts';
import { insertPassword, insertProfile } from '../storage/profiles.ts';
import { DEMO_PASSWORD, type DemoClinic, demoClinics, type DemoPerson } from './people.ts';

/**
 * Makes the demo's clinics and people where they are missing; what is there stays as it is. A clinic is made
 * whole or not at all.
 *
 * @param sitePort the port of the demo clinic site.
 */
export async function seedDemo(deps: Deps, sitePort: number): Promise<void> {
  const present = await deps.database.db.selectFrom('clinic').select('slug').execute();
  for (const clinic of demoClinics) {
    if (!present.some(({ slug }) => slug === clinic.slug)) await seedClinic(deps, clinic, sitePort);
  }
}

async function seedClinic(deps: Deps, clinic: DemoClinic, sitePort: number): Promise<void> {
  const { slug, name, accent, supportPhone } = clinic;
  const hosts = ['localhost', '127.0.0.1', `${slug}.localhost`];
  const createdAt = deps.clock();
  const passwords = await Promise.all(clinic.people.map((person) => demoPassword(deps, person)));
  await deps.database.db.transaction().execute(async (trx) => {
    const clinicId = await insertClinic(trx, {
      slug,
      name,
      accent,
      logoUrl: null,
      supportPhone,
      supportEmail: `hello@${slug}.example`,
      loginPage: null,
      resetPasswordPage: null,
      setUpAccountPage: null,
      accountPage: null,
      passwordMinLength: 12,
      twoStepEnforced: 0,
      trustBrowserAllowed: 1,
      staffIdleSeconds: 3600,
      createdAt,
      origins: hosts.map((host) => `http://${host}:${sitePort}`),
    });
    for (const [index, person] of clinic.people.entries()) {
      const { username = null, email = null, mobilePhone = null, ...rest } = person;
      const id = newId(deps.random);
      const key = username === null ? null : usernameKey(username);
      await insertProfile(trx, {
        ...rest,
        clinicId,
        id,
        username,
        usernameKey: key,
        email,
        mobilePhone,
        createdAt,
      });
      const stored = passwords[index];
      if (stored) {
        await insertPassword(trx, {
          ...stored,
          clinicId,
          profileId: id,
          changedAt: createdAt,
          lastVerifiedAt: null,
        });
      }
    }
  });
}

async function demoPassword({ hasher }: Deps, person: DemoPerson) {
  if (person.username === undefined) return null;
  const hashed = await hasher.hash(normalisePassword(DEMO_PASSWORD));
  if (hashed.kind === 'busy') throw new Error('the hasher is busy before the first request');
  return hashed.stored;
}
