import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { forgetOldProofs } from '../../bff/actions/accept-proof.ts';
import type { Database } from '../../bff/storage/database.ts';
import { migrate } from '../../bff/storage/migrate.ts';
import { openSqlite } from '../../bff/storage/sqlite.ts';
import { MINUTE } from '../support/clock.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/postgres.ts';

const proof = (hash: string, minute = 100, clinicId = 1) => ({ clinicId, minute, proofHash: hash });

for (const dialect of databases()) {
  describe(`used proofs on ${dialect.name}`, () => {
    let place: TestDatabase;
    let one: Database;
    let other: Database;
    before(async () => {
      place = await dialect.create();
      [one, other] = [await openTestDatabase(place), await openTestDatabase(place)];
      await migrate(one);
      await one.proofs.epoch();
      await other.proofs.epoch();
    });
    after(async () => {
      await one.close();
      await other.close();
      await place.drop();
    });

    it('are used once, at all nodes together, in the present epoch alone', async () => {
      const epoch = await one.proofs.epoch();
      assert.equal(await other.proofs.epoch(), epoch);
      assert.match(epoch, /^[0-9a-f-]{32,36}$/);
      assert.equal(await one.proofs.use(proof('a'), epoch), true);
      assert.equal(await one.proofs.use(proof('a'), epoch), false);
      assert.equal(await other.proofs.use(proof('a'), epoch), false);
      assert.equal(await other.proofs.use(proof('b'), 'another epoch'), false);
      assert.equal(await other.proofs.use(proof('b'), epoch), true);
    });

    it('have one winner among many at once', async () => {
      const epoch = await one.proofs.epoch();
      const uses = await Promise.all(
        Array.from({ length: 40 }, (_, index) => (index % 2 ? one : other).proofs.use(proof('race'), epoch)),
      );
      assert.equal(uses.filter(Boolean).length, 1);
    });

    it('are each clinic’s own', async () => {
      const epoch = await one.proofs.epoch();
      assert.equal(await one.proofs.use(proof('c', 100, 1), epoch), true);
      assert.equal(await one.proofs.use(proof('c', 100, 2), epoch), true);
    });

    it('are forgotten by the minute, so many at a time', async () => {
      const epoch = await one.proofs.epoch();
      for (let index = 0; index < 5; index += 1) await one.proofs.use(proof(`old ${index}`, 50), epoch);
      await one.proofs.use(proof('young', 51), epoch);
      assert.equal(await one.proofs.forget(51, 3), 3);
      assert.equal(await one.proofs.forget(51, 3), 2);
      assert.equal(await one.proofs.forget(51, 3), 0);
      assert.equal(await one.proofs.use(proof('young', 51), epoch), false);
    });

    it('are forgotten by a node once their time is over, however many there are, in short statements', async () => {
      const epoch = await one.proofs.epoch();
      const minute = 1000;
      for (let index = 0; index < 2100; index += 1)
        await one.proofs.use(proof(`many ${index}`, minute), epoch);
      let pauses = 0;
      const forget = (now: number) =>
        forgetOldProofs({ proofs: one.proofs, clock: () => now }, async () => {
          pauses += 1;
        });
      await forget((minute + 5) * MINUTE);
      assert.equal(await one.proofs.use(proof('many 0', minute), epoch), false);
      await forget((minute + 6) * MINUTE);
      assert.equal(pauses, 1);
      assert.equal(await one.proofs.forget(minute + 1, 1), 0);
    });
  });
}

describe('used proofs on SQLite', () => {
  let folder: string;
  let path: string;
  let database: Database;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clinic-auth-proofs-'));
    path = join(folder, 'test.db');
    database = openSqlite(path);
    await migrate(database);
  });
  after(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  it('stand in a file of their own, which is made with the first proof and not before', async () => {
    assert.equal(await database.proofs.forget(1000, 10), 0);
    assert.equal(existsSync(`${path}-proofs`), false);
    await database.proofs.epoch();
    assert.equal(existsSync(`${path}-proofs`), true);
    const tables = (await database.db.introspection.getTables()).map(({ name }) => name);
    assert.ok(!tables.includes('used_proof'));
  });

  it('are written ahead (WAL): the file is whole after a power cut', () => {
    const file = new Sqlite(`${path}-proofs`, { readonly: true });
    assert.equal(file.pragma('journal_mode', { simple: true }), 'wal');
    file.close();
  });

  it('belong to the epoch that their store was opened in: whoever opens it begins another', async () => {
    const epoch = await database.proofs.epoch();
    assert.equal(await database.proofs.use(proof('a'), epoch), true);
    const restarted = openSqlite(path);
    const next = await restarted.proofs.epoch();
    assert.notEqual(next, epoch);
    assert.equal(await database.proofs.use(proof('b'), epoch), false);
    assert.equal(await database.proofs.epoch(), next);
    await restarted.close();
  });

  it('in memory are that database’s alone', async () => {
    const [one, other] = [openSqlite(':memory:'), openSqlite(':memory:')];
    assert.notEqual(await one.proofs.epoch(), await other.proofs.epoch());
    assert.equal(await one.proofs.use(proof('a'), await one.proofs.epoch()), true);
    assert.equal(existsSync(':memory:-proofs'), false);
    await one.close();
    await other.close();
  });
});

for (const dialect of databases().filter(({ name }) => name === 'postgres')) {
  describe('used proofs on PostgreSQL', () => {
    let place: TestDatabase;
    let database: Database;
    before(async () => {
      place = await dialect.create();
      database = await openTestDatabase(place);
      await migrate(database);
    });
    after(async () => {
      await database.close();
      await place.drop();
    });

    it('stand in unlogged tables, both of them: a crash empties them together', async () => {
      const { rows } = await sql<{ relname: string }>`
        select relname from pg_class where relpersistence = 'u' and relkind = 'r' order by relname`.execute(
        database.db,
      );
      assert.deepEqual(
        rows.map(({ relname }) => relname),
        ['proof_epoch', 'used_proof'],
      );
    });

    it('begin another epoch once they are empty, and accept nothing of the one before', async () => {
      const epoch = await database.proofs.epoch();
      assert.equal(await database.proofs.use(proof('a'), epoch), true);
      await sql`truncate used_proof, proof_epoch`.execute(database.db);
      assert.equal(await database.proofs.use(proof('a'), epoch), false);
      const epochs = await Promise.all([database.proofs.epoch(), database.proofs.epoch()]);
      assert.notEqual(epochs[0], epoch);
      assert.equal(epochs[0], epochs[1]);
      assert.equal(await database.proofs.use(proof('a'), epoch), false);
      assert.equal(await database.proofs.use(proof('a'), epochs[0]), true);
    });
  });
}
