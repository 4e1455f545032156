import { allOrNothing } from '../storage/all-or-nothing.ts';
import { holdProfile } from '../storage/profiles.ts';
import { deleteSession, type StoredSession } from '../storage/sessions.ts';
import type { Deps } from './deps.ts';
import { actorOf, recordEvent } from './record-event.ts';

/** Logs out: the session is gone at once, on every node (rule 5; ASVS 7.4.1). */
export async function endSession(
  deps: Pick<Deps, 'database' | 'clock' | 'random'>,
  clinicId: number,
  session: StoredSession,
): Promise<void> {
  await allOrNothing<null>(deps.database.db, async (trx) => {
    // A session that is just being continued elsewhere is waited for, and ends too.
    await holdProfile(trx, { clinicId, profileId: session.profileId });
    // Of two tabs that log out at once, one does.
    if (!(await deleteSession(trx, { clinicId, tokenHash: session.tokenHash })))
      return { keep: false, outcome: null };
    const happened = { clinicId, actor: actorOf(session), subjectId: session.profileId };
    await recordEvent(deps, trx, { ...happened, event: 'logged-out' });
    return { keep: true, outcome: null };
  });
}
