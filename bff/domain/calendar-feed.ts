/** What titles may say of a visit (rule 32). */
export type CalendarTitles = 'clinic' | 'practitioner' | 'treatment';

/** The words of a feed, in its reader's language. */
export interface FeedWords {
  readonly appointmentAt: (clinic: string) => string;
  readonly appointmentWith: (practitioner: string) => string;
  readonly treatmentWith: (treatment: string, practitioner: string) => string;
  readonly joinOnline: (url: string) => string;
}

/** A visit, as a feed tells of it. Times in ms since the epoch. */
export interface FeedAppointment {
  readonly id: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly practitioner: string;
  readonly treatment: string;
  readonly place: string | null;
  readonly onlineUrl: string | null;
  readonly cancelledAt: number | null;
  readonly sequence: number;
  readonly changedAt: number;
}

/** The clinic, as a feed tells of it. */
export interface FeedClinic {
  readonly slug: string;
  readonly name: string;
  readonly calendarTitles: CalendarTitles;
}

const DAY_MS = 24 * 3600 * 1000;

/** A cancelled visit stays in the feed so long, for calendars that ask seldom (rule 32). */
const CANCELLED_MS = 30 * DAY_MS;
/** Visits that are over stay as long as people look back in a calendar. */
const PAST_MS = 90 * DAY_MS;

/** Which visits stand in a feed at `now`, by when they start or were cancelled. */
export function feedWindow(now: number): { readonly startingAfter: number; readonly cancelledAfter: number } {
  // By whole days, so that looking back changes a feed once a day and not at every moment.
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  return { startingAfter: today - PAST_MS, cancelledAfter: now - CANCELLED_MS };
}

/**
 * All that a feed's text depends on, as one text: while it stays the same so does the feed.
 *
 * @param revision goes up with every change of the visits.
 * @param cancelled how many cancelled visits are still told of: time alone makes them fewer.
 */
export function feedVersion(
  { slug, name, calendarTitles }: FeedClinic,
  { revision, cancelled, locale, now }: { revision: number; cancelled: number; locale: string; now: number },
): string {
  const { startingAfter } = feedWindow(now);
  return JSON.stringify([FEED_FORM, slug, name, calendarTitles, revision, cancelled, locale, startingAfter]);
}

/** Goes up when the same visits are to be written in another way. */
const FEED_FORM = 1;
