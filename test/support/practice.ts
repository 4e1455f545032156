import type { Hono } from 'hono';
import { makeApiKey, type NewApiKey } from '../../bff/actions/make-api-key.ts';
import { revokeApiKey } from '../../bff/actions/revoke-api-key.ts';
import type {
  PracticeAppointment,
  PracticeAppointmentsAnswer,
  PracticeProfile,
  PracticeProfilesAnswer,
  PracticeRemovalAnswer,
} from '../../bff/contract/index.ts';
import { systemRandom } from '../../bff/crypto/token.ts';
import type { ApiScope } from '../../bff/domain/api-key.ts';
import type { AppEnv } from '../../bff/http/app-env.ts';
import type { TestNode } from './auth-node.ts';
import type { Answer, Call } from './browser.ts';
import type { HandClock } from './clock.ts';
import type { FrontDoor } from './front-door.ts';
import type { TestClinic } from './people.ts';

/** A clinic's practice system: a server with a key, and no browser. */
export interface PracticeSystem {
  /** `Authorization: Bearer KEY` and JSON, unless told otherwise. */
  send(call: Call): Promise<Answer>;
  put(path: string, body: unknown): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
}

export interface PracticeOptions {
  readonly app: Hono<AppEnv>;
  readonly publicUrl: string;
  readonly slug: string;
  readonly key: string;
  readonly address?: string;
}

/** A practice system as the BFF sees one; `path` is what stands behind the clinic, such as `/profiles`. */
export function createPracticeSystem(options: PracticeOptions): PracticeSystem {
  const { app, publicUrl, slug, key, address = '192.0.2.44' } = options;
  const send = async ({ method, path, body, headers = {} }: Call): Promise<Answer> => {
    const all = new Headers({ Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' });
    for (const [name, value] of Object.entries(headers)) {
      if (value === null) all.delete(name);
      else all.set(name, value);
    }
    const init = { method, headers: all, ...(body !== undefined && { body, duplex: 'half' as const }) };
    const bindings = { incoming: { socket: { remoteAddress: address } } };
    const response = await app.request(`${publicUrl}/api/v1/clinics/${slug}${path}`, init, bindings);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const sendJson = (method: string) => (path: string, body: unknown) =>
    send({ method, path, body: JSON.stringify(body) });
  return { send, put: sendJson('PUT'), post: sendJson('POST') };
}

/** Makes a key as the operator's command does. */
export function makeTestKey(
  { database }: Pick<TestNode, 'database'>,
  clock: HandClock,
  clinic: Pick<TestClinic, 'id'>,
  { name = 'Practice system', scopes }: { name?: string; scopes: readonly ApiScope[] },
): Promise<NewApiKey> {
  const deps = { database, random: systemRandom, clock: clock.now };
  return makeApiKey(deps, { clinic, name, scopes, actor: { kind: 'operator' } });
}

/** Revokes a key as the operator's command does. Answers whether there was one to revoke. */
export function revokeTestKey(
  { database }: Pick<TestNode, 'database'>,
  clock: HandClock,
  clinic: Pick<TestClinic, 'id'>,
  id: string,
): Promise<boolean> {
  const deps = { database, random: systemRandom, clock: clock.now };
  return revokeApiKey(deps, { clinic, id, actor: { kind: 'operator' } });
}

/** A practice system with a new key, at the suite's own node or another one beside it. */
export async function connectPracticeSystem(
  door: FrontDoor,
  clinic: TestClinic,
  { node = door.node, ...given }: { name?: string; scopes: readonly ApiScope[]; node?: TestNode },
): Promise<PracticeSystem> {
  const { key } = await makeTestKey(door.node, door.clock, clinic, given);
  return createPracticeSystem({ ...node, slug: clinic.slug, key });
}

/** Every call of the API, with the scopes that let it through. */
export const practiceCalls: readonly (readonly [
  method: string,
  path: string,
  body: object,
  scopes: readonly ApiScope[],
])[] = [
  ['PUT', '/profiles', { profiles: [] }, ['profiles', 'staff']],
  ['POST', '/profiles/remove', { ids: [] }, ['profiles', 'staff']],
  ['PUT', '/appointments', { appointments: [] }, ['appointments']],
  ['POST', '/appointments/remove', { ids: [] }, ['appointments']],
  ['POST', '/session-codes/exchange', { code: 'x' }, ['sessions']],
];

/** The answers to every call of the API, in the order of the calls. */
export async function sendEachCall(
  system: PracticeSystem,
  headers: Readonly<Record<string, string | null>> = {},
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const [method, path, body] of practiceCalls) {
    answers.push(await system.send({ method, path, body: JSON.stringify(body), headers }));
  }
  return answers;
}

/** A profile as a practice system would send it; what a test cares about, it gives. */
export function aRecord(given: Partial<PracticeProfile> & Pick<PracticeProfile, 'id'>): PracticeProfile {
  return { givenName: 'Noor', familyName: 'Haddad', birthDate: '1984-05-17', ...given };
}

/** A visit as a practice system would send it; what a test cares about, it gives. */
export function aVisitRecord(
  given: Partial<PracticeAppointment> & Pick<PracticeAppointment, 'id' | 'practiceId'>,
): PracticeAppointment {
  return {
    startsAt: '2026-12-01T09:30:00-08:00',
    endsAt: '2026-12-01T10:15:00-08:00',
    practitioner: 'Farah Aziz',
    treatment: 'Physiotherapy',
    ...given,
  };
}

/** The results in an answer about profiles. */
export const profilesIn = ({ text }: Pick<Answer, 'text'>): PracticeProfilesAnswer['results'] =>
  (JSON.parse(text) as PracticeProfilesAnswer).results;

/** The results in an answer about appointments. */
export const visitsIn = ({ text }: Pick<Answer, 'text'>): PracticeAppointmentsAnswer['results'] =>
  (JSON.parse(text) as PracticeAppointmentsAnswer).results;

/** The results in an answer about a removal. */
export const removalsIn = ({ text }: Pick<Answer, 'text'>): PracticeRemovalAnswer['results'] =>
  (JSON.parse(text) as PracticeRemovalAnswer).results;
