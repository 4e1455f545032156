import { emptyAsNull, readLine, readPracticeId } from './record-text.ts';
import { read, type Reading, refusal } from './refusal.ts';
import { readTime } from './read-time.ts';

/** A visit as the clinic's practice system tells of it (rule 37). */
export interface AppointmentRecord {
  /** The practice system's own id; the same for as long as the visit exists. */
  readonly appointmentId: string;
  /** Whose it is: the practice system's id of the profile. */
  readonly practiceId: string;
  /** RFC 3339 with its offset, or without one (`2026-12-01T09:30`) on the clock at the clinic. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly practitioner: string;
  readonly treatment: string;
  readonly place: string | null;
  /** Where an online visit takes place, `https:`. */
  readonly onlineUrl: string | null;
  readonly isCancelled: boolean;
}

/** A visit whose values were checked. */
export interface ReadAppointment extends Omit<AppointmentRecord, 'startsAt' | 'endsAt'> {
  /** In ms since the epoch. */
  readonly startsAt: number;
  readonly endsAt: number;
}

const TEXT_MAX_LENGTH = 200;
const URL_MAX_LENGTH = 2000;

/**
 * Checks a record and brings its values into the form in which they are stored.
 *
 * @param timeZone of the clinic (IANA).
 */
export function readAppointmentRecord(record: AppointmentRecord, timeZone: string): Reading<ReadAppointment> {
  const appointmentId = readPracticeId(record.appointmentId, 'appointmentId');
  if (appointmentId.kind === 'refused') return appointmentId;
  const practiceId = readPracticeId(record.practiceId, 'practiceId');
  if (practiceId.kind === 'refused') return practiceId;
  const startsAt = readTime(record.startsAt, 'startsAt', timeZone);
  if (startsAt.kind === 'refused') return startsAt;
  const endsAt = readTime(record.endsAt, 'endsAt', timeZone);
  if (endsAt.kind === 'refused') return endsAt;
  if (endsAt.value <= startsAt.value) return refusal('ends-before-start', 'endsAt');
  const practitioner = readLine(record.practitioner, 'practitioner', TEXT_MAX_LENGTH);
  if (practitioner.kind === 'refused') return practitioner;
  const treatment = readLine(record.treatment, 'treatment', TEXT_MAX_LENGTH);
  if (treatment.kind === 'refused') return treatment;
  const place = readPlace(record.place);
  if (place.kind === 'refused') return place;
  const onlineUrl = readUrl(record.onlineUrl);
  if (onlineUrl.kind === 'refused') return onlineUrl;
  return read({
    appointmentId: appointmentId.value,
    practiceId: practiceId.value,
    startsAt: startsAt.value,
    endsAt: endsAt.value,
    practitioner: practitioner.value,
    treatment: treatment.value,
    place: place.value,
    onlineUrl: onlineUrl.value,
    isCancelled: record.isCancelled,
  });
}

function readPlace(value: string | null): Reading<string | null> {
  const text = emptyAsNull(value);
  return text === null ? read(null) : readLine(text, 'place', TEXT_MAX_LENGTH);
}

function readUrl(value: string | null): Reading<string | null> {
  const text = emptyAsNull(value)?.trim() ?? null;
  if (text === null) return read(null);
  if (text.length > URL_MAX_LENGTH) return refusal('too-long', 'onlineUrl');
  const url = URL.parse(text);
  // What calendars and pages make a link of (ASVS 1.2.2); a password in it would be read by whoever sees the calendar.
  const isPlain = url?.protocol === 'https:' && url.username === '' && url.password === '';
  return url && isPlain ? read(url.href) : refusal('malformed', 'onlineUrl');
}
