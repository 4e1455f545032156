import { type Insertable, sql } from 'kysely';
import type { StoredPassword } from '../crypto/password-hasher.ts';
import type { Db } from './database.ts';
import { prepareWrite } from './prepare-query.ts';
import type { Instant, PasswordTable } from './tables.ts';

interface ProfileKey {
  readonly clinicId: number;
  readonly profileId: string;
}

/** A stored password with which of its owner's passwords it is. */
export interface CurrentPassword extends StoredPassword {
  readonly revision: number;
}

/** Gives a profile its password, whether it had one or not. */
export async function putPassword(
  trx: Db,
  password: Omit<Insertable<PasswordTable>, 'revision' | 'lastVerifiedAt'>,
): Promise<void> {
  const { passwordHash, pepperVersion, changedAt } = password;
  await trx
    .insertInto('password')
    .values({ ...password, revision: 1, lastVerifiedAt: null })
    .onConflict((conflict) =>
      conflict.columns(['clinicId', 'profileId']).doUpdateSet({
        passwordHash,
        pepperVersion,
        changedAt,
        revision: sql<number>`password.revision + 1`,
        lastVerifiedAt: null,
      }),
    )
    .execute();
}

/** What this profile's password is compared to; null where it has none. */
export async function findPassword(
  db: Db,
  { clinicId, profileId }: ProfileKey,
): Promise<CurrentPassword | null> {
  const row = await db
    .selectFrom('password')
    .select(['passwordHash', 'pepperVersion', 'revision'])
    .where('clinicId', '=', clinicId)
    .where('profileId', '=', profileId)
    .executeTakeFirst();
  return row ?? null;
}

const writeConfirmed = prepareWrite((db: Db, param: ProfileKey & CurrentPassword & { at: Instant }) =>
  db
    .updateTable('password')
    .set({
      passwordHash: param.passwordHash,
      pepperVersion: param.pepperVersion,
      lastVerifiedAt: param.at,
    })
    .where('clinicId', '=', param.clinicId)
    .where('profileId', '=', param.profileId)
    .where('revision', '=', param.revision),
);

/**
 * Notes that a password was found right, and stores it in a newer form where there is one. Guarded by the revision
 * that was compared: false where the password was changed meanwhile, so that an old one opens nothing.
 */
export async function confirmPassword(
  trx: Db,
  { clinicId, profileId }: ProfileKey,
  compared: CurrentPassword,
  { at, newer }: { at: Instant; newer: StoredPassword | null },
): Promise<boolean> {
  const { passwordHash, pepperVersion } = newer ?? compared;
  const { revision } = compared;
  return (
    (await writeConfirmed(trx, { clinicId, profileId, passwordHash, pepperVersion, revision, at })) === 1
  );
}
