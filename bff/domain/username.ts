/** The longest username, in code points. Long enough for an email address (RFC 5321 4.5.3.1.3). */
export const USERNAME_MAX_LENGTH = 254;

/**
 * The form in which usernames are compared: NFKC, lower case, outer white space off. Two spellings with one
 * key are one username (rule 1).
 *
 * @returns null for what can be nobody's username: empty, too long, or with control characters in it.
 */
export function usernameKey(typed: string): string | null {
  const key = typed.normalize('NFKC').trim().toLowerCase();
  if (key === '' || [...key].length > USERNAME_MAX_LENGTH) return null;
  return /\p{C}/u.test(key) ? null : key;
}

/** Shorter ones are guessed by accident. */
const USERNAME_MIN_LENGTH = 3;

/**
 * Whether a username may be chosen: 3 to 254 letters, digits and `. _ - + @ '`. What people already have is
 * never judged by this.
 */
export function isUsableUsername(typed: string): boolean {
  const key = usernameKey(typed);
  return key !== null && [...key].length >= USERNAME_MIN_LENGTH && /^[\p{L}\p{M}\p{N}._+@'-]+$/u.test(key);
}
