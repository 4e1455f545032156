/**
 * Whose wrong tries are counted together. The counter is the profile's, however its username is spelt; a
 * name that nobody has is counted just so, or the difference would tell names apart (rules 2 and 3).
 */
export type ThrottleKind =
  | 'profile'
  | 'address'
  | 'browser'
  /** Codes from emails, by what was typed to get the email (rule 20). */
  | 'email-code'
  /** Emails to one mailbox, by the minute and by the hour. */
  | 'mail-minute'
  | 'mail-hour'
  /** Requests for such emails from one client address. */
  | 'mail-address'
  /** Codes of the second step, over all logins and methods (rule 20). */
  | 'second-step'
  /** Codes of set-ups. */
  | 'set-up-code'
  /** Text messages that one person has sent while setting up, to whatever numbers. */
  | 'set-up-sms'
  /** Text messages to one number. */
  | 'sms-number'
  /** Keys of practice systems that are none, by client address. */
  | 'api-key';

/** How waiting grows with the number of wrong tries in a row. */
export interface Ladder {
  /** Wrong tries that cost no waiting. */
  readonly freeFailures: number;
  /** Seconds to wait after the first, second, ... wrong try beyond the free ones; the last one stays. */
  readonly delaysSeconds: readonly number[];
  /** After so long without a wrong try the count starts anew. */
  readonly forgetAfterSeconds: number;
}

/** 30 s, doubling up to 1 h (rule 3; SP 800-63B-4 3.2.2 lists growing delays). */
const delaysSeconds = [30, 60, 120, 240, 480, 960, 1920, 3600];

/**
 * What is counted is a try, right or wrong, until it is taken back.
 *
 * A profile, and a known browser that guesses at its profile, wait from the fifth wrong try on. An address
 * may be a whole clinic behind one router, hence its wider margin and shorter memory.
 */
export const ladders: Readonly<Record<ThrottleKind, Ladder>> = {
  profile: { freeFailures: 4, delaysSeconds, forgetAfterSeconds: 24 * 3600 },
  browser: { freeFailures: 4, delaysSeconds, forgetAfterSeconds: 24 * 3600 },
  address: { freeFailures: 29, delaysSeconds, forgetAfterSeconds: 3600 },
  // Ten wrong codes within 15 minutes close codes for 15 minutes (rule 20; SP 800-63B-4 3.1.3.2).
  'email-code': { freeFailures: 9, delaysSeconds: [900], forgetAfterSeconds: 900 },
  'mail-minute': { freeFailures: 0, delaysSeconds: [60], forgetAfterSeconds: 60 },
  'mail-hour': { freeFailures: 4, delaysSeconds: [3600], forgetAfterSeconds: 3600 },
  'mail-address': { freeFailures: 59, delaysSeconds: [900], forgetAfterSeconds: 900 },
  'second-step': { freeFailures: 9, delaysSeconds: [900], forgetAfterSeconds: 900 },
  'set-up-code': { freeFailures: 9, delaysSeconds: [900], forgetAfterSeconds: 900 },
  // Room for a mistyped number and some resends, not for numbers by the hundred.
  'set-up-sms': { freeFailures: 9, delaysSeconds: [3600], forgetAfterSeconds: 3600 },
  // Three in ten minutes: what providers advise against toll fraud.
  'sms-number': { freeFailures: 2, delaysSeconds: [600], forgetAfterSeconds: 600 },
  // Room for a key that was just revoked and is still in use somewhere.
  'api-key': { freeFailures: 9, delaysSeconds, forgetAfterSeconds: 3600 },
};

/** The count at which a ladder's delay stops growing; more failures change nothing. */
export function ladderTop(ladder: Ladder): number {
  return ladder.freeFailures + ladder.delaysSeconds.length;
}

/** Seconds to wait after the last of so many wrong tries in a row. */
export function delaySeconds(ladder: Ladder, failures: number): number {
  if (failures <= ladder.freeFailures) return 0;
  const step = Math.min(failures, ladderTop(ladder)) - ladder.freeFailures - 1;
  return ladder.delaysSeconds[step] ?? 0;
}

const dailyLadders = new Map<number, Ladder>();

/** The ladder of a counter that has a day of its own: so many tries, and then none. */
export function dailyLadder(most: number): Ladder {
  const day = 24 * 3600;
  const known = dailyLadders.get(most);
  const ladder = known ?? { freeFailures: most - 1, delaysSeconds: [day], forgetAfterSeconds: day };
  dailyLadders.set(most, ladder);
  return ladder;
}
