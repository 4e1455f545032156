import { ladders, type ThrottleKind } from '../domain/throttle.ts';
import type { Db } from '../storage/database.ts';
import type { ProfileKey } from '../storage/profiles.ts';
import { clearTries, secondsToWait } from '../storage/throttles.ts';
import type { Deps } from './deps.ts';

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

/** Forgets them: the person need not wait any more. */
export async function clearLocks(trx: Db, key: ProfileKey): Promise<void> {
  for (const kind of counted) await clearTries(trx, counterOf(key, kind));
}
