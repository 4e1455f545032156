import { type Kysely, sql } from 'kysely';

/** What duplicates are found by, in an order that they can be listed in page by page, and what merging looks up. */
export async function indexDuplicates(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('profileByNamesake')
    .on('profile')
    .columns(['clinicId', 'nameKey', 'birthDate', 'id'])
    .where(sql.ref('birthDate'), 'is not', null)
    .execute();
  for (const [index, column] of [
    ['profileByEmail', 'emailKey'],
    ['profileByMobilePhone', 'mobilePhone'],
  ] as const) {
    await db.schema.dropIndex(index).execute();
    await db.schema.createIndex(index).on('profile').columns(['clinicId', column, 'id']).execute();
  }
  await db.schema
    .createIndex('notDuplicateByOther')
    .on('notDuplicate')
    .columns(['clinicId', 'otherId'])
    .execute();
  await db.schema
    .createIndex('mergedProfileByKept')
    .on('mergedProfile')
    .columns(['clinicId', 'keptProfileId'])
    .execute();
}
