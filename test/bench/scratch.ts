import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { fillDatabase, SECRETS_KEY } from './data.ts';

/** A filled database for one measurement, and the end of it. */
export interface Scratch {
  readonly url: string;
  remove(): Promise<void>;
}

/** A SQLite file in a folder of its own. */
export async function scratchSqlite(sessions: number): Promise<Scratch> {
  const folder = await mkdtemp(join(tmpdir(), 'clinic-auth-bench-'));
  const url = `sqlite:${join(folder, 'bench.db')}`;
  await fillDatabase(url, sessions);
  return { url, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** A PostgreSQL database in the server that `TEST_POSTGRES_URL` names; null where there is none. */
export async function scratchPostgres(sessions: number): Promise<Scratch | null> {
  const admin = process.env['TEST_POSTGRES_URL'];
  if (!admin) return null;
  const name = `bench_${process.pid}`;
  const asAdmin = async (sql: string) => {
    const client = new pg.Client({ connectionString: admin });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await asAdmin(`create database ${name}`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  await fillDatabase(url.href, sessions);
  return { url: url.href, remove: () => asAdmin(`drop database ${name} with (force)`) };
}

/** The environment of the BFF under measurement: as in production, but for demo mode's lack of https and mail. */
export function authEnvironment(url: string, port: number): Record<string, string> {
  return { DEMO: '1', PORT: String(port), DATABASE_URL: url, SECRETS_KEY, LOG_LEVEL: 'info' };
}
