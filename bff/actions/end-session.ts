import { deleteSession } from '../storage/sessions.ts';
import type { Deps } from './deps.ts';

/** Logs out: the session is gone at once, on every node (rule 5; ASVS 7.4.1). */
export async function endSession(
  { database }: Pick<Deps, 'database'>,
  session: { clinicId: number; tokenHash: string },
): Promise<void> {
  await deleteSession(database.db, session);
}
