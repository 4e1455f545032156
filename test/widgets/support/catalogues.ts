import { readCatalogues } from '../../../widgets/messages/catalogue.ts';
import type { Catalogue } from '../../../widgets/messages/catalogue.ts';

type Sentence = string | ((...places: readonly unknown[]) => string);

/** Every catalogue that the widgets have made known, by its area. */
export function allCatalogues(): ReadonlyMap<string, Catalogue> {
  const found = new Map<string, Catalogue>();
  readCatalogues((area, words) => found.set(area, words));
  return found;
}

/** Every sentence of a catalogue in one language by its name, such as `problems.throttled`. */
export function sentencesOf(words: object, path = ''): ReadonlyMap<string, Sentence> {
  const found = new Map<string, Sentence>();
  for (const [name, value] of Object.entries(words) as [string, unknown][]) {
    const here = `${path}${name}`;
    if (value === null) continue;
    if (typeof value === 'string' || typeof value === 'function') found.set(here, value as Sentence);
    else for (const [inner, text] of sentencesOf(value as object, `${here}.`)) found.set(inner, text);
  }
  return found;
}

/** A mark for each place of a sentence; as text, and as a number for sentences that count. */
const marks = [
  ['‹1›', '‹2›', '‹3›'],
  [7101, 7102, 7103],
  [1, 1, 1],
] as const;

/** A sentence as it reads with its places filled in: once with texts, with several, and with one. */
export function readings(sentence: Sentence): readonly string[] {
  if (typeof sentence === 'string') return [sentence];
  return marks.map((places) => sentence(...places));
}

/** Which of its places a sentence names: `‹1›`. */
export function placesIn(sentence: Sentence): readonly string[] {
  const [text = '', numbers = ''] = readings(sentence);
  const named =
    (text + numbers.replace(/7[.,\s]?10(?=\d)/gu, '‹').replace(/‹(\d)/g, '‹$1›')).match(/‹\d›/g) ?? [];
  return [...new Set(named)].sort();
}
