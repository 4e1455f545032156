import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Clinics, profiles, passwords, sessions and throttling. Every table's key begins with the clinic, so that
 * a query that forgets the clinic finds no index and stands out (ASVS 8.4.1).
 */
export const frontDoor: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('clinic')
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('slug', 'text', (column) => column.notNull().unique())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('accent', 'text', (column) => column.notNull())
      .addColumn('logoUrl', 'text')
      .addColumn('supportPhone', 'text')
      .addColumn('supportEmail', 'text')
      .addColumn('loginPage', 'text')
      .addColumn('resetPasswordPage', 'text')
      .addColumn('setUpAccountPage', 'text')
      .addColumn('accountPage', 'text')
      .addColumn('passwordMinLength', 'integer', (column) => column.notNull())
      .addColumn('twoStepEnforced', 'integer', (column) => column.notNull())
      .addColumn('trustBrowserAllowed', 'integer', (column) => column.notNull())
      .addColumn('staffIdleSeconds', 'integer')
      .addColumn('createdAt', 'bigint', (column) => column.notNull())
      .execute();

    await db.schema
      .createTable('clinicOrigin')
      .addColumn('clinicId', 'integer', (column) => column.notNull().references('clinic.id'))
      .addColumn('origin', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('clinicOriginKey', ['clinicId', 'origin'])
      .execute();
    await db.schema.createIndex('clinicOriginByOrigin').on('clinicOrigin').column('origin').execute();

    await db.schema
      .createTable('profile')
      .addColumn('clinicId', 'integer', (column) => column.notNull().references('clinic.id'))
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) =>
        column.notNull().check(sql`role in ('patient', 'staff', 'full-access', 'owner')`),
      )
      .addColumn('givenName', 'text', (column) => column.notNull())
      .addColumn('familyName', 'text', (column) => column.notNull())
      .addColumn('birthDate', 'text')
      .addColumn('email', 'text')
      .addColumn('mobilePhone', 'text')
      .addColumn('username', 'text')
      .addColumn('usernameKey', 'text')
      .addColumn('createdAt', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('profileKey', ['clinicId', 'id'])
      .addUniqueConstraint('profileUsername', ['clinicId', 'usernameKey'])
      .execute();

    await db.schema
      .createTable('password')
      .addColumn('clinicId', 'integer', (column) => column.notNull())
      .addColumn('profileId', 'text', (column) => column.notNull())
      .addColumn('passwordHash', 'text', (column) => column.notNull())
      .addColumn('pepperVersion', 'integer', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('changedAt', 'bigint', (column) => column.notNull())
      .addColumn('lastVerifiedAt', 'bigint')
      .addPrimaryKeyConstraint('passwordKey', ['clinicId', 'profileId'])
      .addForeignKeyConstraint('passwordProfile', ['clinicId', 'profileId'], 'profile', ['clinicId', 'id'])
      .execute();

    await db.schema
      .createTable('session')
      .addColumn('clinicId', 'integer', (column) => column.notNull())
      .addColumn('tokenHash', 'text', (column) => column.notNull())
      .addColumn('profileId', 'text', (column) => column.notNull())
      .addColumn('loggedInAt', 'bigint', (column) => column.notNull())
      .addColumn('lastActiveAt', 'bigint', (column) => column.notNull())
      .addColumn('userAgent', 'text', (column) => column.notNull())
      .addColumn('address', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('sessionKey', ['clinicId', 'tokenHash'])
      .addForeignKeyConstraint('sessionProfile', ['clinicId', 'profileId'], 'profile', ['clinicId', 'id'])
      .execute();
    await db.schema
      .createIndex('sessionByProfile')
      .on('session')
      .columns(['clinicId', 'profileId', 'loggedInAt'])
      .execute();

    await db.schema
      .createTable('knownBrowser')
      .addColumn('clinicId', 'integer', (column) => column.notNull())
      .addColumn('tokenHash', 'text', (column) => column.notNull())
      .addColumn('profileId', 'text', (column) => column.notNull())
      .addColumn('createdAt', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('knownBrowserKey', ['clinicId', 'tokenHash', 'profileId'])
      .addForeignKeyConstraint('knownBrowserProfile', ['clinicId', 'profileId'], 'profile', [
        'clinicId',
        'id',
      ])
      .execute();

    await db.schema
      .createTable('throttle')
      .addColumn('clinicId', 'integer', (column) => column.notNull().references('clinic.id'))
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('failures', 'integer', (column) => column.notNull())
      .addColumn('lastFailureAt', 'bigint', (column) => column.notNull())
      .addColumn('earlierFailureAt', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('throttleKey', ['clinicId', 'subject'])
      .execute();

    await db.schema
      .createTable('secretKey')
      .addColumn('version', 'integer', (column) => column.primaryKey())
      .addColumn('keyCheck', 'text', (column) => column.notNull())
      .execute();
  },
};
