import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { nameKey, profileWords } from '../../domain/profile-words.ts';
import type { Tables } from '../tables.ts';
import { appendOnly } from './append-only.ts';
import { indexDuplicates } from './index-duplicates.ts';
import { byCodePoint, isPostgres } from './is-postgres.ts';

/** Finding profiles, the practice system's ids, merging, the audit log, API keys and codes for other pages. */
export const clinicSide: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('profile')
      .addColumn('nameKey', byCodePoint(db), (column) => column.notNull().defaultTo(''))
      .execute();
    await db.schema.alterTable('profile').addColumn('lastLoggedInAt', 'bigint').execute();
    await db.schema.alterTable('passkey').addColumn('userHandle', 'text').execute();
    await db.schema
      .createIndex('profileByName')
      .on('profile')
      .columns(['clinicId', 'nameKey', 'birthDate', 'id'])
      .execute();
    await db.schema
      .createIndex('profileOfStaff')
      .on('profile')
      .columns(['clinicId', 'nameKey', 'id'])
      .where(sql.ref('role'), '<>', sql.lit('patient'))
      .execute();

    const words = db.schema
      .createTable('profileWord')
      .addColumn('clinicId', 'integer', (column) => column.notNull())
      .addColumn('word', byCodePoint(db), (column) => column.notNull())
      .addColumn('nameKey', byCodePoint(db), (column) => column.notNull())
      .addColumn('profileId', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('profileWordKey', ['clinicId', 'word', 'nameKey', 'profileId'])
      .addForeignKeyConstraint('profileWordProfile', ['clinicId', 'profileId'], 'profile', [
        'clinicId',
        'id',
      ]);
    // The key holds all there is: SQLite need not keep it twice.
    await (isPostgres(db) ? words : words.modifyEnd(sql`without rowid`)).execute();
    await db.schema
      .createIndex('profileWordByProfile')
      .on('profileWord')
      .columns(['clinicId', 'profileId', 'word'])
      .execute();

    await db.schema
      .createTable('practiceProfile')
      .addColumn('clinicId', 'integer', (column) => column.notNull())
      .addColumn('practiceId', 'text', (column) => column.notNull())
      .addColumn('profileId', 'text', (column) => column.notNull())
      .addColumn('isMerged', 'integer', (column) => column.notNull().defaultTo(0))
      .addPrimaryKeyConstraint('practiceProfileKey', ['clinicId', 'practiceId'])
      .addForeignKeyConstraint('practiceProfileProfile', ['clinicId', 'profileId'], 'profile', [
        'clinicId',
        'id',
      ])
      .execute();
    await db.schema
      .createIndex('practiceProfileByProfile')
      .on('practiceProfile')
      .columns(['clinicId', 'profileId'])
      .execute();

    await db.schema
      .createTable('mergedProfile')
      .addColumn('clinicId', 'integer', (column) => column.notNull().references('clinic.id'))
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('keptProfileId', 'text', (column) => column.notNull())
      .addColumn('mergedAt', 'bigint', (column) => column.notNull())
      .addColumn('data', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('mergedProfileKey', ['clinicId', 'id'])
      .execute();

    await db.schema
      .createTable('notDuplicate')
      .addColumn('clinicId', 'integer', (column) => column.notNull().references('clinic.id'))
      .addColumn('profileId', 'text', (column) => column.notNull())
      .addColumn('otherId', 'text', (column) => column.notNull())
      .addColumn('decidedAt', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('notDuplicateKey', ['clinicId', 'profileId', 'otherId'])
      .execute();

    await db.schema
      .createTable('auditEvent')
      .addColumn('clinicId', 'integer', (column) => column.notNull().references('clinic.id'))
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('event', 'text', (column) => column.notNull())
      .addColumn('actorKind', 'text', (column) => column.notNull())
      .addColumn('actorId', 'text')
      .addColumn('actorName', 'text')
      .addColumn('subjectId', 'text')
      .addColumn('address', 'text')
      .addColumn('userAgent', 'text')
      .addColumn('requestId', 'text')
      .addColumn('details', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('auditEventKey', ['clinicId', 'id'])
      .execute();
    await db.schema
      .createIndex('auditEventBySubject')
      .on('auditEvent')
      .columns(['clinicId', 'subjectId', 'id'])
      .execute();
    await db.schema
      .createIndex('auditEventByActor')
      .on('auditEvent')
      .columns(['clinicId', 'actorId', 'id'])
      .execute();
    await appendOnly(db, 'audit_event');

    await db.schema
      .createTable('apiKey')
      .addColumn('clinicId', 'integer', (column) => column.notNull().references('clinic.id'))
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('keyHash', 'text', (column) => column.notNull())
      .addColumn('scopes', 'text', (column) => column.notNull())
      .addColumn('createdAt', 'bigint', (column) => column.notNull())
      .addColumn('lastUsedAt', 'bigint')
      .addColumn('revokedAt', 'bigint')
      .addPrimaryKeyConstraint('apiKeyKey', ['clinicId', 'id'])
      .addUniqueConstraint('apiKeyHash', ['clinicId', 'keyHash'])
      .execute();

    await db.schema
      .createTable('sessionCode')
      .addColumn('clinicId', 'integer', (column) => column.notNull().references('clinic.id'))
      .addColumn('codeHash', 'text', (column) => column.notNull())
      .addColumn('sessionTokenHash', 'text', (column) => column.notNull())
      .addColumn('expiresAt', 'bigint', (column) => column.notNull())
      .addColumn('usedAt', 'bigint')
      .addPrimaryKeyConstraint('sessionCodeKey', ['clinicId', 'codeHash'])
      .execute();

    await indexDuplicates(db);
    await findWhoIsThere(db);
  },
};

/** Profiles made before can be found too. */
async function findWhoIsThere(db: Kysely<Tables>): Promise<void> {
  const profiles = await db
    .selectFrom('profile')
    .select(['clinicId', 'id', 'givenName', 'familyName', 'birthDate', 'email', 'mobilePhone', 'username'])
    .execute();
  for (const { clinicId, id, ...profile } of profiles) {
    await db
      .updateTable('profile')
      .set({ nameKey: nameKey(profile) })
      .where('clinicId', '=', clinicId)
      .where('id', '=', id)
      .execute();
    const found = { clinicId, nameKey: nameKey(profile), profileId: id };
    const words = profileWords(profile).map((word) => ({ ...found, word }));
    if (words.length > 0) await db.insertInto('profileWord').values(words).execute();
  }
}
