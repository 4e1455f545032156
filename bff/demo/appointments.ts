import type { AppointmentData } from '../storage/appointments.ts';

/** A visit of somebody in the demo, told from today. */
export interface DemoVisit {
  /** Who has it: what stands before the `@` of their address, which for those with a login is the username. */
  readonly who: string;
  /** Days from today. */
  readonly inDays: number;
  /** On the clock at the clinic: 9.5 is half past nine. */
  readonly atHour: number;
  readonly minutes: number;
  readonly practitioner: string;
  readonly treatment: string;
  /** Left out: online only. */
  readonly place?: string;
  readonly onlineUrl?: string;
  readonly isCancelled?: true;
}

const HOUR_MS = 3_600_000;

/**
 * A demo visit as the clinic's system would tell of it.
 *
 * @param now ms since the epoch.
 */
export function demoAppointment(visit: DemoVisit, { id, now }: { id: string; now: number }): AppointmentData {
  const { inDays, atHour, minutes, practitioner, treatment } = visit;
  const midnight = new Date(now + aheadOfUtc(now));
  midnight.setUTCHours(0, 0, 0, 0);
  const onTheClock = midnight.setUTCDate(midnight.getUTCDate() + inDays) + atHour * HOUR_MS;
  // The second look is for days on which clocks change between here and there.
  const startsAt = onTheClock - aheadOfUtc(onTheClock - aheadOfUtc(onTheClock));
  return {
    id,
    startsAt,
    endsAt: startsAt + minutes * 60_000,
    practitioner,
    treatment,
    place: visit.place ?? null,
    onlineUrl: visit.onlineUrl ?? null,
    isCancelled: visit.isCancelled ?? false,
  };
}

/** How far clocks at the demo's clinics are ahead of UTC, in ms; behind it is below zero. Swedish writes as ISO 8601 does. */
function aheadOfUtc(time: number): number {
  const clock = new Intl.DateTimeFormat('sv', {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: 'America/Vancouver',
  });
  const seconds = Math.floor(time / 1000) * 1000;
  return Date.parse(`${clock.format(seconds).replace(' ', 'T')}Z`) - seconds;
}

/** The visits at Maple Street Physiotherapy. */
export const mapleStreetVisits: readonly DemoVisit[] = [
  {
    who: 'patient',
    inDays: -14,
    atHour: 9,
    minutes: 60,
    practitioner: 'Farah Aziz',
    treatment: 'Physiotherapy, first visit',
    place: 'Room 2, 210 Maple Street',
  },
  {
    who: 'patient',
    inDays: 1,
    atHour: 9.5,
    minutes: 45,
    practitioner: 'Farah Aziz',
    treatment: 'Physiotherapy',
    place: 'Room 2, 210 Maple Street',
  },
  {
    who: 'patient',
    inDays: 1,
    atHour: 10.5,
    minutes: 30,
    practitioner: 'Sam Okafor',
    treatment: 'Gait analysis',
    place: 'Gym, 210 Maple Street',
  },
  {
    who: 'patient',
    inDays: 5,
    atHour: 16,
    minutes: 45,
    practitioner: 'Farah Aziz',
    treatment: 'Physiotherapy',
    place: 'Room 2, 210 Maple Street',
    isCancelled: true,
  },
  {
    who: 'patient',
    inDays: 8,
    atHour: 17.25,
    minutes: 30,
    practitioner: 'Farah Aziz',
    treatment: 'Exercise review',
    onlineUrl: 'https://video.maple-street.example/rooms/exercise-review',
  },
  {
    who: 'patient',
    inDays: 29,
    atHour: 9.5,
    minutes: 45,
    practitioner: 'Farah Aziz',
    treatment: 'Physiotherapy',
    place: 'Room 2, 210 Maple Street',
  },
  {
    who: 'staff',
    inDays: 2,
    atHour: 12.5,
    minutes: 60,
    practitioner: 'Farah Aziz',
    treatment: 'Sports massage',
    place: 'Room 1, 210 Maple Street',
  },
  {
    who: 'full-access',
    inDays: 3,
    atHour: 8,
    minutes: 30,
    practitioner: 'Sam Okafor',
    treatment: 'Kinesio taping',
    place: 'Gym, 210 Maple Street',
  },
  {
    who: 'a.morgan',
    inDays: 6,
    atHour: 11,
    minutes: 45,
    practitioner: 'Farah Aziz',
    treatment: 'Physiotherapy',
    place: 'Room 2, 210 Maple Street',
  },
  {
    who: 'owner',
    inDays: 9,
    atHour: 13,
    minutes: 45,
    practitioner: 'Farah Aziz',
    treatment: 'Physiotherapy',
    place: 'Room 2, 210 Maple Street',
  },
];

/** The visits at Harbour Dental. */
export const harbourDentalVisits: readonly DemoVisit[] = [
  {
    who: 'patient',
    inDays: 3,
    atHour: 14,
    minutes: 30,
    practitioner: 'Freya Lind',
    treatment: 'Check-up',
    place: 'Surgery 1, 8 Harbour Quay',
  },
  {
    who: 'patient',
    inDays: 10,
    atHour: 11,
    minutes: 20,
    practitioner: 'Stefan Novak',
    treatment: 'Results of your X-ray',
    onlineUrl: 'https://video.harbour-dental.example/rooms/results',
  },
  {
    who: 'patient',
    inDays: 17,
    atHour: 9,
    minutes: 60,
    practitioner: 'Freya Lind',
    treatment: 'Filling',
    place: 'Surgery 1, 8 Harbour Quay',
    isCancelled: true,
  },
  {
    who: 'staff',
    inDays: 4,
    atHour: 12,
    minutes: 45,
    practitioner: 'Freya Lind',
    treatment: 'Cleaning',
    place: 'Surgery 2, 8 Harbour Quay',
  },
  {
    who: 'full-access',
    inDays: 6,
    atHour: 15.5,
    minutes: 30,
    practitioner: 'Stefan Novak',
    treatment: 'Check-up',
    place: 'Surgery 2, 8 Harbour Quay',
  },
  {
    who: 'a.morgan',
    inDays: 11,
    atHour: 9.5,
    minutes: 30,
    practitioner: 'Freya Lind',
    treatment: 'Check-up',
    place: 'Surgery 1, 8 Harbour Quay',
  },
  {
    who: 'owner',
    inDays: 21,
    atHour: 10,
    minutes: 30,
    practitioner: 'Freya Lind',
    treatment: 'Check-up',
    place: 'Surgery 1, 8 Harbour Quay',
  },
];
