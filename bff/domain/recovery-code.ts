/** `0-9A-Z` less the look-alikes `I L O U` (rule 21): 32 characters, so that five bits of a byte choose fairly. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 32^6 = 2^30 codes; they open nothing without the password, and have few tries (rule 21; SP 800-63B-4, 3.1.2). */
const LENGTH = 6;

/** Letters that people type for the digits that they look like. */
const lookAlikes: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** What people and programs put between the characters: white space, hyphens of every kind, unseen characters. */
const BETWEEN = /[\s\p{Pd}\p{Cf}\u2212]/gu;

/**
 * A new recovery code: six characters that are not mistaken for each other.
 *
 * @param random gives as many unpredictable bytes as it is asked for.
 */
export function newRecoveryCode(random: (bytes: number) => Uint8Array): string {
  return Array.from(random(LENGTH), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
}

/**
 * A recovery code as it was meant: case, spaces and hyphens do not matter, `o` is 0, `i` and `l` are 1.
 *
 * @returns the six characters as {@link newRecoveryCode} gives them; null: it cannot be a recovery code.
 */
export function typedRecoveryCode(typed: string): string | null {
  const characters = typed.normalize('NFKC').replace(BETWEEN, '');
  // Upper case only once it is plain: ß would become two letters.
  if (!/^[0-9A-TV-Z]{6}$/i.test(characters)) return null;
  return characters.toUpperCase().replace(/[OIL]/g, (letter) => lookAlikes[letter] ?? letter);
}
