import ical, { ICalEventStatus } from 'ical-generator';
import type { FeedAppointment, FeedClinic, FeedWords } from './calendar-feed.ts';

/** Calendars are asked to come back after an hour; Google takes about half a day all the same. */
const REFRESH_SECONDS = 3600;

/** Calendars show one line; what else hides in a text (line breaks, overrides) has no business there. */
function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim();
}

/** RFC 5545 3.3.11: the library leaves a calendar's own name as it is. */
function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&');
}

/** Ids are the clinic's system's: whatever stands in them, it is one line, and the same one each time. */
function uidOf({ slug }: FeedClinic, id: string): string {
  return `${encodeURIComponent(id.toWellFormed())}@${slug}.clinic-auth`;
}

/** An address that a calendar may make a link of; null for none and for anything else (ASVS 1.2.2). */
function webAddress(address: string | null): string | null {
  const url = address === null ? null : URL.parse(address);
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}

function titleOf(clinic: FeedClinic, { practitioner, treatment }: FeedAppointment, words: FeedWords): string {
  switch (clinic.calendarTitles) {
    case 'clinic':
      return words.appointmentAt(oneLine(clinic.name));
    case 'practitioner':
      return words.appointmentWith(oneLine(practitioner));
    case 'treatment':
      return words.treatmentWith(oneLine(treatment), oneLine(practitioner));
  }
}

/**
 * Writes a feed (RFC 5545). Times are in UTC, so that they are right on both sides of every clock change, whatever
 * a calendar knows of time zones. A visit keeps its UID for as long as it exists, and its SEQUENCE goes up.
 */
export function writeFeed(
  clinic: FeedClinic,
  appointments: readonly FeedAppointment[],
  words: FeedWords,
): string {
  const calendar = ical({
    name: escapeText(words.appointmentAt(oneLine(clinic.name))),
    prodId: { company: 'clinic-auth', product: 'calendar', language: 'EN' },
    ttl: REFRESH_SECONDS,
  });
  for (const appointment of appointments) {
    const { id, startsAt, endsAt, place, onlineUrl, cancelledAt, sequence, changedAt } = appointment;
    const online = webAddress(onlineUrl);
    calendar.createEvent({
      id: uidOf(clinic, id),
      sequence,
      start: new Date(startsAt),
      end: new Date(endsAt),
      stamp: new Date(changedAt),
      lastModified: new Date(changedAt),
      summary: titleOf(clinic, appointment, words),
      status: cancelledAt === null ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
      ...(place !== null && { location: oneLine(place) }),
      ...(online !== null && { description: words.joinOnline(online) }),
      // The library would escape these as in a text, which in a URI they are not (RFC 5545 3.3.13).
      ...(online !== null && !/[\\;,]/.test(online) && { url: online }),
    });
  }
  return calendar.toString();
}
