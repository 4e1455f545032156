import { migrate } from '../../../bff/storage/migrate.ts';
import { openTestDatabase } from '../../support/postgres.ts';
import { atTheStart } from '../../support/race.ts';

/** Brings the database to the newest schema. Comes home with the names of the migrations that it ran. */
await atTheStart(async ([url = '']) => {
  const database = await openTestDatabase({ url });
  const ran = await migrate(database);
  await database.close();
  return ran;
});
