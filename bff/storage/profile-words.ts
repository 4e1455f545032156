import type { Insertable } from 'kysely';
import { nameKey, profileWords, type SearchableProfile } from '../domain/profile-words.ts';
import type { ProfileWordTable } from './clinic-side-tables.ts';
import type { Db } from './database.ts';
import type { ProfileKey } from './profiles.ts';

/** The rows by which a profile is found. */
export function profileWordRows(
  { clinicId, profileId }: ProfileKey,
  profile: SearchableProfile,
): readonly Insertable<ProfileWordTable>[] {
  const found = { clinicId, nameKey: nameKey(profile), profileId };
  return profileWords(profile).map((word) => ({ ...found, word }));
}

/** Has a profile found by what it says now; to be called with every change to what it is found by. */
export async function putProfileWords(trx: Db, key: ProfileKey, profile: SearchableProfile): Promise<void> {
  const { clinicId, profileId } = key;
  await trx
    .deleteFrom('profileWord')
    .where('clinicId', '=', clinicId)
    .where('profileId', '=', profileId)
    .execute();
  const words = profileWordRows(key, profile);
  if (words.length > 0) await trx.insertInto('profileWord').values(words).execute();
}
