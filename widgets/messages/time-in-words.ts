import { dateLocaleFor } from './date-locale.ts';
import type { Locale } from './locale.ts';

/** How exactly a time is told: to the `day` where it lies days away, to the `minute` where it does not. */
export type Precision = 'day' | 'minute';

/**
 * A time in words: `November 23, 2026 at 6:30 PM`.
 *
 * @param time - RFC 3339
 * @param languageTag - a BCP 47 language tag, region included: dates are written by it
 */
export function timeInWords(time: string, precision: Precision, languageTag: string): string {
  const format = new Intl.DateTimeFormat(dateLocaleFor(languageTag), {
    dateStyle: 'long',
    ...(precision === 'minute' && { timeStyle: 'short' }),
  });
  return format.format(new Date(time));
}

/**
 * A day in words, such as a birth date: `March 9, 1984`. It is the same day wherever it is read.
 *
 * @param date - `YYYY-MM-DD`; what is no such date comes back as it is
 * @param languageTag - a BCP 47 language tag, region included
 */
export function dateInWords(date: string, languageTag: string): string {
  const time = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(time)) return date;
  return new Intl.DateTimeFormat(dateLocaleFor(languageTag), { dateStyle: 'long', timeZone: 'UTC' }).format(
    time,
  );
}

/** From so many seconds on, a span is told in the unit. */
const spanUnits = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/**
 * A span of time in words, in the largest unit of which there are two or more: `7 minutes`, `3 hours`, `2 days`.
 *
 * @param seconds - whole seconds, 1 or more
 */
export function timeSpanInWords(seconds: number, locale: Locale): string {
  const [unit, size] = spanUnits.find(([, each]) => seconds >= 2 * each) ?? ['second', 1];
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });
  return format.format(Math.round(seconds / size));
}
