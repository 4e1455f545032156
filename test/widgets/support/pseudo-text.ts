/** Attributes that people read or hear. */
const readAttributes = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'alt',
  'title',
  'placeholder',
  'label',
];

/**
 * Everything in a place that people read or hear, one text node or attribute each; but for what is to be copied to the
 * letter.
 */
export function textsIn(place: Element): readonly string[] {
  const texts: string[] = [];
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node: Node | null = place; node; node = walker.nextNode()) {
    if (node instanceof Element) {
      texts.push(...readAttributes.flatMap((name) => node.getAttribute(name) ?? []));
    } else if (!node.parentElement?.closest('pre')) texts.push(node.textContent ?? '');
  }
  return texts.map((text) => text.trim()).filter(Boolean);
}

/** The words with which browsers write times, numbers and languages in English. */
function wordsOfIntl(): ReadonlySet<string> {
  const words = ['AM', 'PM', 'at', 'ago', 'in', 'yesterday', 'today', 'tomorrow', 'Time'];
  const units = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'];
  words.push(...units.flatMap((unit) => [unit, `${unit}s`]));
  for (let month = 0; month < 12; month++) {
    const date = new Date(Date.UTC(2026, month, 1 + month, 12));
    words.push(...date.toLocaleDateString('en', { weekday: 'long', month: 'long' }).split(' '));
  }
  for (let day = 0; day < 7; day++)
    words.push(new Date(Date.UTC(2026, 0, 4 + day, 12)).toLocaleDateString('en', { weekday: 'long' }));
  const languages = new Intl.DisplayNames('en', { type: 'language' });
  words.push(...['en', 'fr', 'es'].map((code) => languages.of(code) ?? ''));
  return new Set(words);
}

const intlWords = wordsOfIntl();

/**
 * What of a text is neither a sentence of the catalogue (in the pseudo-locale's brackets) nor data.
 *
 * @param data - what the server sent, what was typed, and names that are the same in every language
 * @returns '' where nothing is left
 */
export function leftOver(text: string, data: readonly string[]): string {
  let rest = text;
  // From the inside out: a sentence may be filled with others.
  while (/⟦[^⟦⟧]*⟧/.test(rest)) rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ' ');
  // A code may be shown in groups.
  if (data.includes(rest.replace(/\s/g, ''))) return '';
  for (const known of data) rest = replaceWhole(rest, known);
  const words = rest.split(/[^\p{L}\p{N}’'-]+/u).filter((word) => /\p{L}/u.test(word));
  return words.filter((word) => !intlWords.has(word)).join(' ');
}

/** Takes data out where it stands by itself, and not where it happens to be part of a word. */
function replaceWhole(text: string, known: string): string {
  const isPart = (letter: string | undefined): boolean =>
    letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
  return text
    .split(known)
    .reduce((before, after) => before + (isPart(before.at(-1)) || isPart(after[0]) ? known : ' ') + after);
}
