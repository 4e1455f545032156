/**
 * The codes a call can answer with when something is not as it should be. The server sends the code, the
 * widget has the sentence (product rule 38). A code is public API: it is never renamed, only added.
 */
export type ProblemCode =
  /** Username and password do not open a profile of this clinic; never says which of the two (rule 2). */
  | 'wrong-credentials'
  /** Too many wrong tries; `retryAfterSeconds` says when the next one is judged (rule 3). */
  | 'throttled'
  /** The server has more passwords to check than it can; try again after `retryAfterSeconds`. */
  | 'busy'
  /** No live session came with the request. */
  | 'not-logged-in'
  /** The link was used, is too old, was replaced, or never was one of this clinic's: all the same to strangers. */
  | 'link-invalid'
  /** Not the code of the email that this widget waits for. */
  | 'wrong-code'
  /** No more codes are judged for this request, or its time is over: ask for a new email. */
  | 'code-ended'
  /** The login took too long, was finished or was left: it begins again at the password. */
  | 'login-ended'
  /** The login, or the set-up, stands at another step than this call is for. */
  | 'wrong-step'
  /** The text message's code is older than 5 min 30 s, or a newer one was sent: ask for another. */
  | 'code-expired'
  /** Too many wrong codes: none is sent or checked for `retryAfterSeconds` (product rule 20). */
  | 'second-step-closed'
  /** Five recovery codes were judged in this login: log in again to try once more. */
  | 'recovery-code-closed'
  /** The recovery code was used, or had ten wrong tries in all; it opens nothing any more. */
  | 'recovery-code-dead'
  /** A code was sent less than 30 s ago: another one after `retryAfterSeconds`. */
  | 'sms-too-soon'
  /** Too many text messages to this number or from this clinic; another one after `retryAfterSeconds`. */
  | 'sms-limit'
  /** The clinic sends no text messages to this country. */
  | 'sms-country'
  /** The operator sends no text messages. */
  | 'sms-unavailable'
  /** No mobile number that text messages could go to. */
  | 'phone-unusable'
  /** The passkey is not known, not this person's, or did not prove what it should. */
  | 'passkey-refused'
  /** Passkeys of this clinic do not work in this page's domain. */
  | 'passkey-not-here'
  /** The set-up was never begun, or its time is over: begin again. */
  | 'set-up-ended'
  /** The clinic wants 2-Step Verification of its staff: the last method stays (product rule 23). */
  | 'last-method'
  /** This profile has no 2-Step Verification. */
  | 'two-step-off'
  /** The current password, asked for once more, is not right. */
  | 'wrong-password'
  /** Shorter than the clinic asks for. */
  | 'password-too-short'
  /** Longer than 128 characters. */
  | 'password-too-long'
  /** One of the passwords that everybody uses. */
  | 'password-common'
  /** Made of the person's or the clinic's own names. */
  | 'password-personal'
  /** Guessed within minutes. */
  | 'password-guessable'
  /** Known from a data breach elsewhere. */
  | 'password-breached'
  /** Somebody else at the clinic has this username. */
  | 'username-taken'
  /** Too short, too long, or with characters that usernames do not have. */
  | 'username-unusable'
  /** The session's role may not do this. */
  | 'not-allowed'
  /** The profile has no email address to write to. */
  | 'no-email'
  /** The profile has a login already, so there is nothing to set up. */
  | 'has-login'
  /** The profile has no login yet, so there is no password to reset. */
  | 'no-login'
  /** What was shown before has changed since: look again before it is done. */
  | 'changed-meanwhile'
  /** The two profiles have different roles, so they are not merged: one of them works at the clinic. */
  | 'roles-differ'
  /** It is the own profile, and this is for others to do. */
  | 'own-profile'
  /** No living key of this clinic's practice system came with the call. */
  | 'wrong-key'
  /** The code for other pages was used, is older than a minute, or its session is over; or it never was one. */
  | 'session-code-invalid'
  /** The proof came without a nonce, or with an old one: repeat the request once with the one of this answer. */
  | 'proof-nonce'
  /** The proof was made more than 60 s before or after now: the device's clock is off. */
  | 'clock-off'
  /** The proof is none, was used before or is for another request; or the session's token is another key's. */
  | 'proof-refused'
  /** No clinic has this slug, or no single clinic owns the page's origin. */
  | 'unknown-clinic'
  /** The page's origin is not registered with this clinic. */
  | 'origin-not-allowed'
  /** An unsafe request came without `X-Clinic-Auth: 1`. */
  | 'header-missing'
  /** The body is not declared as `application/json`. */
  | 'not-json'
  /** The body is not the JSON that this call takes; `field` names the first wrong one. */
  | 'malformed'
  /** The body is larger than this call takes. */
  | 'too-large'
  /** No such address. */
  | 'not-found'
  /** The address exists, but not for this method. */
  | 'method-not-allowed'
  /** A bug on our side; the request id finds it in the log. */
  | 'internal';

/** Something the person or the page can act on. It never carries what was typed. */
export interface Problem {
  readonly code: ProblemCode;
  /** Whole seconds until another try makes sense; the same number as the `Retry-After` header. */
  readonly retryAfterSeconds?: number;
  /** The name of the field that the problem is about. */
  readonly field?: string;
}

/** The body of every answer that is a problem and nothing else. */
export interface ProblemAnswer {
  readonly problem: Problem;
  /** Stands in the server's log beside what happened; quote it to support. */
  readonly requestId: string;
}
