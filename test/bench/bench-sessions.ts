import { sessionRequests } from './data.ts';
import { atLeast, type Finding } from './finding.ts';
import { authEnvironment, type Scratch, scratchPostgres, scratchSqlite } from './scratch.ts';
import { type Burst, burst, median, startServer } from './servers.ts';

const ROUNDS = 11;
/** Not counted: V8 is still compiling what runs often. */
const WARM_UP_ROUNDS = 3;
const PORTS = { bare: 8701, auth: 8702, planned: 8703 };

/**
 * Session checks against one bare Hono route with one prepared SELECT, on both databases; on SQLite also against
 * one that knows how to be planned once, which is the harder floor.
 */
export async function benchSessions(): Promise<readonly Finding[]> {
  const sqlite = await compare('SQLite', await scratchSqlite(1000), ['?', '+?']);
  const scratch = await scratchPostgres(1000);
  return scratch ? [...sqlite, ...(await compare('PostgreSQL', scratch, ['$1']))] : sqlite;
}

async function compare(
  database: string,
  { url, remove }: Scratch,
  parameters: readonly string[],
): Promise<readonly Finding[]> {
  const auth = await startServer('auth-server.ts', {
    port: PORTS.auth,
    env: authEnvironment(url, PORTS.auth),
  });
  const floors = await Promise.all(
    parameters.map(async (parameter) => {
      const port = parameter === '+?' ? PORTS.planned : PORTS.bare;
      const name = `${database}${parameter === '+?' ? ', planned once' : ''}`;
      const bare = await startServer('bare-server.ts', { port, args: [url, String(port), parameter] });
      return { name, bare, rounds: [] as { bare: Burst; auth: Burst }[] };
    }),
  );
  const options = { seconds: 1, connections: 16, requests: sessionRequests() };
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    for (const { bare, rounds } of floors) {
      rounds.push({
        bare: await burst(bare, { ...options, path: '/session' }),
        auth: await burst(auth, { ...options, path: '/v1/clinics/bench/session' }),
      });
    }
  }
  await Promise.all([auth, ...floors.map(({ bare }) => bare)].map((server) => server.stop()));
  await remove();
  return floors.flatMap(({ name, rounds }) => {
    const counted = rounds.slice(WARM_UP_ROUNDS);
    const ratio = (of: (burst: Burst) => number) =>
      median(counted.map((round) => of(round.auth) / of(round.bare)));
    return [
      atLeast(
        `session checks a second, of the bare floor (${name})`,
        ratio((b) => b.requestsPerSecond),
        0.6,
      ),
      atLeast(`the same by CPU a request (${name})`, 1 / ratio((b) => b.cpuMicrosPerRequest), 0.6),
    ];
  });
}
