import type { Role } from './session.ts';

/** `POST …/session/code`: which page is to have the code. */
export interface SessionCodeRequest {
  /** That page's origin, one of the clinic's or the BFF's own; left out: the page that asks. */
  readonly for?: string;
}

/** `POST …/session/code`: for the clinic's other pages, whose server learns from it, once, who is logged in. */
export interface SessionCodeAnswer {
  /** Works once, and only while the session lives. */
  readonly code: string;
  /** RFC 3339: a minute from now. */
  readonly expiresAt: string;
}

/** `POST …/session/continue`, at the BFF's own pages: the session goes on there. */
export interface ContinueSessionRequest {
  readonly code: string;
}

/** `POST /api/v1/clinics/{clinic}/session-codes/exchange`, scope `sessions`. */
export interface SessionCodeExchangeRequest {
  readonly code: string;
}

/** Whose session the code was made in. */
export interface SessionToldAnswer {
  readonly profile: {
    readonly id: string;
    /** What the practice system calls this profile; none where it came by another way, several after a merge. */
    readonly practiceIds: readonly string[];
    readonly name: string;
    readonly role: Role;
  };
  readonly username: string;
  /** RFC 3339 */
  readonly loggedInAt: string;
  /** When the session ends in any case (RFC 3339). */
  readonly endsAt: string;
  /** When it ends if nobody does anything until then (RFC 3339); null: no idle limit. */
  readonly idleEndsAt: string | null;
}
