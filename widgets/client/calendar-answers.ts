import type { AppointmentsAnswer, CalendarFeedAnswer } from '../../bff/contract/index.ts';
import { isRecord } from './answers.ts';

/** Whether the body answers `GET …/appointments`, with times that this browser can write. */
export function isAppointmentsAnswer(body: unknown): body is AppointmentsAnswer {
  return (
    isRecord(body) &&
    isTimeZone(body['timeZone']) &&
    Array.isArray(body['appointments']) &&
    body['appointments'].every(isAppointment)
  );
}

/** Whether the body answers `POST …/calendar-feed` or `POST …/calendar-feed/reset`. */
export function isCalendarFeedAnswer(body: unknown): body is CalendarFeedAnswer {
  const feed = isRecord(body) && body['feed'];
  return (
    isRecord(feed) &&
    isText(feed['url']) &&
    /^https?:\/\//.test(feed['url']) &&
    (feed['lastFetchedAt'] === null || isTime(feed['lastFetchedAt'])) &&
    isTextOrNull(feed['lastFetchedBy'])
  );
}

function isAppointment(appointment: unknown): boolean {
  return (
    isRecord(appointment) &&
    isText(appointment['id']) &&
    isTime(appointment['startsAt']) &&
    isTime(appointment['endsAt']) &&
    isText(appointment['practitioner']) &&
    isText(appointment['treatment']) &&
    isTextOrNull(appointment['place']) &&
    isTextOrNull(appointment['onlineUrl'])
  );
}

function isTimeZone(value: unknown): value is string {
  if (!isText(value)) return false;
  try {
    // Throws where the browser knows no such zone.
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

function isTime(value: unknown): boolean {
  return isText(value) && !Number.isNaN(Date.parse(value));
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || isText(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
