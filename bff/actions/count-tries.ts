import { createHmac } from 'node:crypto';
import { currentKey } from '../crypto/key-ring.ts';
import { type Ladder, ladders, type ThrottleKind } from '../domain/throttle.ts';
import { allOrNothingSoon } from '../storage/all-or-nothing.ts';
import type { Db } from '../storage/database.ts';
import { clearTries, giveTryBack, secondsToWait, takeTry } from '../storage/throttles.ts';
import type { Deps } from './deps.ts';

/** One counter that a try is counted on. */
export interface Subject {
  readonly kind: ThrottleKind;
  readonly id: string;
}

export type TryOutcome =
  { readonly kind: 'counted' } | { readonly kind: 'throttled'; readonly retryAfterSeconds: number };

/** The counter of a name that nobody has, under a keyed hash: people type passwords into the wrong field. */
export function nobodysSubject({ keys }: Pick<Deps, 'keys'>, usernameKey: string): Subject {
  const id = createHmac('sha256', currentKey(keys, 'throttle-subject'))
    .update(usernameKey)
    .digest('base64url');
  return { kind: 'profile', id: `nobody:${id}` };
}

const ladderOf = (subject: Subject): Ladder => ladders[subject.kind];
const counterOf = (clinicId: number, { kind, id }: Subject) => ({ clinicId, subject: `${kind}:${id}` });

/**
 * Counts a try on all its counters, or on none where one of them says to wait. It is counted before it is
 * judged; a right one is given back afterwards.
 */
export async function countTry(
  deps: Pick<Deps, 'database' | 'clock'>,
  clinicId: number,
  subjects: readonly Subject[],
): Promise<TryOutcome> {
  return (await countTryOn(deps, clinicId, async () => ({ subjects }))).tried;
}

/**
 * The same where its counters have to be found first, in the transaction that counts: one wait for the database in
 * place of two.
 */
export async function countTryOn<Found extends { readonly subjects: readonly Subject[] }>(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  clinicId: number,
  find: (trx: Db) => Promise<Found>,
): Promise<{ found: Found; tried: TryOutcome }> {
  const now = clock();
  const { found, counted } = await allOrNothingSoon(database, async (trx) => {
    const found = await find(trx);
    const counted = await takeTries(trx, clinicId, found.subjects, now);
    return { keep: counted, outcome: { found, counted } };
  });
  if (counted) return { found, tried: { kind: 'counted' } };
  const retryAfterSeconds = await longestWait(database.db, clinicId, found.subjects, now);
  return { found, tried: { kind: 'throttled', retryAfterSeconds } };
}

/** Counts on one after the other; false as soon as one says to wait. */
async function takeTries(
  trx: Db,
  clinicId: number,
  subjects: readonly Subject[],
  now: number,
): Promise<boolean> {
  for (const subject of subjects) {
    if (!(await takeTry(trx, counterOf(clinicId, subject), ladderOf(subject), now))) return false;
  }
  return true;
}

/** Whole seconds until all these counters let a try through, at least one. */
async function longestWait(
  db: Db,
  clinicId: number,
  subjects: readonly Subject[],
  now: number,
): Promise<number> {
  let longest = 1;
  for (const subject of subjects) {
    const wait = await secondsToWait(db, counterOf(clinicId, subject), ladderOf(subject), now);
    longest = Math.max(longest, wait);
  }
  return longest;
}

/** Takes a try back that was counted but never judged. */
export async function uncountTry(
  { database }: Pick<Deps, 'database'>,
  clinicId: number,
  subjects: readonly Subject[],
): Promise<void> {
  await allOrNothingSoon(database, async (trx) => {
    for (const subject of subjects) await giveTryBack(trx, counterOf(clinicId, subject));
    return { keep: true, outcome: null };
  });
}

/**
 * What a right try does to its counters, in the caller's transaction: the person's own start anew, the
 * address gets this one try back (or one known password would clear the way for guessing others').
 */
export async function settleTry(trx: Db, clinicId: number, subjects: readonly Subject[]): Promise<void> {
  for (const subject of subjects) {
    const counter = counterOf(clinicId, subject);
    await (subject.kind === 'address' ? giveTryBack(trx, counter) : clearTries(trx, counter));
  }
}
