import type { Locale } from './locale.ts';

/**
 * A wait as a clock that counts down: `0:27`, `4:09`, `1:00:00`.
 *
 * @param seconds - whole seconds, less than a day
 */
export function waitAsClock(seconds: number): string {
  const clock = new Date(seconds * 1000).toISOString();
  return clock.slice(seconds < 3600 ? 14 : 11, 19).replace(/^0/, '');
}

/**
 * A wait in words, never shorter than it is: `27 seconds`, `5 minutes`, `60 minutes`.
 *
 * @param seconds - whole seconds
 */
export function waitInWords(seconds: number, locale: Locale): string {
  const inMinutes = seconds >= 60;
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: inMinutes ? 'minute' : 'second',
    unitDisplay: 'long',
  });
  return format.format(inMinutes ? Math.ceil(seconds / 60) : seconds);
}
