import type { Insertable } from 'kysely';
import type { Db } from './database.ts';
import type { Instant, SessionTable } from './tables.ts';

interface SessionKey {
  readonly clinicId: number;
  readonly tokenHash: string;
}

export async function insertSession(trx: Db, session: Insertable<SessionTable>): Promise<void> {
  await trx.insertInto('session').values(session).execute();
}

export async function deleteSession(db: Db, { clinicId, tokenHash }: SessionKey): Promise<void> {
  await db
    .deleteFrom('session')
    .where('clinicId', '=', clinicId)
    .where('tokenHash', '=', tokenHash)
    .execute();
}

/** Moves a session's last activity forward to `at`, unless what is stored is newer than `staleBefore`. */
export async function touchSession(
  db: Db,
  { clinicId, tokenHash }: SessionKey,
  { at, staleBefore }: { at: Instant; staleBefore: Instant },
): Promise<void> {
  await db
    .updateTable('session')
    .set({ lastActiveAt: at })
    .where('clinicId', '=', clinicId)
    .where('tokenHash', '=', tokenHash)
    .where('lastActiveAt', '<=', staleBefore)
    .execute();
}
