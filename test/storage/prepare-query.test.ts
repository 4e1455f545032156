import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Db } from '../../bff/storage/database.ts';
import { prepareQuery, prepareWrite } from '../../bff/storage/prepare-query.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { databases } from '../support/postgres.ts';

for (const dialect of databases()) {
  describe(`a prepared query, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let built = 0;
    const slugs = prepareQuery((db: Db, param: { slug: string; after: number }) => {
      built += 1;
      return db
        .selectFrom('clinic')
        .select('slug')
        .where('id', '>', param.after)
        .where('slug', '=', param.slug);
    });
    const names = prepareQuery((db: Db, param: { slug: string }) =>
      db.selectFrom('clinic').select('name').where('slug', '=', param.slug),
    );
    const rename = prepareQuery((db: Db, param: { slug: string; name: string }) =>
      db.updateTable('clinic').set({ name: param.name }).where('slug', '=', param.slug).returning('name'),
    );
    const move = prepareWrite((db: Db, param: { from: string; to: string }) =>
      db.updateTable('clinic').set({ slug: param.to }).where('slug', '=', param.from),
    );
    before(async () => {
      door = await openFrontDoor(dialect);
      await door.clinic({ slug: 'one' });
      await door.clinic({ slug: 'two' });
    });
    after(() => door.close());

    it('binds the values of each call, and is built once', async () => {
      const { db } = door.node.database;
      assert.deepEqual(await slugs(db, { slug: 'one', after: 0 }), [{ slug: 'one' }]);
      assert.deepEqual(await slugs(db, { slug: 'two', after: 0 }), [{ slug: 'two' }]);
      assert.deepEqual(await slugs(db, { slug: 'one', after: 1 }), []);
      assert.equal(built, 1);
    });

    it('binds values, and never writes them into the statement', async () => {
      assert.deepEqual(await slugs(door.node.database.db, { slug: "one' or '1'='1", after: 0 }), []);
    });

    it('sees nothing of a transaction that is not committed', async () => {
      const { db } = door.node.database;
      await db.transaction().execute(async (trx) => {
        await trx.updateTable('clinic').set({ name: 'Not yet' }).where('slug', '=', 'two').execute();
        assert.deepEqual(await names(db, { slug: 'two' }), [{ name: 'The two clinic' }]);
      });
      assert.deepEqual(await names(db, { slug: 'two' }), [{ name: 'Not yet' }]);
    });

    it('writes where it is a write that answers rows', async () => {
      const { db } = door.node.database;
      assert.deepEqual(await rename(db, { slug: 'two', name: 'Renamed' }), [{ name: 'Renamed' }]);
    });

    it('sees what its transaction has written', async () => {
      await door.node.database.db.transaction().execute(async (trx) => {
        await trx.updateTable('clinic').set({ slug: 'three' }).where('slug', '=', 'two').execute();
        assert.deepEqual(await slugs(trx, { slug: 'three', after: 0 }), [{ slug: 'three' }]);
      });
    });

    it('counts what it writes, within a transaction and without', async () => {
      const { db } = door.node.database;
      assert.equal(await move(db, { from: 'one', to: 'first' }), 1);
      const trx = await db.startTransaction().execute();
      assert.equal(await move(trx, { from: 'first', to: 'one' }), 1);
      assert.equal(await move(trx, { from: 'nobody', to: 'one' }), 0);
      await trx.commit().execute();
      assert.deepEqual(await slugs(db, { slug: 'one', after: 0 }), [{ slug: 'one' }]);
    });

    it('names its rows alike within a transaction and without', async () => {
      const { db } = door.node.database;
      const supports = prepareQuery((one: Db, param: { slug: string }) =>
        one.selectFrom('clinic').select(['supportEmail', 'slug']).where('slug', '=', param.slug),
      );
      const outside = await supports(db, { slug: 'one' });
      const trx = await db.startTransaction().execute();
      const within = await supports(trx, { slug: 'one' });
      await trx.rollback().execute();
      assert.deepEqual(within, outside);
      assert.deepEqual(Object.keys(outside[0] ?? {}).toSorted(), ['slug', 'supportEmail']);
    });

    it('is undone with its transaction', async () => {
      const { db } = door.node.database;
      const trx = await db.startTransaction().execute();
      await move(trx, { from: 'one', to: 'never' });
      await rename(trx, { slug: 'never', name: 'Never' });
      await trx.rollback().execute();
      assert.deepEqual(await names(db, { slug: 'one' }), [{ name: 'The one clinic' }]);
      assert.deepEqual(await slugs(db, { slug: 'never', after: 0 }), []);
    });

    it('is refused once its transaction is over', async () => {
      const { db } = door.node.database;
      for (const end of ['commit', 'rollback'] as const) {
        const trx = await db.startTransaction().execute();
        await trx[end]().execute();
        await assert.rejects(move(trx, { from: 'one', to: 'too-late' }));
        await assert.rejects(names(trx, { slug: 'one' }));
      }
      const leaked = await db.transaction().execute(async (trx) => trx);
      await assert.rejects(move(leaked, { from: 'one', to: 'too-late' }));
      await assert.rejects(names(leaked, { slug: 'one' }));
      assert.deepEqual(await slugs(db, { slug: 'too-late', after: 0 }), []);
    });
  });
}
