import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Links and codes by which people get in for the first time, or back in; what profiles are found by. */
export const gettingIn: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('clinic')
      .addColumn('country', 'text', (column) => column.notNull().defaultTo('CA'))
      .execute();
    await db.schema
      .alterTable('clinic')
      .addColumn('locale', 'text', (column) => column.notNull().defaultTo('en'))
      .execute();
    await db.schema.alterTable('profile').addColumn('emailKey', 'text').execute();
    await db.schema.alterTable('profile').addColumn('locale', 'text').execute();
    await db.schema.createIndex('profileByEmail').on('profile').columns(['clinicId', 'emailKey']).execute();
    await db.schema
      .createIndex('profileByMobilePhone')
      .on('profile')
      .columns(['clinicId', 'mobilePhone'])
      .execute();

    await db.schema
      .createTable('accountLink')
      .addColumn('clinicId', 'integer', (column) => column.notNull())
      .addColumn('tokenHash', 'text', (column) => column.notNull())
      .addColumn('profileId', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) =>
        column.notNull().check(sql`kind in ('welcome', 'recovery', 'staff-reset')`),
      )
      .addColumn('createdAt', 'bigint', (column) => column.notNull())
      .addColumn('expiresAt', 'bigint', (column) => column.notNull())
      .addColumn('usedAt', 'bigint')
      .addPrimaryKeyConstraint('accountLinkKey', ['clinicId', 'tokenHash'])
      .addForeignKeyConstraint('accountLinkProfile', ['clinicId', 'profileId'], 'profile', ['clinicId', 'id'])
      .execute();
    await db.schema
      .createIndex('accountLinkByProfile')
      .on('accountLink')
      .columns(['clinicId', 'profileId'])
      .execute();

    await db.schema
      .createTable('verification')
      .addColumn('clinicId', 'integer', (column) => column.notNull().references('clinic.id'))
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('waitingTokenHash', 'text', (column) => column.notNull())
      .addColumn('identifierHash', 'text', (column) => column.notNull())
      .addColumn('createdAt', 'bigint', (column) => column.notNull())
      .addColumn('expiresAt', 'bigint', (column) => column.notNull())
      .addColumn('codeTries', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('verificationKey', ['clinicId', 'id'])
      .addUniqueConstraint('verificationWaiting', ['clinicId', 'waitingTokenHash'])
      .execute();

    await db.schema
      .createTable('verificationCode')
      .addColumn('clinicId', 'integer', (column) => column.notNull())
      .addColumn('verificationId', 'text', (column) => column.notNull())
      .addColumn('profileId', 'text', (column) => column.notNull())
      .addColumn('codeHash', 'text', (column) => column.notNull())
      .addColumn('usedAt', 'bigint')
      .addPrimaryKeyConstraint('verificationCodeKey', ['clinicId', 'verificationId', 'profileId'])
      .addForeignKeyConstraint(
        'verificationCodeVerification',
        ['clinicId', 'verificationId'],
        'verification',
        ['clinicId', 'id'],
      )
      .addForeignKeyConstraint('verificationCodeProfile', ['clinicId', 'profileId'], 'profile', [
        'clinicId',
        'id',
      ])
      .execute();
  },
};
