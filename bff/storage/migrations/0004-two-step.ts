import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Logins in progress, and what the second step is proven with. */
export const twoStep: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await addClinicSettings(db);
    await createLogin(db);
    await createMethods(db);
    await createSetUp(db);
    await createTrustedBrowser(db);
  },
};

/** A table whose rows belong to one profile of one clinic. */
function createProfileTable(db: Kysely<unknown>, name: string): CreateTableBuilder<string, string> {
  return db.schema
    .createTable(name)
    .addColumn('clinicId', 'integer', (column) => column.notNull())
    .addColumn('profileId', 'text', (column) => column.notNull())
    .addForeignKeyConstraint(`${name}Profile`, ['clinicId', 'profileId'], 'profile', ['clinicId', 'id']);
}

async function addClinicSettings(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('clinic').addColumn('passkeyDomain', 'text').execute();
  await db.schema
    .alterTable('clinic')
    .addColumn('smsCountries', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await db.schema
    .alterTable('clinic')
    .addColumn('smsDailyLimit', 'integer', (column) => column.notNull().defaultTo(500))
    .execute();
}

async function createLogin(db: Kysely<unknown>): Promise<void> {
  await createProfileTable(db, 'login')
    .addColumn('tokenHash', 'text', (column) => column.notNull())
    .addColumn('expiresAt', 'bigint', (column) => column.notNull())
    .addColumn('firstStepAt', 'bigint', (column) => column.notNull())
    .addColumn('secondStepAt', 'bigint')
    .addColumn('codeTries', 'integer', (column) => column.notNull())
    .addColumn('recoveryTries', 'integer', (column) => column.notNull())
    .addColumn('smsCodeHash', 'text')
    .addColumn('smsSentAt', 'bigint')
    .addColumn('recoveryCodeIssuedAt', 'bigint')
    .addColumn('recoveryCodeSavedAt', 'bigint')
    .addColumn('endedAt', 'bigint')
    .addPrimaryKeyConstraint('loginKey', ['clinicId', 'tokenHash'])
    .execute();
  await db.schema.createIndex('loginByProfile').on('login').columns(['clinicId', 'profileId']).execute();
}

async function createMethods(db: Kysely<unknown>): Promise<void> {
  await createProfileTable(db, 'twoStep')
    .addColumn('defaultMethod', 'text', (column) =>
      column.check(sql`default_method in ('sms', 'authenticator', 'passkey')`),
    )
    .addColumn('smsPhone', 'text')
    .addColumn('authenticatorSecret', 'text')
    .addColumn('authenticatorSetUpAt', 'bigint')
    .addColumn('authenticatorStep', 'bigint')
    .addColumn('pausedUntil', 'bigint')
    .addPrimaryKeyConstraint('twoStepKey', ['clinicId', 'profileId'])
    .execute();

  await createProfileTable(db, 'passkey')
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('domain', 'text', (column) => column.notNull())
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('publicKey', 'text', (column) => column.notNull())
    .addColumn('counter', 'bigint', (column) => column.notNull())
    .addColumn('transports', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'bigint', (column) => column.notNull())
    .addColumn('lastUsedAt', 'bigint')
    .addPrimaryKeyConstraint('passkeyKey', ['clinicId', 'id'])
    .execute();
  await db.schema.createIndex('passkeyByProfile').on('passkey').columns(['clinicId', 'profileId']).execute();

  await db.schema
    .createTable('usedChallenge')
    .addColumn('clinicId', 'integer', (column) => column.notNull().references('clinic.id'))
    .addColumn('challengeHash', 'text', (column) => column.notNull())
    .addColumn('usedAt', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('usedChallengeKey', ['clinicId', 'challengeHash'])
    .execute();

  await createProfileTable(db, 'recoveryCode')
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('createdAt', 'bigint', (column) => column.notNull())
    .addColumn('usedAt', 'bigint')
    .addPrimaryKeyConstraint('recoveryCodeKey', ['clinicId', 'profileId'])
    .execute();
}

async function createSetUp(db: Kysely<unknown>): Promise<void> {
  await createProfileTable(db, 'twoStepSetUp')
    .addColumn('ownerHash', 'text', (column) => column.notNull())
    .addColumn('method', 'text', (column) =>
      column.notNull().check(sql`method in ('sms', 'authenticator', 'passkey')`),
    )
    .addColumn('secret', 'text')
    .addColumn('mobilePhone', 'text')
    .addColumn('codeHash', 'text')
    .addColumn('sentAt', 'bigint')
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('expiresAt', 'bigint', (column) => column.notNull())
    .addColumn('endedAt', 'bigint')
    .addPrimaryKeyConstraint('twoStepSetUpKey', ['clinicId', 'ownerHash'])
    .execute();
}

async function createTrustedBrowser(db: Kysely<unknown>): Promise<void> {
  await createProfileTable(db, 'trustedBrowser')
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('tokenHash', 'text', (column) => column.notNull())
    .addColumn('userAgent', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'bigint', (column) => column.notNull())
    .addColumn('lastUsedAt', 'bigint', (column) => column.notNull())
    .addColumn('expiresAt', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('trustedBrowserKey', ['clinicId', 'id'])
    .addUniqueConstraint('trustedBrowserToken', ['clinicId', 'tokenHash', 'profileId'])
    .execute();
  await db.schema
    .createIndex('trustedBrowserByProfile')
    .on('trustedBrowser')
    .columns(['clinicId', 'profileId'])
    .execute();
}
