import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { checkKeys } from '../../bff/actions/check-keys.ts';
import { createKeyRing, keyCheck } from '../../bff/crypto/key-ring.ts';
import type { Database } from '../../bff/storage/database.ts';
import { migrate } from '../../bff/storage/migrate.ts';
import { listKeyChecks } from '../../bff/storage/secret-keys.ts';
import { testKeys } from '../support/auth-node.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/postgres.ts';

/** Version 1 again, but another key. */
const impostor = createKeyRing(new Map([[1, Buffer.alloc(32, 99)]]));

for (const dialect of databases()) {
  describe(`the keys of a database, on ${dialect.name}`, () => {
    let place: TestDatabase;
    let database: Database;
    before(async () => {
      place = await dialect.create();
      database = await openTestDatabase(place);
      await migrate(database);
    });
    beforeEach(async () => {
      await database.db.deleteFrom('secretKey').execute();
      assert.deepEqual(await checkKeys(database, testKeys(1)), { kind: 'fitting' });
    });
    after(async () => {
      await database.close();
      await place.drop();
    });

    it('fit at every start after the first', async () => {
      assert.deepEqual(await checkKeys(database, testKeys(1)), { kind: 'fitting' });
    });

    it('are refused where one of them is another key under the same number', async () => {
      assert.deepEqual(await checkKeys(database, impostor), { kind: 'wrong-key', version: 1 });
    });

    it('are refused where one that the data was written with is missing', async () => {
      assert.deepEqual(await checkKeys(database, testKeys(7)), { kind: 'missing-key', version: 1 });
    });

    it('fit again after a start with a wrong key was refused', async () => {
      await checkKeys(database, impostor);
      assert.deepEqual(await checkKeys(database, testKeys(1)), { kind: 'fitting' });
    });

    it('fit again after a start with a missing key was refused: it leaves no trace', async () => {
      await checkKeys(database, testKeys(7));
      assert.deepEqual([...(await listKeyChecks(database.db)).keys()], [1]);
      assert.deepEqual(await checkKeys(database, testKeys(1)), { kind: 'fitting' });
    });

    it('may gain a version, and may not lose it again', async () => {
      assert.deepEqual(await checkKeys(database, testKeys(1, 2)), { kind: 'fitting' });
      assert.deepEqual(await checkKeys(database, testKeys(1)), { kind: 'missing-key', version: 2 });
    });

    it('do not stand in the database themselves', async () => {
      const ring = testKeys(1, 2);
      await checkKeys(database, ring);
      const written = JSON.stringify([...(await listKeyChecks(database.db))]);
      for (const version of ring.versions) {
        assert.ok(written.includes(keyCheck(ring, version) ?? 'no check'));
        for (const encoding of ['hex', 'base64', 'base64url'] as const) {
          assert.ok(!written.includes(Buffer.alloc(32, version).toString(encoding)));
          assert.ok(!written.includes(ring.key('password-pepper', version)?.toString(encoding) ?? ''));
        }
      }
    });
  });
}
