import { dateLocaleFor } from './date-locale.ts';

/** What a time is told in, the largest that fits: with how many seconds it has. */
const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/**
 * How long ago a time was, in words: `5 minutes ago`, `yesterday`.
 *
 * @param time - RFC 3339
 * @param now - ms since the epoch, by the server's clock, which has written the time
 * @param languageTag - a BCP 47 language tag
 * @param justNow - the words for less than a minute, and for what a clock that is a little off has in the future
 */
export function relativeTime(time: string, now: number, languageTag: string, justNow: string): string {
  const seconds = (now - Date.parse(time)) / 1000;
  const [unit, length] = units.find(([, each]) => seconds >= each) ?? [];
  if (!unit || !length) return justNow;
  const format = new Intl.RelativeTimeFormat(dateLocaleFor(languageTag), { numeric: 'auto' });
  return format.format(-Math.floor(seconds / length), unit);
}
