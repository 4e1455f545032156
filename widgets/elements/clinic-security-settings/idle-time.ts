import type { Locale } from '../../messages/locale.ts';

const minute = 60;
const hour = 60 * minute;

/** What Automatic Sign Out can be set to here, in seconds (product rule 29: 5 min to 12 h); null: off. */
const offered: readonly (number | null)[] = [
  null,
  5 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  8 * hour,
  12 * hour,
];

/**
 * The choices for Automatic Sign Out, off first, then the shortest.
 *
 * @param now - how it is set, in seconds, which the practice's system may have set to something that is not offered
 */
export function idleChoices(now: number | null): readonly (number | null)[] {
  return [...new Set([...offered, now])].sort((one, other) => (one ?? 0) - (other ?? 0));
}

/**
 * How long somebody may do nothing, in words: `30 minutes`, `1 hour`.
 *
 * @param seconds - at least 60
 */
export function idleInWords(seconds: number, locale: Locale): string {
  const isHours = seconds % hour === 0;
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: isHours ? 'hour' : 'minute',
    unitDisplay: 'long',
  });
  return format.format(seconds / (isHours ? hour : minute));
}
