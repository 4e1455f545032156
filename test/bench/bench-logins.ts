import { loginRequests, sessionRequests } from './data.ts';
import { atLeast, atMost, type Finding } from './finding.ts';
import { authEnvironment, scratchSqlite } from './scratch.ts';
import { burst, median, startServer } from './servers.ts';

const ROUNDS = 5;
const SECONDS = 4;
const PORT = 8703;

/** Logins a second against bare Argon2, and session checks while logins take all the CPU they can get. */
export async function benchLogins(): Promise<readonly Finding[]> {
  const scratch = await scratchSqlite(1000);
  const auth = await startServer('auth-server.ts', { port: PORT, env: authEnvironment(scratch.url, PORT) });
  const limit = await startServer('argon-server.ts', {});
  const prepared = await startServer('argon-server.ts', { args: ['prepared'] });
  const logins = {
    path: '/v1/clinics/bench/login',
    seconds: SECONDS,
    connections: 6,
    requests: loginRequests(),
  };
  const checks = {
    path: '/v1/clinics/bench/session',
    seconds: SECONDS,
    connections: 4,
    requests: sessionRequests(),
  };
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const bare = (await limit.ask(SECONDS)) as { perSecond: number };
    const alone = await burst(auth, logins);
    const quickest = (await prepared.ask(SECONDS)) as { perSecond: number };
    const idle = await burst(auth, checks);
    const [saturating, busy] = await Promise.all([burst(auth, logins), burst(auth, checks)]);
    const lost = alone.lost + idle.lost + saturating.lost + busy.lost;
    rounds.push({
      logins: alone.requestsPerSecond / bare.perSecond,
      ofQuickest: alone.requestsPerSecond / quickest.perSecond,
      p99: busy.p99Ms / idle.p99Ms,
      lost,
    });
  }
  await Promise.all([auth, limit, prepared].map((server) => server.stop()));
  await scratch.remove();
  return [
    atLeast('logins a second, of the bare Argon2 limit', median(rounds.map((round) => round.logins)), 0.9),
    atLeast(
      'the same, of bare Argon2 in a thread pool as large as the cores',
      median(rounds.map((round) => round.ofQuickest)),
      0.9,
    ),
    atMost('p99 of session checks under logins, against idle', median(rounds.map((round) => round.p99)), 3),
    atMost(
      'requests lost meanwhile',
      rounds.reduce((sum, round) => sum + round.lost, 0),
      0,
    ),
  ];
}
