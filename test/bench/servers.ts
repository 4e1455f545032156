import { type ChildProcess, fork, type Serializable } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import type { Usage } from './usage.ts';

/** A server in a process of its own. */
export interface Server {
  readonly url: string;
  usage(): Promise<Usage>;
  /** Sends the process a message and answers its next one. */
  ask(message: Serializable): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts one of the bench's server scripts and waits until it listens. */
export async function startServer(
  script: 'bare-server.ts' | 'auth-server.ts' | 'argon-server.ts',
  {
    port = 0,
    args = [],
    env = {},
  }: { port?: number; args?: readonly string[]; env?: Record<string, string> },
): Promise<Server> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child: ChildProcess = fork(path, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  const ask = async (message: Serializable): Promise<unknown> => {
    child.send(message);
    const [answer] = (await once(child, 'message')) as [unknown];
    return answer;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    ask,
    usage: async () => (await ask('usage')) as Usage,
    async stop() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** One measured burst of requests. */
export interface Burst {
  readonly requestsPerSecond: number;
  readonly cpuMicrosPerRequest: number;
  readonly p99Ms: number;
  /** Requests that were answered neither 2xx nor 3xx: 304 is what a calendar asks for. */
  readonly lost: number;
}

/**
 * Sends requests in turn for some seconds, bounded, and measures what it took.
 *
 * @param options `once`: each request is sent once, for as long as that takes.
 */
export async function burst(
  server: Server,
  options: {
    path: string;
    connections: number;
    requests: autocannon.Request[];
  } & ({ seconds: number } | { once: true }),
): Promise<Burst> {
  const before = await server.usage();
  let offset = 0;
  const latencies: number[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<autocannon.Result>();
  const load = {
    url: `${server.url}${options.path}`,
    ...('once' in options ? { amount: options.requests.length } : { duration: options.seconds }),
    connections: options.connections,
    // Each connection begins elsewhere in the list, so that no two log in as the same person at once.
    setupClient: (client: autocannon.Client) => {
      offset += 1;
      client.setRequests(
        rotate(options.requests, Math.floor((offset * options.requests.length) / options.connections)),
      );
    },
  };
  autocannon(load, (error: unknown, done) => (error ? reject(error) : resolve(done))).on(
    'response',
    (_client, _status, _bytes, milliseconds) => latencies.push(milliseconds),
  );
  const result = await promise;
  const after = await server.usage();
  const answered = result['2xx'] + result['3xx'];
  return {
    requestsPerSecond: answered / result.duration,
    cpuMicrosPerRequest: (after.cpuMicros - before.cpuMicros) / Math.max(1, answered),
    // Its own percentiles are in whole milliseconds: at one or two of them, more rounding than measuring.
    p99Ms: percentile(latencies, 0.99),
    lost: result['1xx'] + result['4xx'] + result['5xx'] + result.errors + result.timeouts,
  };
}

function rotate<Item>(items: readonly Item[], by: number): Item[] {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}

/** The middle one of several measurements. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length * share)] ?? Number.NaN;
}
