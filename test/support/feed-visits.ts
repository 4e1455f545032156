import type { FeedAppointment, FeedClinic } from '../../bff/domain/calendar-feed.ts';

/** A clinic, as a feed tells of it; what a test cares about, it gives. */
export function feedClinic(given: Partial<FeedClinic> = {}): FeedClinic {
  return { slug: 'maple-street', name: 'Maple Street Physiotherapy', calendarTitles: 'clinic', ...given };
}

/** A visit, as a feed tells of it; what a test cares about, it gives. */
export function aVisit(given: Partial<FeedAppointment> = {}): FeedAppointment {
  return {
    id: 'visit-1',
    startsAt: Date.parse('2026-11-23T17:30:00Z'),
    endsAt: Date.parse('2026-11-23T18:15:00Z'),
    practitioner: 'Farah Aziz',
    treatment: 'Physiotherapy',
    place: 'Room 2',
    onlineUrl: null,
    cancelledAt: null,
    sequence: 0,
    changedAt: Date.parse('2026-11-20T09:00:00Z'),
    ...given,
  };
}
