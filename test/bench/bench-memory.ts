import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import autocannon from 'autocannon';
import { sessionRequests } from './data.ts';
import { atMost, type Finding } from './finding.ts';
import { authEnvironment, scratchSqlite } from './scratch.ts';
import { median } from './servers.ts';

const ROUNDS = 5;
const PORT = 8706;
const BUILT = 'dist/bff/main.js';

/** Memory of the built BFF, idle and after load, and how soon it answers first. */
export async function benchMemory(): Promise<readonly Finding[]> {
  const scratch = await scratchSqlite(1000);
  const rounds: Awaited<ReturnType<typeof measure>>[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measure(scratch.url));
  await scratch.remove();
  const of = (name: 'first' | 'idle' | 'loaded') => median(rounds.map((round) => round[name]));
  return [
    atMost('memory of the BFF, idle', of('idle'), 90, ' MB'),
    atMost('memory of the BFF, loaded', of('loaded'), 140, ' MB'),
    atMost('first response after start', of('first'), 400, ' ms'),
  ];
}

async function measure(url: string): Promise<{ first: number; idle: number; loaded: number }> {
  const startedAt = performance.now();
  const env = { ...process.env, ...authEnvironment(url, PORT) };
  const child = spawn(process.execPath, [BUILT], { env, stdio: 'ignore' });
  await untilAnswering();
  const first = performance.now() - startedAt;
  await pause(1500);
  const idle = await residentMegabytes(child);
  await autocannon({
    url: `http://127.0.0.1:${PORT}/v1/clinics/bench/session`,
    duration: 3,
    connections: 16,
    requests: sessionRequests(),
  });
  const loaded = await residentMegabytes(child);
  child.kill('SIGTERM');
  await once(child, 'exit');
  return { first, idle, loaded };
}

async function untilAnswering(): Promise<void> {
  const until = performance.now() + 20_000;
  while (performance.now() < until) {
    const answered = await fetch(`http://127.0.0.1:${PORT}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (answered) return;
    await pause(5);
  }
  throw new Error('the BFF did not answer within 20 s');
}

/** Resident set size as Linux counts it. */
async function residentMegabytes({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1000;
}
