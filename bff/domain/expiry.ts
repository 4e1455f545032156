import { LONGEST_SESSION_SECONDS } from './session-lifetime.ts';
import { ladders } from './throttle.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Nobody's session outlives a day without use: patients' end by idleness, staff's end altogether (rule 6). */
const LONGEST_IDLE_SECONDS = DAY;
/** A daily limit remembers, and closes, for a day; no other counter for longer. */
const LONGEST_COUNTER_SECONDS = Math.max(
  DAY,
  ...Object.values(ladders).flatMap(({ delaysSeconds, forgetAfterSeconds }) => [
    ...delaysSeconds,
    forgetAfterSeconds,
  ]),
);
/** A known browser is worth this long (rule 3). */
const KNOWN_BROWSER_SECONDS = 30 * DAY;
/** What was sent is kept for questions. */
const SENT_SECONDS = 30 * DAY;

/** Before which moments things are past any use, in ms since the epoch. */
export interface PastUse {
  readonly loggedIn: number;
  readonly lastActive: number;
  /** Of what has its own end: a while after it, for whoever has just begun to look. */
  readonly expired: number;
  /** Of links and requests for help, which are kept a day for the log's sake. */
  readonly expiredLinks: number;
  readonly usedChallenge: number;
  readonly lastFailure: number;
  readonly knownBrowser: number;
  readonly ended: number;
}

/** What is past any use at `now`. */
export function pastUse(now: number): PastUse {
  const before = (seconds: number) => now - seconds * 1000;
  return {
    loggedIn: before(LONGEST_SESSION_SECONDS),
    lastActive: before(LONGEST_IDLE_SECONDS),
    expired: before(HOUR),
    expiredLinks: before(DAY),
    usedChallenge: before(HOUR),
    lastFailure: before(LONGEST_COUNTER_SECONDS + HOUR),
    knownBrowser: before(KNOWN_BROWSER_SECONDS),
    ended: before(SENT_SECONDS),
  };
}
