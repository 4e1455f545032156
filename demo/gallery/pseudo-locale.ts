import { readCatalogues } from '../../widgets/messages/catalogue.ts';

/** Language tag of the made-up English that shows which text is none of the catalogue's (CLDR's pseudo-locale). */
export const pseudoTag = 'en-XA';

/** Each letter before the one that takes its place. */
const pairs =
  'aábƀcçdđeéfƒgĝhĥiíjĵkķlłmɱnñoópþqɋrŕsštŧuúvṽwŵxẋyýzžAÁBßCÇDĐEÉFƑGĜHĤIÍJĴKĶLŁMṀNÑOÓPÞQɊRŔSŠTŦUÚVṼWŴXẊYÝZŽ';

const accented: Readonly<Record<string, string>> = Object.fromEntries(
  (pairs.match(/../g) ?? []).map((pair) => [pair.charAt(0), pair.charAt(1)]),
);

/** How much longer other languages easily are than English. */
const growth = 0.4;

/** What makes a sentence longer, word by word. */
const padding = 'óñé ŧŵó ŧĥŕéé ƒóúŕ ƒíṽé šíẋ šéṽéñ éíĝĥŧ ñíñé ŧéñ ';

type Branch = Record<string, unknown>;

/**
 * Has the widgets speak pseudo-English: each sentence of the catalogue accented, 40 % longer and in brackets, so that
 * text outside of the catalogue, or with no room to grow, is seen at once. It is made here, of the English sentences,
 * as their code comes; what is filled into them (names, dates, numbers) stays as it is.
 */
export function speakPseudo(): void {
  readCatalogues((_area, words) => {
    pretend(words.en as Branch);
  });
}

function pretend(branch: Branch): void {
  for (const [name, value] of Object.entries(branch)) {
    if (typeof value === 'string') branch[name] = pseudo(value, []);
    else if (typeof value === 'function') {
      const sentence = value as (...places: readonly unknown[]) => string;
      branch[name] = (...places: readonly unknown[]) => pseudo(sentence(...places), places);
    } else if (typeof value === 'object' && value !== null) pretend(value as Branch);
  }
}

/**
 * A sentence in pseudo-English.
 *
 * @param places - what was filled into it
 */
export function pseudo(sentence: string, places: readonly unknown[]): string {
  const filled = places.filter((place): place is string => typeof place === 'string' && place !== '');
  const longest = filled.sort((one, other) => other.length - one.length);
  const kept = new RegExp(`(${longest.map(escape).join('|') || '(?!)'})`);
  const letters = [...sentence.split(kept)].map((part, index) =>
    index % 2 ? part : part.replace(/[a-z]/gi, (letter) => accented[letter] ?? letter),
  );
  return `⟦${letters.join('')} ${padding
    .repeat(20)
    .slice(0, Math.ceil(sentence.length * growth))
    .trimEnd()}⟧`;
}

/** For a regular expression. */
function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
