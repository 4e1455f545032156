import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { startDemoSite } from '../../../../demo/server.ts';
import { freePort } from '../../../support/child-node.ts';
import { spawnBff } from '../spawn-bff.ts';
import { makeCertificate } from './certificate.ts';
import { BFF_PATH, bffHosts, type BffPlace, CLINIC_HOST, loopbackHosts } from './hosts.ts';
import { type SeenRequest, startTlsFront } from './tls-front.ts';
import { waitUntil } from './wait-until.ts';

/** The clinic of these journeys, one of the demo's. */
export const CLINIC = 'maple-street';

/** A BFF and a clinic's site under names of their own, over TLS. */
export interface SecureWorld {
  /** The clinic's site, without a slash at its end. */
  readonly siteUrl: string;
  /** The BFF's public URL. */
  readonly bffUrl: string;
  readonly bffHost: string;
  /** Of the authority that browsers have to trust. */
  readonly authorityFile: string;
  /** A folder of this world's own, which ends with it. */
  readonly folder: string;
  /** All requests that have reached the BFF since the last time, in the order of their answers. */
  takeSeen(): readonly SeenRequest[];
  /** The BFF itself, past the front: for what happens elsewhere than in the browser. */
  readonly innerBffUrl: string;
  close(): Promise<void>;
}

/**
 * Starts a BFF in demo mode with a database of its own, the demo's clinic site, and what terminates TLS in front of
 * both. The site's origin is registered with the clinic.
 */
export async function createSecureWorld(place: BffPlace): Promise<SecureWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'clinic-auth-secure-'));
  const certificate = await makeCertificate(folder, loopbackHosts);
  const front = await startTlsFront(certificate);
  const bffHost = bffHosts[place];
  const siteUrl = `https://${CLINIC_HOST}:${front.port}`;
  const bffUrl = `https://${bffHost}:${front.port}${place === 'path' ? BFF_PATH : ''}`;
  const site = await startDemoSite({ port: 0, bffUrl });
  const port = await freePort();
  front.serve([
    { host: CLINIC_HOST, port: Number(new URL(site.url).port) },
    { host: bffHost, port, ...(place === 'path' && { below: BFF_PATH }) },
  ]);
  const file = join(folder, 'demo.db');
  const bff = spawnBff({
    DEMO: '1',
    NODE_ENV: 'test',
    PORT: String(port),
    PUBLIC_URL: bffUrl,
    DATABASE_URL: `sqlite:${file}`,
    TRUSTED_PROXY_HOPS: '1',
    LOG_LEVEL: 'error',
  });
  const close = async () => {
    await front.close();
    await end(bff);
    await site.close();
    await rm(folder, { recursive: true, force: true });
  };
  const innerBffUrl = `http://127.0.0.1:${port}`;
  try {
    await waitUntil('the BFF', async () => (await fetch(`${innerBffUrl}/readyz`)).ok || null);
    registerOrigin(file, siteUrl);
  } catch (error) {
    await close();
    throw error;
  }
  const { authorityFile } = certificate;
  const takeSeen = () => front.takeSeen().filter(({ port: upstream }) => upstream === port);
  return { siteUrl, bffUrl, bffHost, authorityFile, folder, innerBffUrl, takeSeen, close };
}

/** As the operator does for a clinic's site. */
function registerOrigin(file: string, origin: string): void {
  const database = new Database(file);
  database
    .prepare('INSERT INTO clinic_origin (clinic_id, origin) SELECT id, ? FROM clinic WHERE slug = ?')
    .run(origin, CLINIC);
  database.close();
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
