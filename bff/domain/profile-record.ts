import type { Role } from '../contract/index.ts';
import { emailKey, parseIdentifier } from './identifier.ts';
import { emptyAsNull, readLine, readPracticeId } from './record-text.ts';
import { read, type Reading, refusal } from './refusal.ts';

/** A profile as the clinic's practice system tells of it (rule 37). */
export interface ProfileRecord {
  /** The practice system's own id; the same for as long as the person is known there. */
  readonly practiceId: string;
  /** Left out: an existing profile keeps its role, a new one is a patient's. */
  readonly role?: Role;
  readonly givenName: string;
  readonly familyName: string;
  /** `YYYY-MM-DD` */
  readonly birthDate: string | null;
  readonly email: string | null;
  /** In any usual spelling; without a country code it is at home in the clinic's country. */
  readonly mobilePhone: string | null;
  /** `en`, `fr` or `es`; null: the clinic's. */
  readonly locale: string | null;
}

export const NAME_MAX_LENGTH = 100;
/** Nobody who was born before is alive. */
const EARLIEST_BIRTH = '1850-01-01';
/** On the line where days begin it is tomorrow already (UTC+14). */
const EARLIEST_DAY_MS = 14 * 3_600_000;
/** The languages that people are written to in (rule 38). */
const LOCALES: readonly string[] = ['en', 'fr', 'es'];
/** As long as any number with its punctuation. */
const PHONE_MAX_LENGTH = 60;

/**
 * Checks a record and brings its values into the form in which they are stored. Empty optional values are none.
 *
 * @param at `country`: where phone numbers without a country code are at home (ISO 3166-1 alpha-2); `now`: in ms.
 * @returns the first value that is wrong, or the record: email as written, phone in E.164.
 */
export function readProfileRecord(
  record: ProfileRecord,
  at: { readonly country: string; readonly now: number },
): Reading<ProfileRecord> {
  const practiceId = readPracticeId(record.practiceId, 'practiceId');
  if (practiceId.kind === 'refused') return practiceId;
  const givenName = readLine(record.givenName, 'givenName', NAME_MAX_LENGTH);
  if (givenName.kind === 'refused') return givenName;
  const familyName = readLine(record.familyName, 'familyName', NAME_MAX_LENGTH);
  if (familyName.kind === 'refused') return familyName;
  const birthDate = readOptional(record.birthDate, (text) => readBirthDate(text, at.now));
  if (birthDate.kind === 'refused') return birthDate;
  const email = readOptional(record.email, (text) => readEmail(text, at.country));
  if (email.kind === 'refused') return email;
  const mobilePhone = readOptional(record.mobilePhone, (text) => readPhone(text, at.country));
  if (mobilePhone.kind === 'refused') return mobilePhone;
  const locale = readOptional(record.locale, readLocale);
  if (locale.kind === 'refused') return locale;
  return read({
    practiceId: practiceId.value,
    ...(record.role !== undefined && { role: record.role }),
    givenName: givenName.value,
    familyName: familyName.value,
    birthDate: birthDate.value,
    email: email.value,
    mobilePhone: mobilePhone.value,
    locale: locale.value,
  });
}

function readOptional(
  value: string | null,
  readText: (text: string) => Reading<string>,
): Reading<string | null> {
  const text = emptyAsNull(value);
  return text === null ? read(null) : readText(text);
}

function readBirthDate(text: string, now: number): Reading<string> {
  const date = text.trim();
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  // 30 February is read as a day in March, which is not what was written.
  const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
  if (!isReal || date < EARLIEST_BIRTH) return refusal('malformed', 'birthDate');
  return time > now + EARLIEST_DAY_MS ? refusal('in-the-future', 'birthDate') : read(date);
}

function readEmail(text: string, country: string): Reading<string> {
  const email = text.trim().normalize('NFC');
  const isEmail = email.isWellFormed() && parseIdentifier(email, country)?.kind === 'email';
  return isEmail ? read(email) : refusal('malformed', 'email');
}

function readPhone(text: string, country: string): Reading<string> {
  if (text.length > PHONE_MAX_LENGTH || !text.isWellFormed()) return refusal('malformed', 'mobilePhone');
  const number = parseIdentifier(text, country);
  return number?.kind === 'phone' ? read(number.phone) : refusal('malformed', 'mobilePhone');
}

function readLocale(text: string): Reading<string> {
  const locale = text.trim().toLowerCase();
  return LOCALES.includes(locale) ? read(locale) : refusal('malformed', 'locale');
}

/** What a record says of a profile, beside its role. */
export const profileFields = [
  'givenName',
  'familyName',
  'birthDate',
  'email',
  'mobilePhone',
  'locale',
] as const;

/** One of {@link profileFields}. */
export type ProfileField = (typeof profileFields)[number];

/** Whether two addresses are two mailboxes: case alone makes none. */
export function isOtherMailbox(one: string | null, other: string | null): boolean {
  return (one === null ? null : emailKey(one)) !== (other === null ? null : emailKey(other));
}
