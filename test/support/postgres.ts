import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import type { Database } from '../../bff/storage/database.ts';
import { openDatabase } from '../../bff/storage/open.ts';

/** PostgreSQL's code for a database that somebody is still connected to. */
const OBJECT_IN_USE = '55006';
const DROP_WITHIN_MS = 5000;

/** A new, empty database of one suite's own. */
export interface TestDatabase {
  /** As `DATABASE_URL` takes it, so that other processes can open it too. */
  readonly url: string;
  /** Removes the database; whatever was opened has to be closed before. */
  drop(): Promise<void>;
}

/** A database product that the suites run on. */
export interface Dialect {
  readonly name: Database['dialect'];
  create(): Promise<TestDatabase>;
}

const sqlite: Dialect = {
  name: 'sqlite',
  async create() {
    const folder = await mkdtemp(join(tmpdir(), 'clinic-auth-sqlite-'));
    return {
      url: `sqlite:${join(folder, 'test.db')}`,
      drop: () => rm(folder, { recursive: true, force: true }),
    };
  },
};

/** PostgreSQL, by an administrator's address: each suite makes a database of its own there. */
function postgres(adminUrl: string): Dialect {
  return {
    name: 'postgres',
    async create() {
      const name = `clinic_auth_test_${randomBytes(6).toString('hex')}`;
      await administer(adminUrl, `create database ${name}`);
      const url = new URL(adminUrl);
      url.pathname = `/${name}`;
      return { url: url.href, drop: () => dropOnceUnused(adminUrl, name) };
    },
  };
}

/** A connection that was just closed lingers on the server for a moment; one that was forgotten stays. */
async function dropOnceUnused(adminUrl: string, name: string): Promise<void> {
  const giveUpAt = Date.now() + DROP_WITHIN_MS;
  for (;;) {
    try {
      await administer(adminUrl, `drop database ${name}`);
      return;
    } catch (error) {
      const isUsed = error instanceof pg.DatabaseError && error.code === OBJECT_IN_USE;
      if (!isUsed || Date.now() > giveUpAt) throw error;
      await setTimeout(20);
    }
  }
}

async function administer(adminUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * The databases that a suite has to hold on, real ones both: SQLite always, PostgreSQL where
 * `TEST_POSTGRES_URL` names a server.
 */
export function databases(): readonly [Dialect, ...Dialect[]] {
  const adminUrl = process.env['TEST_POSTGRES_URL'];
  return adminUrl ? [sqlite, postgres(adminUrl)] : [sqlite];
}

/** Opens a test's database. A connection that breaks is the test's failure, so it is thrown. */
export async function openTestDatabase({ url }: Pick<TestDatabase, 'url'>): Promise<Database> {
  return openDatabase(url, (error) => {
    throw error;
  });
}
