import { tokenHash } from '../../bff/crypto/token.ts';
import { findClinic } from '../../bff/storage/clinics.ts';
import type { Db } from '../../bff/storage/database.ts';
import { putFeed } from '../../bff/storage/feeds.ts';
import { openDatabase } from '../../bff/storage/open.ts';
import { sessionRequests } from './data.ts';
import { atLeast, atMost, type Finding } from './finding.ts';
import { authEnvironment, type Scratch, scratchPostgres, scratchSqlite } from './scratch.ts';
import { type Burst, burst, median, startServer } from './servers.ts';

const ROUNDS = 7;
const PORT = 8703;
/** One feed is written 30 times in ten minutes and no more, so that it takes many. */
const FEEDS = 150;
const APPOINTMENTS = 500;
/** What an operator has to reckon with: so many feeds, each asked for once an hour. */
const SUBSCRIBED = 10_000;
const POLLS_A_SECOND = SUBSCRIBED / 3600;
/** Ten times that: polls come in bunches, on the hour. */
const NEEDED = Math.ceil(10 * POLLS_A_SECOND);

const DAY_MS = 24 * 3600 * 1000;
const token = (index: number): string => `bench-feed-${String(index).padStart(32, '0')}`;
const pathOf = (index: number): string => `/feeds/bench/${token(index)}.ics`;

/** Feeds of 500 appointments: 304 answers against session checks of the same server, and whole answers. */
export async function benchFeed(): Promise<readonly Finding[]> {
  const sqlite = await measure('SQLite', await scratchSqlite(1000));
  const scratch = await scratchPostgres(1000);
  return scratch ? [...sqlite, ...(await measure('PostgreSQL', scratch))] : sqlite;
}

async function measure(name: string, { url, remove }: Scratch): Promise<readonly Finding[]> {
  await fillFeeds(url);
  const server = await startServer('auth-server.ts', { port: PORT, env: authEnvironment(url, PORT) });
  const etags = await Promise.all(Array.from({ length: FEEDS }, (_, index) => etagOf(server.url, index)));
  const every = { seconds: 1, connections: 16 };
  const known = etags.map((etag, index) => ({
    method: 'GET' as const,
    path: pathOf(index),
    headers: { 'If-None-Match': etag },
  }));
  const whole = etags.map((_, index) => ({ method: 'GET' as const, path: pathOf(index) }));
  const rounds: { session: Burst; unchanged: Burst; written: Burst }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({
      session: await burst(server, {
        ...every,
        path: '/v1/clinics/bench/session',
        requests: sessionRequests(),
      }),
      unchanged: await burst(server, { ...every, path: pathOf(0), requests: known }),
      written: await burst(server, { ...every, path: pathOf(0), requests: whole }),
    });
  }
  await server.stop();
  await remove();
  const middle = (of: (round: (typeof rounds)[number]) => number) => median(rounds.map(of));
  const coreShare = (kind: 'unchanged' | 'written') =>
    (middle((round) => round[kind].cpuMicrosPerRequest) * POLLS_A_SECOND * 100) / 1e6;
  const polls = `${SUBSCRIBED} feeds polled hourly (${POLLS_A_SECOND.toFixed(2)} a second)`;
  return [
    atLeast(
      `304 answers a second, of session checks (${name})`,
      middle(({ session, unchanged }) => unchanged.requestsPerSecond / session.requestsPerSecond),
      0.7,
    ),
    atLeast(
      `the same by CPU a request (${name})`,
      middle(({ session, unchanged }) => session.cpuMicrosPerRequest / unchanged.cpuMicrosPerRequest),
      0.7,
    ),
    atLeast(
      `304 answers a second (${name})`,
      middle(({ unchanged }) => unchanged.requestsPerSecond),
      NEEDED,
    ),
    atLeast(
      `whole answers of ${APPOINTMENTS} appointments a second (${name})`,
      middle(({ written }) => written.requestsPerSecond),
      NEEDED,
    ),
    atMost(`requests that got no answer (${name})`, totalLost(rounds), 0),
    atMost(`${polls}, nothing new: of one core (${name})`, coreShare('unchanged'), 1, ' %'),
    atMost(`${polls}, all of them whole: of one core (${name})`, coreShare('written'), 10, ' %'),
  ];
}

function totalLost(rounds: readonly Readonly<Record<string, Burst>>[]): number {
  return rounds.flatMap((round) => Object.values(round)).reduce((sum, { lost }) => sum + lost, 0);
}

async function etagOf(server: string, index: number): Promise<string> {
  const response = await fetch(`${server}${pathOf(index)}`);
  const text = await response.text();
  const events = text.match(/^BEGIN:VEVENT/gm)?.length ?? 0;
  if (events !== APPOINTMENTS) throw new Error(`the feed has ${events} events: ${response.status}`);
  return response.headers.get('ETag') ?? '';
}

async function fillFeeds(url: string): Promise<void> {
  const database = await openDatabase(url, () => {});
  const clinic = await findClinic(database.db, 'bench');
  if (!clinic) throw new Error('the bench has no clinic');
  const now = Date.now();
  await database.db.transaction().execute(async (trx) => {
    for (let index = 0; index < FEEDS; index += 1) {
      const key = { clinicId: clinic.id, profileId: `bench-profile-${index}` };
      await fillFeed(trx, key, now);
      const sealedToken = 'never opened here';
      await putFeed(trx, { ...key, tokenHash: tokenHash(token(index)), sealedToken, createdAt: now });
    }
  });
  await database.close();
}

/** In statements of a hundred: SQLite takes so many parameters and no more. */
async function fillFeed(trx: Db, key: { clinicId: number; profileId: string }, now: number): Promise<void> {
  const appointments = Array.from({ length: APPOINTMENTS }, (_, index) => ({
    ...key,
    id: `${key.profileId}-${index}`,
    startsAt: now + (index - 50) * DAY_MS,
    endsAt: now + (index - 50) * DAY_MS + 2_700_000,
    practitioner: 'Farah Aziz',
    treatment: 'Physiotherapy, follow-up',
    place: 'Room 2, 210 Maple Street',
    onlineUrl: null,
    cancelledAt: index % 20 === 0 ? now : null,
    sequence: index % 3,
    createdAt: now,
    changedAt: now,
  }));
  for (let start = 0; start < APPOINTMENTS; start += 100) {
    await trx
      .insertInto('appointment')
      .values(appointments.slice(start, start + 100))
      .execute();
  }
}
