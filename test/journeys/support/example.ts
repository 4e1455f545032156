import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { serveStatic } from '@hono/node-server/serve-static';
import Database from 'better-sqlite3';
import { Hono } from 'hono';
import { type Listening, listenOnLoopback } from '../../../demo/listen-on-loopback.ts';
import { waitUntil } from './any-browser/wait-until.ts';
import type { World } from './world.ts';
import { type ProgramEnd, root, runProgram, runWell } from '../../support/run-program.ts';

const folderOf = (example: string): string => join(root, 'demo', example);

/** Installs an example's packages, as its lock file has them. */
export async function installExample(example: string): Promise<void> {
  await runWell(['npm', 'ci', '--prefer-offline', '--loglevel=error'], { folder: folderOf(example) });
}

/** Checks an example's types and builds it, for a BFF at this address. */
export async function buildExample(example: string, bffUrl: string): Promise<void> {
  await runWell(['npm', 'run', 'build'], { folder: folderOf(example), environment: { VITE_BFF: bffUrl } });
}

/** Sends the built example to visitors, as a static host would. */
export async function serveExample(example: string): Promise<Listening> {
  const site = new Hono().use(serveStatic({ root: join(folderOf(example), 'dist') }));
  return listenOnLoopback(site.fetch, 0);
}

/** Runs an example that is a server itself. */
export async function startExample(example: string, bffUrl: string): Promise<Listening> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child: ChildProcess = spawn(process.execPath, ['server.js'], {
    cwd: folderOf(example),
    env: { ...process.env, PORT: String(port), BFF: bffUrl },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while (
    !(await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null) throw new Error(`demo/${example} has ended`);
    await pause(25);
  }
  return {
    url,
    async close() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** Registers a site's origin with a clinic, as its operator would, and waits until the BFF has noticed. */
export async function registerOrigin(
  { bffUrl, databaseUrl }: Pick<World, 'bffUrl' | 'databaseUrl'>,
  slug: string,
  origin: string,
): Promise<void> {
  const database = new Database(databaseUrl.replace('sqlite:', ''));
  database
    .prepare('INSERT INTO clinic_origin (clinic_id, origin) SELECT id, ? FROM clinic WHERE slug = ?')
    .run(origin, slug);
  database.close();
  await waitUntil(`${origin} may call`, async () => {
    const { headers } = await fetch(`${bffUrl}/v1/clinics/${slug}`, { headers: { Origin: origin } });
    // Whoever may not call is answered with `*`.
    return headers.get('Access-Control-Allow-Origin') === origin || null;
  });
}

/**
 * Checks the types of a copy of an example with one more file in it.
 *
 * @param example - the example, installed
 * @param file - the file's name, such as `mistakes.tsx`
 * @param text - what stands in it
 */
export async function checkTypesWith(example: string, file: string, text: string): Promise<ProgramEnd> {
  const copy = await mkdtemp(join(tmpdir(), 'clinic-auth-example-'));
  try {
    const folder = folderOf(example);
    const isOwn = (path: string) => !/\/(node_modules|dist)$/.test(path);
    await cp(folder, copy, { recursive: true, filter: isOwn });
    await symlink(join(folder, 'node_modules'), join(copy, 'node_modules'));
    await writeFile(join(copy, 'src', file), text);
    return await runProgram(['npm', 'run', 'types'], { folder: copy });
  } finally {
    await rm(copy, { recursive: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
