import { sessionRequests } from './data.ts';
import { atMost, type Finding } from './finding.ts';
import { authEnvironment, scratchSqlite } from './scratch.ts';
import { burst, median, startServer } from './servers.ts';

const ROUNDS = 9;
const PORTS = { small: 8704, large: 8705 };

/** CPU of a session check with a million sessions in the table, against a thousand. */
export async function benchTableSize(): Promise<readonly Finding[]> {
  const [small, large] = [await scratchSqlite(1000), await scratchSqlite(1_000_000)];
  const start = (url: string, port: number) =>
    startServer('auth-server.ts', { port, env: authEnvironment(url, port) });
  const servers = [await start(small.url, PORTS.small), await start(large.url, PORTS.large)] as const;
  const options = {
    path: '/v1/clinics/bench/session',
    seconds: 1,
    connections: 16,
    requests: sessionRequests(),
  };
  const ratios = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [few, many] = [await burst(servers[0], options), await burst(servers[1], options)];
    ratios.push(many.cpuMicrosPerRequest / few.cpuMicrosPerRequest);
  }
  await Promise.all(servers.map((server) => server.stop()));
  await Promise.all([small.remove(), large.remove()]);
  return [atMost('CPU a check, 1,000,000 sessions against 1,000', median(ratios), 1.2)];
}
