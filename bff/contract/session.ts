/** What a profile may do at its clinic (product, "Who uses it"). */
export type Role = 'patient' | 'staff' | 'full-access' | 'owner';

/** A logged-in person, as the person's own page sees them. It holds no secret: the session's token travels by itself. */
export interface Session {
  readonly profile: {
    readonly id: string;
    /** The person's name as the clinic wrote it. */
    readonly name: string;
    readonly role: Role;
  };
  readonly username: string;
  /** When the last step was passed (RFC 3339). */
  readonly loggedInAt: string;
  /** When the session ends if nobody does anything until then (RFC 3339); null: no idle limit. */
  readonly idleEndsAt: string | null;
  /** When the session ends in any case (RFC 3339). */
  readonly endsAt: string;
}

/** `GET /v1/clinics/{clinic}/session`, 200. */
export interface SessionAnswer {
  readonly session: Session;
}
