import { loginRequests, sessionRequests } from './data.ts';
import { atLeast, atMost, type Finding } from './finding.ts';
import { authEnvironment, scratchSqlite } from './scratch.ts';
import { burst, median, startServer } from './servers.ts';

const ROUNDS = 5;
const SECONDS = 3;
const PORT = 8703;

/** Logins a second against bare Argon2, and session checks while logins take all the CPU they can get. */
export async function benchLogins(): Promise<readonly Finding[]> {
  const scratch = await scratchSqlite(1000);
  const auth = await startServer('auth-server.ts', { port: PORT, env: authEnvironment(scratch.url, PORT) });
  const argon = await startServer('argon-server.ts', {});
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
    const { perSecond } = (await argon.ask(SECONDS)) as { perSecond: number };
    const alone = await burst(auth, logins);
    const idle = await burst(auth, checks);
    const [saturating, busy] = await Promise.all([burst(auth, logins), burst(auth, checks)]);
    const lost = alone.lost + idle.lost + saturating.lost + busy.lost;
    rounds.push({
      logins: alone.requestsPerSecond / perSecond,
      p99: busy.p99Ms / Math.max(1, idle.p99Ms),
      lost,
    });
  }
  await Promise.all([auth.stop(), argon.stop()]);
  await scratch.remove();
  return [
    atLeast('logins a second, of the bare Argon2 limit', median(rounds.map((round) => round.logins)), 0.9),
    atMost('p99 of session checks under logins, against idle', median(rounds.map((round) => round.p99)), 3),
    atMost(
      'requests lost meanwhile',
      rounds.reduce((sum, round) => sum + round.lost, 0),
      0,
    ),
  ];
}
