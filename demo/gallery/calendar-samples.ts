import type { Appointment, AppointmentsAnswer, CalendarFeed } from '../../bff/contract/index.ts';

/** The links that the stand-in gives out, in order: the second one once the first was reset. */
export const sampleFeedUrls = [
  'https://auth.maple-street.example/feeds/maple-street/Zm9yLXRoZS1nYWxsZXJ5LWFuZC1ub2JvZHktZWxzZS0x.ics',
  'https://auth.maple-street.example/feeds/maple-street/Zm9yLXRoZS1nYWxsZXJ5LWFuZC1ub2JvZHktZWxzZS0y.ics',
] as const;

/** A link that no calendar has fetched yet. */
export const unfetchedFeed: CalendarFeed = {
  url: sampleFeedUrls[0],
  lastFetchedAt: null,
  lastFetchedBy: null,
};

/** A link that Google has fetched. */
export const fetchedFeed: CalendarFeed = {
  url: sampleFeedUrls[0],
  lastFetchedAt: '2026-11-21T14:05:00Z',
  lastFetchedBy: 'Google-Calendar-Importer',
};

const MINUTE_MS = 60_000;

/**
 * Some appointments: two on one day, one online, one in another month.
 *
 * @param now - ms since the epoch; they are all after it
 * @param timeZone - the clinic's
 */
export function sampleAppointments(now: number, timeZone = 'America/Vancouver'): AppointmentsAnswer {
  // 18:00 in UTC is in the morning in Vancouver, on whatever day.
  const noon = Math.floor(now / 86_400_000) * 86_400_000 + 18 * 60 * MINUTE_MS;
  const appointment = (
    id: string,
    days: number,
    minutes: number,
    more: Partial<Appointment> = {},
  ): Appointment => {
    const startsAt = noon + days * 86_400_000 + minutes * MINUTE_MS;
    return {
      id,
      startsAt: new Date(startsAt).toISOString(),
      endsAt: new Date(startsAt + 45 * MINUTE_MS).toISOString(),
      practitioner: 'Farah Aziz',
      treatment: 'Physiotherapy, follow-up',
      place: 'Room 2, 210 Maple Street',
      onlineUrl: null,
      ...more,
    };
  };
  return {
    timeZone,
    appointments: [
      appointment('visit-1', 1, 0),
      appointment('visit-2', 1, 60, {
        treatment: 'Gait analysis',
        practitioner: 'Sam Okafor',
        place: 'Gym, 210 Maple Street',
      }),
      appointment('visit-3', 8, 15, {
        treatment: 'Exercise review',
        place: null,
        onlineUrl: 'https://video.maple-street.example/rooms/exercise-review',
      }),
      appointment('visit-4', 40, 0),
    ],
  };
}

/** The same with words that have room for no others: names, places and treatments as long as clinics write them. */
export function longAppointments(now: number): AppointmentsAnswer {
  const sample = sampleAppointments(now, 'America/Argentina/ComodRivadavia');
  return {
    ...sample,
    appointments: sample.appointments.map((appointment) => ({
      ...appointment,
      practitioner: 'Prof. Dr. Wilhelmina-Alexandra von Hohenstein-Montgomery, MScPT',
      treatment: 'Post-surgical rehabilitation of the shoulder (Otorhinolaryngological referral), follow-up',
      place:
        appointment.place &&
        'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Health Centre, Room 2',
    })),
  };
}
