import { everyCatalogue } from './every-message.ts';
import { locales } from '../../widgets/messages/locale.ts';
import type { Locale } from '../../widgets/messages/locale.ts';

/** A sentence of the catalogue, as a page may override it. */
export interface ListedMessage {
  /** Public API: never renamed, only added. */
  readonly key: string;
  /** In each language, with `{1}`, `{2}` for its places; one that counts, in its plural forms. */
  readonly texts: Readonly<Record<Locale, readonly string[]>>;
}

type Sentence = string | ((...places: readonly unknown[]) => string);

/** A number that no sentence has in it, and that stays as it is in every language. */
const someNumber = 907;

/** Every sentence of every area. */
export function listMessages(): readonly ListedMessage[] {
  return Object.entries(everyCatalogue).flatMap(([area, words]) => {
    const [en, fr, es] = locales.map((locale) => new Map(sentencesIn(words[locale], `${area}.`)));
    const texts = (known: typeof en, key: string): readonly string[] => textsOf(known?.get(key) ?? '');
    return [...(en?.keys() ?? [])].map((key) => ({
      key,
      texts: { en: texts(en, key), fr: texts(fr, key), es: texts(es, key) },
    }));
  });
}

function* sentencesIn(words: object, path: string): Generator<readonly [key: string, sentence: Sentence]> {
  for (const [name, value] of Object.entries(words) as [string, unknown][]) {
    if (typeof value === 'string' || typeof value === 'function') yield [path + name, value as Sentence];
    else if (typeof value === 'object' && value !== null) yield* sentencesIn(value, `${path}${name}.`);
  }
}

/** A sentence that counts cannot do so with `{1}`; it is shown with a number, which `{1}` then takes the place of. */
function textsOf(sentence: Sentence): readonly string[] {
  if (typeof sentence === 'string') return [sentence];
  const text = sentence('{1}', '{2}');
  if (!text.includes('NaN')) return [text];
  const several = sentence(someNumber, '{2}').replace(String(someNumber), '{1}');
  const one = sentence(1, '{2}').replace('1', '{1}');
  return one === several ? [several] : [one, several];
}
