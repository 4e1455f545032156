import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '../../bff/storage/open.ts';
import { insertProfile } from '../../bff/storage/profiles.ts';
import { compareSamples } from './compare-samples.ts';
import { ORIGIN } from './data.ts';
import { atLeast, atMost, type Finding } from './finding.ts';
import { authEnvironment, scratchSqlite } from './scratch.ts';
import { type Server, startServer } from './servers.ts';

const PORT = 8807;
const RECOVERIES = 1000;
/** Each costs an Argon2id hash, and there are so many profiles that can log in. */
const LOGINS = 200;
/** The first requests of a process are slower than the rest. */
const WARM_UP = 100;
/** Whatever a request leaves behind is done by then: a sample is to measure its own request alone. */
const REST_MS = 12;

/** Same lengths throughout: nothing but being known differs. */
const known = (index: number) => `known-${String(index).padStart(5, '0')}@bench.example`;
const unknown = (index: number) => `nobod-${String(index).padStart(5, '0')}@bench.example`;

/**
 * Whether time tells strangers who is here: known and unknown addresses asked for at "Forgot your username or
 * password?", and known and unknown usernames at the login, one at a time and in turns.
 */
export async function benchEnumeration(): Promise<readonly Finding[]> {
  const scratch = await scratchSqlite(LOGINS);
  await addMailboxes(scratch.url);
  const env = { ...authEnvironment(scratch.url, PORT), TRUSTED_PROXY_HOPS: '1', LOG_LEVEL: 'info' };
  const server = await startServer('auth-server.ts', { port: PORT, env });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const client = createClient(server, agent);
  const recovery = (identifier: string) =>
    client.time('/v1/clinics/bench/recovery', { identifier, locale: 'en' }, 202);
  const login = (username: string) =>
    client.time('/v1/clinics/bench/login', { username, password: 'a wrong bench passphrase' }, 401);

  for (let index = 0; index < WARM_UP; index += 1) {
    await recovery(index % 2 === 0 ? known(RECOVERIES + index) : unknown(RECOVERIES + index));
    await login(`warming-up-${index}`);
  }
  const recoveries = await inTurns(RECOVERIES, {
    one: (index) => recovery(known(index)),
    other: (index) => recovery(unknown(index)),
  });
  const logins = await inTurns(LOGINS, {
    one: (index) => login(`bench-profile-${index}`),
    other: (index) => login(`bench-nobodys-${index}`),
  });
  agent.destroy();
  await server.stop();
  await scratch.remove();
  return [
    ...findings('known and unknown addresses at recovery', recoveries),
    ...findings('known and unknown usernames at login', logins),
  ];
}

interface Samples {
  readonly one: readonly number[];
  readonly other: readonly number[];
}

function findings(what: string, { one, other }: Samples): readonly Finding[] {
  const { differencePercent, p } = compareSamples(one, other);
  return [
    atMost(`${what}: difference of the medians`, differencePercent, 3, ' %'),
    atLeast(`${what}: p (Mann-Whitney U)`, p, 0.01),
  ];
}

/** Takes samples of both in pairs, which of the two comes first being left to chance. */
async function inTurns(
  pairs: number,
  measure: Readonly<Record<'one' | 'other', (index: number) => Promise<number>>>,
): Promise<Samples> {
  const samples = { one: new Array<number>(), other: new Array<number>() };
  for (let index = 0; index < pairs; index += 1) {
    const order = Math.random() < 0.5 ? (['one', 'other'] as const) : (['other', 'one'] as const);
    for (const kind of order) {
      samples[kind].push(await measure[kind](index));
      await pause(REST_MS);
    }
  }
  return samples;
}

/** A client on one connection, each of whose requests comes from an address of its own. */
function createClient({ url }: Server, agent: Agent) {
  let clients = 0;
  return {
    /** Milliseconds from sending a request to the end of its answer, which has to have this status. */
    time(path: string, body: object, expected: number): Promise<number> {
      clients += 1;
      const headers = {
        Origin: ORIGIN,
        'Content-Type': 'application/json',
        'X-Clinic-Auth': '1',
        'X-Forwarded-For': `10.${clients >> 16}.${(clients >> 8) & 255}.${clients & 255}`,
      };
      return new Promise((resolve, reject) => {
        const startedAt = performance.now();
        const sending = request(`${url}${path}`, { method: 'POST', agent, headers }, (answer) => {
          answer.resume().on('end', () => {
            const ms = performance.now() - startedAt;
            if (answer.statusCode === expected) resolve(ms);
            else reject(new Error(`${path} answered ${answer.statusCode}, not ${expected}`));
          });
        });
        sending.on('error', reject).end(JSON.stringify(body));
      });
    },
  };
}

/** One more profile for each address that is to be known. */
async function addMailboxes(url: string): Promise<void> {
  const database = await openDatabase(url, () => {});
  const { id: clinicId } = await database.db.selectFrom('clinic').select('id').executeTakeFirstOrThrow();
  const nothing = { birthDate: null, mobilePhone: null, locale: null };
  await database.db.transaction().execute(async (trx) => {
    for (let index = 0; index < RECOVERIES + WARM_UP; index += 1) {
      await insertProfile(trx, {
        ...nothing,
        clinicId,
        id: `mailbox-${index}`,
        role: 'patient',
        givenName: 'Bench',
        familyName: 'Person',
        username: `mailbox-${index}`,
        email: known(index),
        createdAt: Date.now(),
      });
    }
  });
  await database.close();
}
