import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { loginRequests, sessionRequests } from './data.ts';
import { atMost, type Finding } from './finding.ts';
import { authEnvironment, scratchSqlite } from './scratch.ts';
import { type Server, startServer } from './servers.ts';

const PORT = 8705;
const PROFILES = 100_000;
/** An import that takes longer is broken off, and a miss. */
const GIVE_UP_MS = 240_000;
const IDLE_MS = 10_000;
/** Session checks a second, evenly: as many as some thousands of people with a page open ask for. */
const CHECKS_A_SECOND = 200;
const LOGIN_EVERY_MS = 500;
const CLI = fileURLToPath(new URL('../../bff/cli/main.ts', import.meta.url));

/** An import of 100,000 profiles on SQLite while people's sessions are checked and some log in. */
export async function benchImport(): Promise<readonly Finding[]> {
  const scratch = await scratchSqlite(1000);
  const folder = await mkdtemp(join(tmpdir(), 'clinic-auth-bench-'));
  const file = join(folder, 'profiles.csv');
  await writeProfiles(file, PROFILES);
  const env = authEnvironment(scratch.url, PORT);
  const server = await startServer('auth-server.ts', { port: PORT, env });
  try {
    const idle = await watch(server, () => setTimeout(IDLE_MS));
    let first = { seconds: 0, code: -1 };
    const during = await watch(server, async () => {
      first = await runImport(file, env);
    });
    const again = await runImport(file, env);
    process.stdout.write(
      `session checks: idle p99 ${idle.p99.toFixed(1)} ms, meanwhile ${during.p99.toFixed(1)} ms; ` +
        `logins: idle ${idle.slowestLogin.toFixed(0)} ms at most, meanwhile ${during.slowestLogin.toFixed(0)} ms; ` +
        `lost ${during.lost}; exit codes ${first.code} ${again.code}\n`,
    );
    return [
      atMost(`import of ${PROFILES} profiles on SQLite`, first.seconds, 60, ' s'),
      atMost('the same once more, with nothing to do', again.seconds, 60, ' s'),
      atMost('p99 of session checks meanwhile, against idle', during.p99 / idle.p99, 3),
      atMost('session checks and logins that were not answered', during.lost, 0),
    ];
  } finally {
    await server.stop();
    await scratch.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeProfiles(path: string, count: number): Promise<void> {
  const file = createWriteStream(path);
  file.write('practiceId,role,givenName,familyName,birthDate,email,mobilePhone,locale\n');
  for (let index = 0; index < count; index += 1) {
    const name = `Given${index % 997},Family${(index * 7919) % 50_021}`;
    const birthDate = `19${10 + (index % 90)}-0${1 + (index % 9)}-1${index % 10}`;
    const phone = `604555${String(index % 10_000).padStart(4, '0')}`;
    file.write(`P-${index},,${name},${birthDate},person${index}@mail.example,${phone},\n`);
  }
  file.end();
  await finished(file);
}

async function runImport(
  file: string,
  env: Readonly<Record<string, string>>,
): Promise<{ seconds: number; code: number }> {
  const began = performance.now();
  const { PATH = '' } = process.env;
  const args = [CLI, 'import-profiles', file, '--clinic', 'bench'];
  const child = spawn(process.execPath, args, {
    env: { PATH, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const giveUp = globalThis.setTimeout(() => child.kill('SIGKILL'), GIVE_UP_MS);
  await once(child, 'close');
  clearTimeout(giveUp);
  return { seconds: (performance.now() - began) / 1000, code: child.exitCode ?? -1 };
}

/** Asks evenly while something goes on, and tells how long answers took. */
async function watch({ url }: Server, meanwhile: () => Promise<unknown>) {
  const checks = sessionRequests();
  const logins = loginRequests();
  const took: number[] = [];
  const tookLogin: number[] = [];
  let lost = 0;
  let isOver = false;
  const ask = async (path: string, init: RequestInit, times: number[]): Promise<void> => {
    const began = performance.now();
    const answer = await fetch(`${url}${path}`, init).catch(() => null);
    await answer?.arrayBuffer();
    times.push(performance.now() - began);
    if (answer?.status !== 200) lost += 1;
  };
  const under: Promise<void>[] = [];
  const every = async (ms: number, send: (index: number) => Promise<void>): Promise<void> => {
    const began = performance.now();
    for (let index = 0; !isOver; index += 1) {
      under.push(send(index));
      await setTimeout(Math.max(0, began + (index + 1) * ms - performance.now()));
    }
  };
  const asking = [
    every(1000 / CHECKS_A_SECOND, (index) =>
      ask('/v1/clinics/bench/session', { headers: checks[index % checks.length]?.headers ?? {} }, took),
    ),
    every(LOGIN_EVERY_MS, (index) => {
      const { method = 'POST', headers = {}, body = '' } = logins[index % logins.length] ?? {};
      return ask('/v1/clinics/bench/login', { method, headers, body }, tookLogin);
    }),
  ];
  await meanwhile();
  isOver = true;
  await Promise.all(asking);
  await Promise.all(under);
  const sorted = took.toSorted((one, other) => one - other);
  return {
    p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
    slowestLogin: Math.max(0, ...tookLogin),
    lost,
  };
}
