import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { migrate } from '../../bff/storage/migrate.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { race } from '../support/race.ts';

const tables = [
  'clinic',
  'clinic_origin',
  'known_browser',
  'password',
  'profile',
  'secret_key',
  'session',
  'throttle',
];

for (const dialect of databases()) {
  describe(`migrations on ${dialect.name}`, () => {
    let place: TestDatabase;
    before(async () => {
      place = await dialect.create();
    });
    after(() => place.drop());

    it('run once where three processes start on a new database at once, and all three succeed', async () => {
      const script = new URL('./racers/migrate.ts', import.meta.url);
      const ran = await race<readonly string[]>(script, { processes: 3, args: [place.url] });
      assert.deepEqual(ran.filter((names) => names.length > 0).length, 1);
      assert.deepEqual(new Set(ran.flat()).size, ran.flat().length);
      assert.ok(ran.flat().includes('0001-front-door'));
    });

    it('leave nothing to do the second time', async () => {
      const database = await openTestDatabase(place);
      assert.deepEqual(await migrate(database), []);
      await database.close();
    });

    it('make the tables of the front door', async () => {
      const database = await openTestDatabase(place);
      const found = (await database.db.introspection.getTables()).map(({ name }) => name);
      await database.close();
      for (const table of tables) assert.ok(found.includes(table), table);
    });
  });
}
