/** Letters without accents and case, so that `Müller` is found by `muller` and the reverse. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** At most so many code units of a word are kept: what people type to find somebody is shorter. */
const WORD_MAX_LENGTH = 60;

const split = (text: string): readonly string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** What profiles are sorted by, and whose equality makes two of them namesakes: family name first. */
export function nameKey({ givenName, familyName }: { givenName: string; familyName: string }): string {
  return `${split(familyName).join(' ')}, ${split(givenName).join(' ')}`;
}

/** What a profile is found by. */
export interface SearchableProfile {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string | null;
  readonly email: string | null;
  /** E.164 */
  readonly mobilePhone: string | null;
  readonly username: string | null;
}

/**
 * The words that a profile is found by: each of its names, its email address and username as a whole and in parts,
 * its phone number with and without the country's and area's digits in front, its birth date.
 */
export function profileWords(profile: SearchableProfile): readonly string[] {
  const { givenName, familyName, birthDate, email, mobilePhone, username } = profile;
  const words = [...split(givenName), ...split(familyName)];
  for (const address of [email, username]) {
    if (address !== null) words.push(fold(address), ...split(address));
  }
  if (mobilePhone !== null) {
    const digits = mobilePhone.replace(/\D/g, '');
    // Whoever looks for somebody by phone types the number as it is dialled at home, or its end.
    words.push(digits, digits.slice(-10), digits.slice(-9), digits.slice(-7), digits.slice(-4));
  }
  if (birthDate !== null) words.push(birthDate);
  return [...new Set(words.map((word) => word.slice(0, WORD_MAX_LENGTH)))];
}

/** More words narrow nothing down any further. */
const MOST_SEARCHED = 6;

/** The words that a search is for; a profile is found if each is the beginning of one of its own. */
export function searchedWords(search: string): readonly string[] {
  const folded = fold(search);
  const digits = folded.replace(/[\s()+./-]/g, '');
  if (/^\d{4}-\d{2}-\d{2}$/.test(folded)) return [folded];
  if (/^\d{4,}$/.test(digits)) return [digits.replace(/^00/, '')];
  const words = folded.split(/\s+/).flatMap((part) => (part.includes('@') ? [part] : split(part)));
  return [...new Set(words.map((word) => word.slice(0, WORD_MAX_LENGTH)))].slice(0, MOST_SEARCHED);
}
