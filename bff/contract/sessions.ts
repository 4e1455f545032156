/** One of a person's own sessions, as the session manager lists it (product rule 28). */
export interface ListedSession {
  /** Names it in calls; it opens nothing. */
  readonly id: string;
  /** Such as `Firefox`; '' where the browser does not say. */
  readonly browser: string;
  /** Such as `Windows`; '' where the browser does not say. */
  readonly system: string;
  /** The network address it was opened from. */
  readonly address: string;
  /** RFC 3339 */
  readonly loggedInAt: string;
  /** RFC 3339, to the minute or so. */
  readonly lastActiveAt: string;
  /** It is the one that asks. */
  readonly isThisOne: boolean;
}

/** `GET …/sessions`, and what every call that ends some answers: those that are left, this one first. */
export interface SessionsAnswer {
  readonly sessions: readonly ListedSession[];
}

/**
 * `GET …/session/news`, a stream of server-sent events: `sessions` when the list has changed, `ended` when this
 * session is over, after which the stream ends. Neither carries data: whoever hears one asks.
 */
export type SessionNews = 'sessions' | 'ended';
