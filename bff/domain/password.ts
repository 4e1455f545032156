/**
 * The form in which passwords are hashed and compared: NFC (SP 800-63B-4 3.1.1.2), otherwise to the letter;
 * nothing is trimmed, folded or cut off (ASVS 6.2.8).
 */
export function normalisePassword(typed: string): string {
  return typed.normalize('NFC');
}
