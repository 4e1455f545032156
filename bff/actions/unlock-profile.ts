import { ladders, type ThrottleKind } from '../domain/throttle.ts';
import type { Db } from '../storage/database.ts';
import type { ProfileKey } from '../storage/profiles.ts';
import { clearTries, secondsToWait } from '../storage/throttles.ts';
import type { Attempt } from './attempt.ts';
import type { Deps } from './deps.ts';
import { helpSomebody } from './help-somebody.ts';
import type { CardWish } from './read-profile-card.ts';
import { actorOf, recordEvent } from './record-event.ts';

/** What keeps a person waiting: wrong passwords (rule 3) and wrong codes (rule 20). Not an address's counter. */
const counted: readonly ThrottleKind[] = ['profile', 'second-step'];

const counterOf = ({ clinicId, profileId }: ProfileKey, kind: ThrottleKind) => ({
  clinicId,
  subject: `${kind}:${profileId}`,
});

/** Whole seconds for which wrong passwords or codes keep this person waiting; 0: they need not wait. */
export async function secondsLocked(
  { clock }: Pick<Deps, 'clock'>,
  db: Db,
  key: ProfileKey,
): Promise<number> {
  let longest = 0;
  for (const kind of counted) {
    longest = Math.max(longest, await secondsToWait(db, counterOf(key, kind), ladders[kind], clock()));
  }
  return longest;
}

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
    for (const kind of counted) await clearTries(trx, counterOf(key, kind));
    const happened = { clinicId: clinic.id, actor: actorOf(session), subjectId: profileId };
    await recordEvent(deps, trx, { ...happened, event: 'profile-unlocked' });
  });
}
