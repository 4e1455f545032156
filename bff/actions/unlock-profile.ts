import type { Attempt } from './attempt.ts';
import type { Deps } from './deps.ts';
import { helpSomebody } from './help-somebody.ts';
import { clearLocks, secondsLocked } from './locked-profile.ts';
import type { CardWish } from './read-profile-card.ts';
import { actorOf, recordEvent } from './record-event.ts';

/**
 * Lets somebody else of the clinic try again at once: their wrong passwords are forgotten, and their wrong codes. Codes
 * are colleagues' alone, so it takes full access to open them again (rule 20). The wait of an address stays.
 *
 * Problems: those of {@link helpSomebody}.
 */
export async function unlockProfile(
  deps: Pick<Deps, 'database' | 'clock' | 'random'>,
  wish: CardWish,
): Promise<Attempt<null>> {
  const { clinic, session, profileId } = wish;
  const key = { clinicId: clinic.id, profileId };
  return helpSomebody(deps, wish, async (trx) => {
    const seconds = await secondsLocked(deps, trx, key);
    if (seconds === 0) return;
    await clearLocks(trx, key);
    const happened = { clinicId: clinic.id, actor: actorOf(session), subjectId: profileId };
    await recordEvent(deps, trx, { ...happened, event: 'profile-unlocked' });
  });
}
