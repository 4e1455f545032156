/** One visit, as its patient or practitioner sees it. */
export interface Appointment {
  readonly id: string;
  /** RFC 3339, UTC. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly practitioner: string;
  readonly treatment: string;
  /** Where it is; null: online only. */
  readonly place: string | null;
  /** An https address; null: not online. */
  readonly onlineUrl: string | null;
}

/** `GET …/appointments`: one's own visits that are still to come, the next first. */
export interface AppointmentsAnswer {
  readonly appointments: readonly Appointment[];
  /** The clinic's (IANA), in which its times are meant. */
  readonly timeZone: string;
}

/** A calendar's subscription: one's own secret address (product rule 31). */
export interface CalendarFeed {
  /** `https://…/feeds/SLUG/TOKEN.ics`; `webcal:` and the subscribe pages are made of it. */
  readonly url: string;
  /** RFC 3339; null: no calendar has asked yet. */
  readonly lastFetchedAt: string | null;
  /** As the calendar calls itself (User-Agent). */
  readonly lastFetchedBy: string | null;
}

/** `POST …/calendar-feed` (made when first asked for) and `POST …/calendar-feed/reset` (the old address ends). */
export interface CalendarFeedAnswer {
  readonly feed: CalendarFeed;
}
