import { sessionRequests } from './data.ts';
import { atLeast, type Finding } from './finding.ts';
import { authEnvironment, type Scratch, scratchPostgres, scratchSqlite } from './scratch.ts';
import { type Burst, burst, median, startServer } from './servers.ts';

const ROUNDS = 11;
/** Not counted: V8 is still compiling what runs often. */
const WARM_UP_ROUNDS = 3;
const PORTS = { bare: 8701, auth: 8702 };

/** Session checks against one bare Hono route with one prepared SELECT, on both databases. */
export async function benchSessions(): Promise<readonly Finding[]> {
  const sqlite = await compare('SQLite', await scratchSqlite(1000));
  const scratch = await scratchPostgres(1000);
  return scratch ? [...sqlite, ...(await compare('PostgreSQL', scratch))] : sqlite;
}

async function compare(name: string, { url, remove }: Scratch): Promise<readonly Finding[]> {
  const bare = await startServer('bare-server.ts', { port: PORTS.bare, args: [url, String(PORTS.bare)] });
  const auth = await startServer('auth-server.ts', {
    port: PORTS.auth,
    env: authEnvironment(url, PORTS.auth),
  });
  const options = { seconds: 1, connections: 16, requests: sessionRequests() };
  const rounds: { bare: Burst; auth: Burst }[] = [];
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    rounds.push({
      bare: await burst(bare, { ...options, path: '/session' }),
      auth: await burst(auth, { ...options, path: '/v1/clinics/bench/session' }),
    });
  }
  rounds.splice(0, WARM_UP_ROUNDS);
  await Promise.all([bare.stop(), auth.stop()]);
  await remove();
  const ratio = (of: (burst: Burst) => number) =>
    median(rounds.map((round) => of(round.auth) / of(round.bare)));
  return [
    atLeast(
      `session checks a second, of the bare floor (${name})`,
      ratio((b) => b.requestsPerSecond),
      0.6,
    ),
    atLeast(`the same by CPU a request (${name})`, 1 / ratio((b) => b.cpuMicrosPerRequest), 0.6),
  ];
}
