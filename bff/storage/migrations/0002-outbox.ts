import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Mail and SMS on their way. */
export const outbox: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('outbox')
      .addColumn('clinicId', 'integer', (column) => column.notNull().references('clinic.id'))
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('channel', 'text', (column) =>
        column.notNull().check(sql`channel in ('email', 'sms', 'errand')`),
      )
      .addColumn('recipient', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('payload', 'text')
      .addColumn('createdAt', 'bigint', (column) => column.notNull())
      .addColumn('sendAfter', 'bigint', (column) => column.notNull())
      .addColumn('expiresAt', 'bigint')
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('firstTriedAt', 'bigint')
      .addColumn('claimedBy', 'text')
      .addColumn('claimedUntil', 'bigint')
      .addColumn('endedAt', 'bigint')
      .addColumn('ending', 'text', (column) => column.check(sql`ending in ('sent', 'done', 'dropped')`))
      .addColumn('problem', 'text')
      .addColumn('providerId', 'text')
      .addPrimaryKeyConstraint('outboxKey', ['clinicId', 'id'])
      .execute();
    // The courier serves every clinic, so its index alone does not begin with one. Only what waits is in it.
    await db.schema
      .createIndex('outboxWaiting')
      .on('outbox')
      .columns(['channel', 'sendAfter'])
      .where(sql<boolean>`ended_at is null`)
      .execute();
    await db.schema
      .createIndex('outboxByRecipient')
      .on('outbox')
      .columns(['clinicId', 'recipient', 'createdAt'])
      .execute();
    await db.schema.createIndex('outboxEnded').on('outbox').column('endedAt').execute();
  },
};
