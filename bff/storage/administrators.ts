import type { Db } from './database.ts';
import { type Profile, profileColumns, type ProfileKey } from './profiles.ts';

/** Whether somebody else at the clinic can log in and has full access: they could pause or remove (rule 24). */
export async function hasOtherAdministrator(db: Db, { clinicId, profileId }: ProfileKey): Promise<boolean> {
  const other = await db
    .selectFrom('profile')
    .innerJoin('password', (join) =>
      join.onRef('password.clinicId', '=', 'profile.clinicId').onRef('password.profileId', '=', 'profile.id'),
    )
    .select('profile.id')
    .where('profile.clinicId', '=', clinicId)
    .where('profile.role', 'in', ['full-access', 'owner'])
    .where('profile.id', '<>', profileId)
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}

/** All who decide for the whole clinic, whether they can log in or not. */
export async function listAdministrators(db: Db, clinicId: number): Promise<readonly Profile[]> {
  return db
    .selectFrom('profile')
    .select(profileColumns)
    .where('clinicId', '=', clinicId)
    .where('role', 'in', ['full-access', 'owner'])
    .orderBy('id')
    .execute();
}
