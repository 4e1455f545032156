/** The languages that the widgets speak (product rule 38). */
export const locales = ['en', 'fr', 'es'] as const;

/** One of {@link locales}. */
export type Locale = (typeof locales)[number];

/**
 * The widgets' language for a language tag: `fr-CA` gives `fr`, and what they do not speak gives `en`.
 *
 * @param tag - a BCP 47 language tag; '' or anything else counts as unknown
 */
export function localeFor(tag: string): Locale {
  return locales.find((locale) => new RegExp(`^${locale}\\b`, 'i').test(tag)) ?? 'en';
}
