import { localeFor } from './locale.ts';

/**
 * How dates are written where a language tag comes from: `en-GB` stays `en-GB`, so that its day comes first.
 *
 * @param tag - a BCP 47 language tag; of what the widgets do not speak, or cannot read, only {@link localeFor}
 *   is left
 */
export function dateLocaleFor(tag: string): string {
  const locale = localeFor(tag);
  try {
    const [canonical = locale] = Intl.getCanonicalLocales(tag.trim());
    return canonical.startsWith(locale) ? canonical : locale;
  } catch {
    return locale;
  }
}
