import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/** Where Debian and its relatives put each version's server programs. */
const VERSIONS_FOLDER = '/usr/lib/postgresql';
const READY_TIMEOUT_SECONDS = 30;

/**
 * @typedef {object} RunningPostgres
 * @property {string} url the address of its administrator, for `TEST_POSTGRES_URL`.
 * @property {() => Promise<void>} stop stops the server and removes all that it wrote.
 */

/**
 * Starts a throw-away PostgreSQL server on a free port of loopback, for the tests that run on both databases.
 * Nothing of it outlives `stop()`. As root it runs as the user `postgres`: initdb refuses root.
 *
 * @returns {Promise<RunningPostgres | null>} null where PostgreSQL is not installed.
 */
export async function startPostgres() {
  const programs = await findPrograms();
  if (programs === null) return null;
  const owner = process.getuid?.() === 0 ? await findUser('postgres') : null;
  const folder = await mkdtemp(join(tmpdir(), 'clinic-auth-postgres-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const data = join(folder, 'data');
  const control = (...args) => run(join(programs, 'pg_ctl'), ['-D', data, '-w', ...args], folder, owner);
  try {
    if (owner) await chown(folder, owner.uid, owner.gid);
    const superuser = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'];
    await run(join(programs, 'initdb'), ['-D', data, ...superuser], folder, owner);
    const port = await freePort();
    const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`;
    await control('-t', String(READY_TIMEOUT_SECONDS), '-l', join(folder, 'log'), '-o', settings, 'start');
    return {
      url: `postgres://postgres@127.0.0.1:${port}/postgres`,
      async stop() {
        await control('-m', 'immediate', 'stop');
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** The folder of the newest installed version's programs, or null. */
async function findPrograms() {
  const versions = await readdir(VERSIONS_FOLDER).catch(() => []);
  const newestFirst = versions
    .map(Number)
    .filter(Number.isFinite)
    .toSorted((one, other) => other - one);
  for (const version of newestFirst) {
    const folder = join(VERSIONS_FOLDER, String(version), 'bin');
    const programs = await readdir(folder).catch(() => []);
    if (programs.includes('initdb')) return folder;
  }
  return null;
}

async function findUser(name) {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const found = lines.find(([user]) => user === name);
  if (!found) throw new Error(`PostgreSQL does not run as root, and there is no user ${name}`);
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

async function run(program, args, folder, owner) {
  // The server inherits pg_ctl's output, so a pipe would stay open as long as the server lives: of a failure
  // the exit code is enough, the server's own words stand in its log.
  const child = spawn(program, args, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    ...(owner && { uid: owner.uid, gid: owner.gid }),
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${program} ${args.at(-1)} ended with code ${code}`);
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}
