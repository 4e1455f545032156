import type { Locale } from './locale.ts';

/** A sentence with a number in it, in the forms that its language has for it (Unicode CLDR, plural rules). */
export interface CountForms {
  /** As for one thing, which in French is as for none; left out: the same as `other`. */
  readonly one?: (number: string) => string;
  readonly other: (number: string) => string;
}

/**
 * A sentence about so many things, with the number as the language writes it.
 *
 * @param count - how many
 */
export function counted(locale: Locale, count: number, { one, other }: CountForms): string {
  const form = (new Intl.PluralRules(locale).select(count) === 'one' && one) || other;
  return form(new Intl.NumberFormat(locale).format(count));
}
