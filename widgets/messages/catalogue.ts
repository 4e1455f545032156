import type { Locale } from './locale.ts';

/** The sentences of one area, in every language. */
export type Catalogue<M extends object = object> = Readonly<Record<Locale, M>>;

/** Is shown every catalogue, as soon as its code is there: those that have come already, and those still to come. */
export type CatalogueReader = (area: string, catalogue: Catalogue) => void;

const known: (readonly [area: string, catalogue: Catalogue])[] = [];
const readers: CatalogueReader[] = [];

/**
 * Makes an area's sentences known under its name, so that a page can put its own in their place.
 *
 * @param area - the first part of the sentences' keys, which are public API: never renamed, only added
 * @param words - the sentences
 */
export function catalogue<M extends object>(area: string, words: Catalogue<M>): Catalogue<M> {
  known.push([area, words]);
  for (const read of readers) read(area, words);
  return words;
}

/** Shows a reader every catalogue. */
export function readCatalogues(reader: CatalogueReader): void {
  readers.push(reader);
  for (const [area, words] of known) reader(area, words);
}
