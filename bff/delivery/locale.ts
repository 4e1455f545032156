/** The languages that mail and SMS are written in (rule 38). */
export const locales = ['en', 'fr', 'es'] as const;

/** One of {@link locales}. */
export type Locale = (typeof locales)[number];

/** The language for a BCP 47 tag: `fr-CA` gives `fr`; what is not spoken here, or no tag at all, gives `en`. */
export function localeFor(tag: string): Locale {
  const language = tag.trim().toLowerCase().split(/[-_]/, 1)[0];
  return locales.find((locale) => locale === language) ?? 'en';
}

/** A moment in words, in UTC and saying so: where the reader is nobody knows. */
export function formatInstant(locale: Locale, at: number): string {
  return new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  }).format(at);
}

/** A length of time in words: whole days from two on, else whole minutes (`14 days`, `60 minutes`). */
export function formatSeconds(locale: Locale, seconds: number): string {
  const days = seconds / 86_400;
  const [value, unit] = days >= 2 ? [Math.floor(days), 'day'] : [Math.floor(seconds / 60), 'minute'];
  return inUnit(locale, value, unit);
}

/** A time without activity in words: whole hours where it is some, else whole minutes (`12 hours`, `15 minutes`). */
export function formatIdleTime(locale: Locale, seconds: number): string {
  return seconds % 3600 === 0
    ? inUnit(locale, seconds / 3600, 'hour')
    : inUnit(locale, Math.floor(seconds / 60), 'minute');
}

function inUnit(locale: Locale, value: number, unit: string): string {
  const text = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
  // French keeps a number and its unit on one line.
  return locale === 'fr' ? text.replaceAll(' ', '\u00a0') : text;
}
