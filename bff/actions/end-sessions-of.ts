import { deleteSessionsOf } from '../storage/sessions.ts';
import type { Attempt } from './attempt.ts';
import type { Deps } from './deps.ts';
import { helpSomebody } from './help-somebody.ts';
import { listLive } from './list-sessions.ts';
import type { CardWish } from './read-profile-card.ts';
import { actorOf, recordEvent } from './record-event.ts';

/**
 * Ends all sessions of somebody else of the clinic, who has lost a phone or left a browser open. Their pages notice
 * within seconds.
 *
 * Problems: those of {@link helpSomebody}.
 */
export async function endSessionsOf(
  deps: Pick<Deps, 'database' | 'clock' | 'random'>,
  wish: CardWish,
): Promise<Attempt<null>> {
  const { clinic, session, profileId } = wish;
  const key = { clinicId: clinic.id, profileId };
  return helpSomebody(deps, wish, async (trx, { role }) => {
    const sessions = (await listLive(trx, clinic, { profileId, role }, deps.clock())).length;
    await deleteSessionsOf(trx, key);
    if (sessions === 0) return;
    const happened = { clinicId: clinic.id, actor: actorOf(session), subjectId: profileId };
    await recordEvent(deps, trx, { ...happened, event: 'sessions-ended', details: { sessions } });
  });
}
