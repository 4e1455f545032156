import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Sessions that go on at the BFF's own pages, and end with the one that they continue. */
export const continuedSessions: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('session').addColumn('continuesTokenHash', 'text').execute();
    await db.schema
      .createIndex('sessionContinued')
      .on('session')
      .columns(['clinicId', 'continuesTokenHash'])
      .execute();
  },
};
