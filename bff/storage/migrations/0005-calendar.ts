import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Appointments, and the secret addresses that calendars fetch them from. */
export const calendar: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('clinic')
      .addColumn('timeZone', 'text', (column) => column.notNull().defaultTo('America/Vancouver'))
      .execute();
    await db.schema
      .alterTable('clinic')
      .addColumn('calendarTitles', 'text', (column) => column.notNull().defaultTo('clinic'))
      .execute();
    await db.schema
      .alterTable('profile')
      .addColumn('appointmentsRevision', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();

    await db.schema
      .createTable('appointment')
      .addColumn('clinicId', 'integer', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('profileId', 'text', (column) => column.notNull())
      .addColumn('startsAt', 'bigint', (column) => column.notNull())
      .addColumn('endsAt', 'bigint', (column) => column.notNull())
      .addColumn('practitioner', 'text', (column) => column.notNull())
      .addColumn('treatment', 'text', (column) => column.notNull())
      .addColumn('place', 'text')
      .addColumn('onlineUrl', 'text')
      .addColumn('cancelledAt', 'bigint')
      .addColumn('sequence', 'integer', (column) => column.notNull())
      .addColumn('createdAt', 'bigint', (column) => column.notNull())
      .addColumn('changedAt', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('appointmentKey', ['clinicId', 'id'])
      .addForeignKeyConstraint('appointmentProfile', ['clinicId', 'profileId'], 'profile', ['clinicId', 'id'])
      .addCheckConstraint('appointmentEnds', sql`ends_at > starts_at`)
      .execute();
    await db.schema
      .createIndex('appointmentByProfile')
      .on('appointment')
      .columns(['clinicId', 'profileId', 'startsAt'])
      .execute();

    await db.schema
      .createTable('feed')
      .addColumn('clinicId', 'integer', (column) => column.notNull())
      .addColumn('profileId', 'text', (column) => column.notNull())
      .addColumn('tokenHash', 'text', (column) => column.notNull())
      .addColumn('sealedToken', 'text', (column) => column.notNull())
      .addColumn('createdAt', 'bigint', (column) => column.notNull())
      .addColumn('lastFetchedAt', 'bigint')
      .addColumn('lastFetchedBy', 'text')
      .addPrimaryKeyConstraint('feedKey', ['clinicId', 'profileId'])
      .addUniqueConstraint('feedToken', ['clinicId', 'tokenHash'])
      .addForeignKeyConstraint('feedProfile', ['clinicId', 'profileId'], 'profile', ['clinicId', 'id'])
      .execute();
  },
};
