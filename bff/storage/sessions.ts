import type { Insertable } from 'kysely';
import type { Role } from '../contract/index.ts';
import type { Db } from './database.ts';
import { prepareQuery, prepareWrite } from './prepare-query.ts';
import type { Instant, SessionTable } from './tables.ts';

/** A stored session with whose it is. Whether it is still live is for the domain to say. */
export interface StoredSession {
  readonly tokenHash: string;
  readonly profileId: string;
  readonly role: Role;
  readonly givenName: string;
  readonly familyName: string;
  readonly username: string | null;
  readonly loggedInAt: Instant;
  readonly lastActiveAt: Instant;
}

interface SessionKey {
  readonly clinicId: number;
  readonly tokenHash: string;
}

const selectSession = prepareQuery((db: Db, param: SessionKey) =>
  db
    .selectFrom('session')
    .innerJoin('profile', (join) =>
      join.onRef('profile.clinicId', '=', 'session.clinicId').onRef('profile.id', '=', 'session.profileId'),
    )
    .select([
      'session.tokenHash',
      'session.profileId',
      'session.loggedInAt',
      'session.lastActiveAt',
      'profile.role',
      'profile.givenName',
      'profile.familyName',
      'profile.username',
    ])
    .where('session.clinicId', '=', param.clinicId)
    .where('session.tokenHash', '=', param.tokenHash),
);

/** The clinic's session with this token. */
export async function findSession(db: Db, key: SessionKey): Promise<StoredSession | null> {
  return (await selectSession(db, key))[0] ?? null;
}

const writeSession = prepareWrite((db: Db, param: Insertable<SessionTable>) =>
  db.insertInto('session').values({
    clinicId: param.clinicId,
    tokenHash: param.tokenHash,
    profileId: param.profileId,
    loggedInAt: param.loggedInAt,
    lastActiveAt: param.lastActiveAt,
    userAgent: param.userAgent,
    address: param.address,
    continuesTokenHash: param.continuesTokenHash,
  }),
);

export async function insertSession(trx: Db, session: Insertable<SessionTable>): Promise<void> {
  await writeSession(trx, { continuesTokenHash: null, ...session });
}

/** The session of the login that a session came of: itself, or the one that it continues; null: it has ended. */
export async function findFirstSession(db: Db, { clinicId, tokenHash }: SessionKey): Promise<string | null> {
  const row = await db
    .selectFrom('session')
    .select((eb) => eb.fn.coalesce('continuesTokenHash', 'tokenHash').as('first'))
    .where('clinicId', '=', clinicId)
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst();
  return row?.first ?? null;
}

/** Ends one session, with those that continue it or that it continues; false where it had ended. */
export async function deleteSession(db: Db, key: SessionKey): Promise<boolean> {
  const { clinicId } = key;
  const first = await findFirstSession(db, key);
  if (first === null) return false;
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where('clinicId', '=', clinicId)
    .where((eb) => eb.or([eb('tokenHash', '=', first), eb('continuesTokenHash', '=', first)]))
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/**
 * Moves a session's last activity forward to `at`, unless what is stored is newer than `staleBefore`; that of those that
 * continue it, or that it continues, too.
 */
export async function touchSession(
  db: Db,
  { clinicId, tokenHash }: SessionKey,
  { at, staleBefore }: { at: Instant; staleBefore: Instant },
): Promise<void> {
  const first = await findFirstSession(db, { clinicId, tokenHash });
  if (first === null) return;
  await db
    .updateTable('session')
    .set({ lastActiveAt: at })
    .where('clinicId', '=', clinicId)
    .where((eb) => eb.or([eb('tokenHash', '=', first), eb('continuesTokenHash', '=', first)]))
    .where('lastActiveAt', '<=', staleBefore)
    .execute();
}

/** Ends a profile's sessions: all, or all but the one with `exceptTokenHash`. Answers how many. */
export async function deleteSessionsOf(
  trx: Db,
  { clinicId, profileId }: { clinicId: number; profileId: string },
  exceptTokenHash = '',
): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom('session')
    .where('clinicId', '=', clinicId)
    .where('profileId', '=', profileId)
    .where('tokenHash', '<>', exceptTokenHash)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Puts a session under a new token; false where it has ended meanwhile. */
export async function renewSession(
  trx: Db,
  { clinicId, from, to }: { clinicId: number; from: string; to: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('session')
    .set({ tokenHash: to })
    .where('clinicId', '=', clinicId)
    .where('tokenHash', '=', from)
    .executeTakeFirst();
  await trx
    .updateTable('session')
    .set({ continuesTokenHash: to })
    .where('clinicId', '=', clinicId)
    .where('continuesTokenHash', '=', from)
    .execute();
  return numUpdatedRows === 1n;
}
