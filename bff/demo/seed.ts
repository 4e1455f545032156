import type { Deps } from '../actions/deps.ts';
import { sendWelcome } from '../actions/send-account-link.ts';
import { newId } from '../crypto/token.ts';
import { normalisePassword } from '../domain/password.ts';
import { findClinic, insertClinic } from '../storage/clinics.ts';
import { putAppointment } from '../storage/appointments.ts';
import type { Db } from '../storage/database.ts';
import { putPassword } from '../storage/passwords.ts';
import { fullName, insertProfile } from '../storage/profiles.ts';
import { isUniqueViolation } from '../storage/unique-violation.ts';
import { demoAppointment } from './appointments.ts';
import { DEMO_PASSWORD, type DemoClinic, demoClinics, type DemoPerson, INVITED } from './people.ts';

/**
 * Makes the demo's clinics and people where they are missing; what is there stays as it is. A clinic is made
 * whole or not at all.
 *
 * @param sitePort the port of the demo clinic site.
 */
export async function seedDemo(deps: Deps, sitePort: number): Promise<void> {
  for (const clinic of demoClinics) {
    if ((await findClinic(deps.database.db, clinic.slug)) === null) {
      const invited = await seedClinic(deps, clinic, sitePort).catch((error: unknown) => {
        // Another node has just made it.
        if (isUniqueViolation(error)) return null;
        throw error;
      });
      if (invited !== null) await invite(deps, clinic, invited);
    }
  }
}

/** Somebody without a login finds a welcome in the demo's outbox, so that setting up can be tried at once. */
async function invite(deps: Deps, { slug, people }: DemoClinic, profileId: string): Promise<void> {
  const clinic = await findClinic(deps.database.db, slug);
  const owner = people.find(({ role }) => role === 'owner');
  if (!clinic || !owner) throw new Error(`the demo's clinic ${slug} has not been made`);
  await sendWelcome(deps, {
    clinic,
    sender: { role: 'owner', name: fullName(owner), actor: { kind: 'operator' } },
    profileId,
    note: 'We look forward to seeing you. Here you find your appointments at any time.',
  });
}

/** Makes a clinic. Answers the id of a patient who has no login yet. */
async function seedClinic(deps: Deps, clinic: DemoClinic, sitePort: number): Promise<string> {
  const { slug, name, accent, supportPhone } = clinic;
  const hosts = ['localhost', '127.0.0.1', `${slug}.localhost`];
  const createdAt = deps.clock();
  const passwords = await Promise.all(clinic.people.map((person) => demoPassword(deps, person)));
  const people = clinic.people.map((person) => ({ id: newId(deps.random), person }));
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
      country: 'CA',
      locale: 'en',
      createdAt,
      origins: hosts.map((host) => `http://${host}:${sitePort}`),
    });
    for (const [index, { id, person }] of people.entries()) {
      const { username = null, email = null, mobilePhone = null, ...rest } = person;
      await insertProfile(trx, {
        ...rest,
        clinicId,
        id,
        username,
        locale: null,
        email,
        mobilePhone,
        createdAt,
      });
      const stored = passwords[index];
      if (stored) {
        await putPassword(trx, { ...stored, clinicId, profileId: id, changedAt: createdAt });
      }
    }
    await seedVisits(deps, trx, { clinicId, clinic, people });
  });
  const invited = people.find(({ person }) => person.givenName === INVITED);
  if (!invited) throw new Error(`nobody at ${slug} is called ${INVITED}`);
  return invited.id;
}

/** What the demo's people have booked, told from today. */
async function seedVisits(
  { random, clock }: Deps,
  trx: Db,
  made: { clinicId: number; clinic: DemoClinic; people: readonly { id: string; person: DemoPerson }[] },
): Promise<void> {
  const { clinicId, clinic, people } = made;
  const now = clock();
  for (const visit of clinic.visits) {
    const owner = people.find(({ person }) => person.email === `${visit.who}@${clinic.slug}.example`);
    if (!owner) throw new Error(`nobody at ${clinic.slug} writes in as ${visit.who}`);
    const appointment = demoAppointment(visit, { id: newId(random), now });
    await putAppointment(trx, { clinicId, profileId: owner.id }, appointment, now);
  }
}

async function demoPassword({ hasher }: Deps, person: DemoPerson) {
  if (person.username === undefined) return null;
  const hashed = await hasher.hash(normalisePassword(DEMO_PASSWORD));
  if (hashed.kind === 'busy') throw new Error('the hasher is busy before the first request');
  return hashed.stored;
}
