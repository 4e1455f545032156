import type { Appointment, AppointmentsAnswer } from '../../../bff/contract/index.ts';

/** An appointment with its time in words. */
export interface DayVisit {
  readonly appointment: Appointment;
  /** From when until when, as a clock at the clinic shows it. */
  readonly time: string;
}

/** The appointments of one day. */
export interface AppointmentDay {
  /** `YYYY-MM-DD`, in the clinic's time zone. */
  readonly date: string;
  /** Weekday and date in words. */
  readonly words: string;
  readonly isToday: boolean;
  readonly isTomorrow: boolean;
  readonly appointments: readonly DayVisit[];
}

/** Where and how a reader wants times. */
export interface Reader {
  /** As dates are written (BCP 47). */
  readonly locale: string;
  /** The reader's own (IANA). */
  readonly timeZone: string;
  /** Ms since the epoch. */
  readonly now: number;
}

/** Puts appointments into days, all in the clinic's time zone: that is where one has to be. */
export function appointmentDays(
  { appointments, timeZone }: AppointmentsAnswer,
  { locale, now }: Reader,
): readonly AppointmentDay[] {
  const dateOf = dateIn(timeZone);
  const words = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone });
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone });
  const today = dateOf(now);
  const byDate = new Map<string, Appointment[]>();
  for (const appointment of appointments) {
    const date = dateOf(Date.parse(appointment.startsAt));
    byDate.set(date, [...(byDate.get(date) ?? []), appointment]);
  }
  return [...byDate].map(([date, ofDay]) => ({
    date,
    words: words.format(Date.parse(ofDay[0]?.startsAt ?? '')),
    isToday: date === today,
    isTomorrow: date === dayAfter(today),
    appointments: ofDay.map((appointment) => ({
      appointment,
      time: clock.formatRange(Date.parse(appointment.startsAt), Date.parse(appointment.endsAt)),
    })),
  }));
}

/**
 * What the clinic's time zone is called, where a reader's own clock would show one of these appointments otherwise.
 *
 * @returns null where both show the same
 */
export function foreignTimeZone(
  { appointments, timeZone }: AppointmentsAnswer,
  { locale, timeZone: own, now }: Reader,
): string | null {
  const [here, there] = [wallClock(own), wallClock(timeZone)];
  const differs = appointments.some(({ startsAt }) => {
    const start = Date.parse(startsAt);
    return here(start) !== there(start);
  });
  if (!differs) return null;
  const name = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' });
  return name.formatToParts(now).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

/** Swedish writes dates as ISO 8601 does. */
function dateIn(timeZone: string): (time: number) => string {
  const format = new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeZone });
  return (time) => format.format(time);
}

function wallClock(timeZone: string): (time: number) => string {
  const format = new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'short', timeZone });
  return (time) => format.format(time);
}

/** By the calendar and not by 24 hours: some days have 23 or 25. */
function dayAfter(date: string): string {
  const day = new Date(`${date}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}
