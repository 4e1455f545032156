import type { Locale } from './locale.ts';

/** Plural forms by the categories of Unicode CLDR; those that are left out are as `other`. */
export type OwnForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** A sentence of a page's own: plain text with `{1}`, `{2}` for its places, or its plural forms. */
export type OwnSentence = string | OwnForms;

/** A sentence as catalogues have it. */
export type Sentence = string | ((...places: never[]) => string);

/** What an own sentence comes to. */
export interface ReadSentence {
  /** To stand in the catalogue; null: the widgets' own stays. */
  readonly sentence: Sentence | null;
  /** What the site builder should know; null: nothing. */
  readonly fault: string | null;
}

/**
 * Makes a page's own sentence one that catalogues can have.
 *
 * @param own - as the page has it, trusted in nothing
 * @param original - what it takes the place of, and whose places it may have
 */
export function readOwnSentence(own: unknown, original: Sentence, locale: Locale): ReadSentence {
  if (!isOwnSentence(own)) {
    return { sentence: null, fault: 'is neither text nor plural forms with "other" among them' };
  }
  const count = typeof original === 'string' ? 0 : original.length;
  const texts = typeof own === 'string' ? [own] : Object.values(own);
  const used = new Set(
    texts.flatMap((text) => [...text.matchAll(/\{(\d+)\}/g)].map(([, place]) => Number(place))),
  );
  const tooMany = [...used].find((place) => place < 1 || place > count);
  if (tooMany !== undefined) {
    const places = count ? `places up to {${count}} only` : 'no places';
    return { sentence: null, fault: `has {${tooMany}}, and the sentence has ${places}` };
  }
  if (typeof original === 'string') {
    if (typeof own === 'string') return { sentence: own, fault: null };
    return { sentence: null, fault: 'has plural forms, and the sentence counts nothing' };
  }
  const missing = Array.from({ length: count }, (_, index) => index + 1).find((place) => !used.has(place));
  return {
    sentence: filledIn(own, count, locale),
    fault: missing === undefined ? null : `leaves out {${missing}}`,
  };
}

function isOwnSentence(own: unknown): own is OwnSentence {
  if (typeof own === 'string') return true;
  if (typeof own !== 'object' || own === null || !('other' in own)) return false;
  return Object.values(own).every((form) => typeof form === 'string');
}

function filledIn(own: OwnSentence, count: number, locale: Locale): Sentence {
  const sentence = (...places: readonly unknown[]): string => {
    const number = places.find((place) => typeof place === 'number');
    const form = new Intl.PluralRules(locale).select(number ?? 0);
    const text = typeof own === 'string' ? own : (own[form] ?? own.other);
    return text.replace(/\{(\d+)\}/g, (_, place: string) => written(places[Number(place) - 1], locale));
  };
  // As many as the original's: whoever overrides it once more is held to the same places.
  return Object.defineProperty(sentence, 'length', { value: count });
}

function written(place: unknown, locale: Locale): string {
  return typeof place === 'number' ? new Intl.NumberFormat(locale).format(place) : String(place);
}
