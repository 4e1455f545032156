import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../../bff/storage/database.ts';
import { openDatabase } from '../../bff/storage/open.ts';
import { insertProfile } from '../../bff/storage/profiles.ts';
import { compareSamples } from './compare-samples.ts';
import { ORIGIN } from './data.ts';
import { atLeast, atMost, type Finding } from './finding.ts';
import { authEnvironment, scratchSqlite } from './scratch.ts';
import { type Server, startServer } from './servers.ts';

const PORT = 8708;
const RECOVERIES = 1000;
/** Each costs an Argon2id hash, and there are so many profiles that can log in. */
const LOGINS = 200;
/** The first requests of a process are slower than the rest. */
const WARM_UP = 100;
/** Once nothing waits in the outbox any more, the courier gets this long to put its things away. */
const REST_MS = 5;

/** Same lengths throughout: nothing but being known differs. */
const known = (index: number) => `known-${String(index).padStart(5, '0')}@bench.example`;
const unknown = (index: number) => `nobod-${String(index).padStart(5, '0')}@bench.example`;

/**
 * Whether time tells strangers who is here: known and unknown addresses asked for at "Forgot your username or
 * password?", and known and unknown usernames at the login, one at a time and in an order left to chance. The
 * request right after one for help is measured too: the courier is at work by then, and more so where somebody
 * was found.
 */
export async function benchEnumeration(): Promise<readonly Finding[]> {
  const scratch = await scratchSqlite(LOGINS);
  const database = await openDatabase(scratch.url, () => {});
  await addMailboxes(database);
  const env = { ...authEnvironment(scratch.url, PORT), TRUSTED_PROXY_HOPS: '1' };
  const server = await startServer('auth-server.ts', { port: PORT, env });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const time = createTimer(server, agent);
  const help = (identifier: string) => time('/v1/clinics/bench/recovery', { identifier, locale: 'en' }, 202);
  const login = (username: string) =>
    time('/v1/clinics/bench/login', { username, password: 'a wrong bench passphrase' }, 401);

  let probes = 0;
  const helpAndNext = async (identifier: string) => {
    probes += 1;
    const measured = [await help(identifier), await help(`probe-${probes}@bench.example`)];
    await untilIdle(database);
    return measured;
  };
  for (let index = 0; index < WARM_UP; index += 1) {
    await helpAndNext(index % 2 === 0 ? known(RECOVERIES + index) : unknown(RECOVERIES + index));
    await login(`warming-up-${index}`);
  }
  const recoveries = await mixed(RECOVERIES, {
    one: (index) => helpAndNext(known(index)),
    other: (index) => helpAndNext(unknown(index)),
  });
  const logins = await mixed(LOGINS, {
    one: async (index) => [await login(`bench-profile-${index}`)],
    other: async (index) => [await login(`bench-nobodys-${index}`)],
  });
  agent.destroy();
  await server.stop();
  await database.close();
  await scratch.remove();
  return [
    ...findings('known and unknown addresses at recovery', recoveries, 0),
    ...findings('the next request after known and unknown addresses', recoveries, 1),
    ...findings('known and unknown usernames at login', logins, 0),
  ];
}

/** What was measured of two kinds of request, a row of figures each time. */
type Samples = Readonly<Record<'one' | 'other', readonly (readonly number[])[]>>;

/** What one column of the figures says. */
function findings(what: string, { one, other }: Samples, column: number): readonly Finding[] {
  const figures = (rows: Samples['one']) => rows.map((row) => row[column] ?? Number.NaN);
  const { differencePercent, p } = compareSamples(figures(one), figures(other));
  return [
    atMost(`${what}: difference of the medians`, differencePercent, 3, ' %'),
    atLeast(`${what}: p (Mann-Whitney U)`, p, 0.01),
  ];
}

/** Takes so many samples of each kind. Chance alone orders them, so that none follows the other kind oftener. */
async function mixed(
  each: number,
  measure: Readonly<Record<'one' | 'other', (index: number) => Promise<readonly number[]>>>,
): Promise<Samples> {
  const samples = { one: new Array<readonly number[]>(), other: new Array<readonly number[]>() };
  const left = { one: each, other: each };
  while (left.one + left.other > 0) {
    const kind = Math.random() * (left.one + left.other) < left.one ? 'one' : 'other';
    left[kind] -= 1;
    samples[kind].push(await measure[kind](left[kind]));
  }
  return samples;
}

/** A sample is to measure its own request, and nothing that the ones before have left to do. */
async function untilIdle({ db }: Database): Promise<void> {
  const waiting = db.selectFrom('outbox').select('id').where('endedAt', 'is', null).limit(1);
  while ((await waiting.execute()).length > 0) await pause(1);
  await pause(REST_MS);
}

/**
 * Times requests on one connection, each from an address of its own: milliseconds from sending a request to the
 * end of its answer, which has to have the expected status.
 */
function createTimer({ url }: Server, agent: Agent) {
  let clients = 0;
  return (path: string, body: object, expected: number): Promise<number> => {
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
  };
}

/** One more profile for each address that is to be known. */
async function addMailboxes({ db }: Database): Promise<void> {
  const { id: clinicId } = await db.selectFrom('clinic').select('id').executeTakeFirstOrThrow();
  const nothing = { birthDate: null, mobilePhone: null, locale: null };
  await db.transaction().execute(async (trx) => {
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
}
