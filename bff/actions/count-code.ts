import type { Problem, TwoStepMethod } from '../contract/index.ts';
import { ladders } from '../domain/throttle.ts';
import { CODE_TRIES } from '../domain/two-step.ts';
import { allOrNothing } from '../storage/all-or-nothing.ts';
import type { Db } from '../storage/database.ts';
import { takeLoginTry } from '../storage/logins.ts';
import type { ProfileKey } from '../storage/profiles.ts';
import { closeCounter, giveTryBack, secondsToWait, takeTry } from '../storage/throttles.ts';
import type { Deps } from './deps.ts';
import type { LoginInProgress } from './login-in-progress.ts';
import { recordEvent } from './record-event.ts';

const ladder = ladders['second-step'];
const counterOf = ({ clinicId, profileId }: ProfileKey) => ({
  clinicId,
  subject: `second-step:${profileId}`,
});

/** Whole seconds for which no code of this profile is sent or checked; 0: codes are (rule 20). */
export async function secondsClosed(
  { clock }: Pick<Deps, 'clock'>,
  db: Db,
  key: ProfileKey,
): Promise<number> {
  return secondsToWait(db, counterOf(key), ladder, clock());
}

export type CodeTry =
  /** `triesHere`: how many that makes in this login. */
  | { readonly kind: 'counted'; readonly triesHere: number }
  | { readonly kind: 'refused'; readonly problem: Problem };

/**
 * Counts a code before it is judged: five in a login, ten within 15 minutes over all logins and methods of the
 * profile (rule 20; SP 800-63B-4 3.1.3.2). In a transaction of its own, so that nothing takes it back but a
 * right code.
 */
export async function countCode(
  deps: Pick<Deps, 'database' | 'clock'>,
  { key, stored }: LoginInProgress,
): Promise<CodeTry> {
  const { db } = deps.database;
  const now = deps.clock();
  const triesHere = await allOrNothing<number | null>(db, async (trx) => {
    const tries = await takeLoginTry(trx, stored, 'codeTries', { most: CODE_TRIES, now });
    const keep = tries !== null && (await takeTry(trx, counterOf(key), ladder, now));
    return { keep, outcome: keep ? tries : null };
  });
  if (triesHere !== null) return { kind: 'counted', triesHere };
  const seconds = Math.max(1, await secondsClosed(deps, db, key));
  return { kind: 'refused', problem: { code: 'second-step-closed', retryAfterSeconds: seconds } };
}

/** What a wrong code comes to: the last one of a login closes codes for the profile, for 15 minutes. */
export async function settleWrongCode(
  deps: Pick<Deps, 'database' | 'clock' | 'random'>,
  { key }: LoginInProgress,
  { method, triesHere }: { method: TwoStepMethod; triesHere: number },
): Promise<Problem> {
  const { db } = deps.database;
  if (triesHere >= CODE_TRIES) await closeCounter(db, counterOf(key), ladder, deps.clock());
  const seconds = await secondsClosed(deps, db, key);
  await recordSecondStepFailure(deps, db, key, { method, isClosed: seconds > 0 });
  return seconds > 0 ? { code: 'second-step-closed', retryAfterSeconds: seconds } : { code: 'wrong-code' };
}

/** Takes a right code off the count; the wrong ones before it stay. */
export async function settleRightCode(trx: Db, { key }: LoginInProgress): Promise<void> {
  await giveTryBack(trx, counterOf(key));
}

/** Somebody has the password and not the second step: worth knowing (ASVS 16.3.1). */
export async function recordSecondStepFailure(
  deps: Pick<Deps, 'clock' | 'random'>,
  db: Db,
  { clinicId, profileId }: ProfileKey,
  { method, isClosed }: { method: TwoStepMethod | 'recovery-code'; isClosed: boolean },
): Promise<void> {
  const event = isClosed ? 'second-step-closed' : 'second-step-failed';
  const actor = { kind: 'stranger' } as const;
  await recordEvent(deps, db, { clinicId, event, actor, subjectId: profileId, details: { method } });
}
