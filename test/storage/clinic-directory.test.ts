import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createClinicDirectory } from '../../bff/storage/clinic-directory.ts';
import { SECOND } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { databases } from '../support/postgres.ts';

for (const dialect of databases()) {
  describe(`the directory of clinics, on ${dialect.name}`, () => {
    let door: FrontDoor;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    after(() => door.close());

    const open = () => createClinicDirectory(door.node.database.db, door.clock.now);
    const rename = (id: number, name: string) =>
      door.node.database.db.updateTable('clinic').set({ name }).where('id', '=', id).execute();

    it('sees a changed clinic within a second', async () => {
      const { id, slug } = await door.clinic({ name: 'Old name' });
      const directory = open();
      assert.equal((await directory.find(slug))?.name, 'Old name');
      await rename(id, 'New name');
      door.clock.advance(SECOND);
      assert.equal((await directory.find(slug))?.name, 'New name');
    });

    it('sees it at once where it was told of the change', async () => {
      const { id, slug } = await door.clinic({ name: 'Old name' });
      const directory = open();
      await directory.find(slug);
      await rename(id, 'New name');
      directory.forget(slug);
      assert.equal((await directory.find(slug))?.name, 'New name');
    });

    it('lets go of an origin that was taken from a clinic within a second', async () => {
      const { id, slug, origin } = await door.clinic();
      const directory = open();
      assert.equal((await directory.find(slug))?.origins.has(origin), true);
      await door.node.database.db.deleteFrom('clinicOrigin').where('clinicId', '=', id).execute();
      door.clock.advance(SECOND);
      assert.equal((await directory.find(slug))?.origins.has(origin), false);
    });

    it('sees a new clinic at once, though it was asked for before it existed', async () => {
      const directory = open();
      assert.equal(await directory.find('brand-new'), null);
      await door.clinic({ slug: 'brand-new' });
      assert.equal((await directory.find('brand-new'))?.slug, 'brand-new');
    });

    it('reads again where the clock was set back', async () => {
      const { id, slug } = await door.clinic({ name: 'Old name' });
      const directory = open();
      await directory.find(slug);
      await rename(id, 'New name');
      door.clock.advance(-60 * SECOND);
      assert.equal((await directory.find(slug))?.name, 'New name');
    });
  });
}
