import type { Role } from '../contract/index.ts';
import { isStaff } from './role.ts';

const HOUR = 3600;

/** A patient's session ends after a day without use (rule 6). */
const PATIENT_IDLE_SECONDS = 24 * HOUR;
/** A patient's session ends after two weeks in any case (rule 6). */
const PATIENT_TOTAL_SECONDS = 14 * 24 * HOUR;
/** A staff session ends after a day in any case (rule 6; SP 800-63B-4 2.2.3 for AAL2). */
const STAFF_TOTAL_SECONDS = 24 * HOUR;

/** No session of anybody's outlives this: what is older can be swept away. */
export const LONGEST_SESSION_SECONDS = PATIENT_TOTAL_SECONDS;

/** The stored facts from which a session's ends are worked out. Times in ms since the epoch. */
export interface SessionFacts {
  readonly role: Role;
  readonly loggedInAt: number;
  /** When the person last did something. */
  readonly lastActiveAt: number;
}

export interface SessionEnds {
  /** When the session ends if nobody does anything until then; null: no idle limit. */
  readonly idleEndsAt: number | null;
  readonly endsAt: number;
}

/**
 * When a session ends, by its role and the clinic's Automatic Sign Out as it is set now: a changed setting
 * reaches the sessions that are open (rules 6 and 29).
 *
 * @param staffIdleSeconds the clinic's Automatic Sign Out; null: off.
 */
export function sessionEnds(facts: SessionFacts, staffIdleSeconds: number | null): SessionEnds {
  const staff = isStaff(facts.role);
  const idleSeconds = staff ? staffIdleSeconds : PATIENT_IDLE_SECONDS;
  const totalSeconds = staff ? STAFF_TOTAL_SECONDS : PATIENT_TOTAL_SECONDS;
  const endsAt = facts.loggedInAt + totalSeconds * 1000;
  return {
    endsAt,
    idleEndsAt: idleSeconds === null ? null : Math.min(endsAt, facts.lastActiveAt + idleSeconds * 1000),
  };
}

/** True while the session is good at `now`. */
export function isLive(ends: SessionEnds, now: number): boolean {
  return now < ends.endsAt && (ends.idleEndsAt === null || now < ends.idleEndsAt);
}

/** Activity is written down at most this often, so that a busy person costs the database next to nothing. */
export const ACTIVITY_STEP_SECONDS = 60;
