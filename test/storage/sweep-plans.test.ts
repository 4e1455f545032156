import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import Sqlite from 'better-sqlite3';
import { createQueryId, type KyselyPlugin, type RootOperationNode } from 'kysely';
import { pastUse } from '../../bff/domain/expiry.ts';
import {
  countExpired,
  deleteExpired,
  findStretch,
  START,
  sweepables,
} from '../../bff/storage/expired-rows.ts';
import type { Database } from '../../bff/storage/database.ts';
import { migrate } from '../../bff/storage/migrate.ts';
import { openSqlite } from '../../bff/storage/sqlite.ts';

describe('a stretch of a sweep, on SQLite', () => {
  let folder: string;
  let database: Database;
  let file: Sqlite.Database;
  let asked: RootOperationNode[] = [];
  const listening: KyselyPlugin = {
    transformQuery({ node }) {
      asked.push(node);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clinic-auth-plans-'));
    const path = join(folder, 'test.db');
    database = openSqlite(path);
    await migrate(database);
    file = new Sqlite(path, { readonly: true });
  });
  after(async () => {
    file.close();
    await database.close();
    await rm(folder, { recursive: true });
  });

  for (const sweepable of sweepables) {
    it(`of ${sweepable.table} looks at its own rows alone, however many the clinic has`, async () => {
      asked = [];
      const db = database.db.withPlugin(listening);
      const to = { clinicId: 7, key: 'z' };
      const stretch = { after: START, to, most: 500, past: pastUse(Date.now()) };
      await findStretch(db, sweepable, { after: START, most: 500 });
      await countExpired(db, sweepable, stretch);
      await deleteExpired(db, sweepable, stretch);
      assert.equal(asked.length, 3);
      for (const node of asked) {
        const { sql, parameters } = db.getExecutor().compileQuery(node, createQueryId());
        const plan = file.prepare(`explain query plan ${sql}`).all(parameters) as { detail: string }[];
        for (const { detail } of plan) assert.doesNotMatch(detail, /^SCAN|clinic_id[<>]|TEMP B-TREE/, sql);
      }
    });
  }
});
