import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import type { Database } from '../../bff/storage/database.ts';
import { migrate } from '../../bff/storage/migrate.ts';
import { openSqlite } from '../../bff/storage/sqlite.ts';

const pragmas: readonly (readonly [name: string, value: string | number, why: string])[] = [
  ['journal_mode', 'wal', 'readers and the writer do not wait for each other'],
  ['synchronous', 2, 'what was used up stays used up when the power fails (FULL)'],
  ['timeout', 5000, 'a statement waits for another process'],
  ['foreign_keys', 1, 'foreign keys hold'],
];

describe('a SQLite database', () => {
  let folder: string;
  let path: string;
  let database: Database;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clinic-auth-sqlite-'));
    path = join(folder, 'a', 'folder', 'that is missing', 'test.db');
    database = openSqlite(path);
    await migrate(database);
  });
  after(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  it('is made with its folder where that is missing', () => {
    assert.ok(existsSync(path));
  });

  it('is opened while another process is still making the file: it waits for its turn', async () => {
    const shared = join(folder, 'shared.db');
    const script = fileURLToPath(new URL('./racers/hold-new-file.ts', import.meta.url));
    const holder = fork(script, [shared, '300']);
    const gone = once(holder, 'exit');
    await once(holder, 'message');
    try {
      const second = openSqlite(shared);
      await migrate(second);
      await second.close();
    } finally {
      await gone;
    }
  });

  it('writes no parameter that SQLite would plan a statement anew for', () => {
    const { sql: text, parameters } = database.db
      .updateTable('profile')
      .set({ role: 'staff' })
      .where('id', 'in', ['one', 'two'])
      .limit(2)
      .compile();
    assert.equal(text.match(/\?/g)?.length, parameters.length);
    assert.deepEqual(text.match(/.\?/g), ['+?', '+?', '+?', '+?']);
  });

  for (const [name, value, why] of pragmas) {
    const asked = name === 'timeout' ? 'busy_timeout' : name;
    it(`has ${asked} = ${value}: ${why}`, async () => {
      const { rows } = await sql<Record<string, unknown>>`${sql.raw(`pragma ${asked}`)}`.execute(database.db);
      assert.deepEqual(
        rows.map((row) => Object.values(row)),
        [[value]],
      );
    });
  }

  it('takes the write lock at the beginning of a transaction, before anything is read', async () => {
    const other = new Sqlite(path, { timeout: 0 });
    const trx = await database.db.startTransaction().execute();
    try {
      assert.throws(() => other.exec('begin immediate'), { code: 'SQLITE_BUSY' });
    } finally {
      other.close();
      await trx.rollback().execute();
    }
  });

  it('can be read while a transaction is under way', async () => {
    const other = openSqlite(path);
    const trx = await database.db.startTransaction().execute();
    assert.deepEqual(await other.db.selectFrom('clinic').select('id').execute(), []);
    await trx.rollback().execute();
    await other.close();
  });

  it('lets nothing past a foreign key', async () => {
    const row = { clinicId: 999, subject: 'profile:x', failures: 1, lastFailureAt: 0, earlierFailureAt: 0 };
    await assert.rejects(database.db.insertInto('throttle').values(row).execute(), /FOREIGN KEY/);
  });

  it('gives each of two repeated queries its own values', async () => {
    const ask = (value: number) => sql<{ value: number }>`select ${value} + 0 as value`.execute(database.db);
    const answers = await Promise.all([ask(1), ask(2), ask(3)]);
    assert.deepEqual(
      answers.map(({ rows }) => rows[0]?.value),
      [1, 2, 3],
    );
  });
});
