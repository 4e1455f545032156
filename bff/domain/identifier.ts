import parsePhoneNumber, { type CountryCode } from 'libphonenumber-js/max';

/** What somebody types to be found by, in the form in which profiles are looked up. */
export type Identifier =
  /** Lower case: mailboxes that differ in case alone do not exist in practice. */
  | { readonly kind: 'email'; readonly email: string }
  /** E.164 */
  | { readonly kind: 'phone'; readonly phone: string };

/** RFC 5321 4.5.3.1.3. */
const EMAIL_MAX_LENGTH = 254;

/** The form in which email addresses are compared. */
export function emailKey(email: string): string {
  return email.normalize('NFC').trim().toLowerCase();
}

/**
 * Reads an email address or a phone number in any usual spelling: `(604) 555-0142`, `+1 604 555 0142` and
 * `1-604-555-0142` are one number in Canada.
 *
 * @param country where numbers without a country code are at home (ISO 3166-1 alpha-2).
 * @returns null for what is neither.
 */
export function parseIdentifier(typed: string, country: string): Identifier | null {
  const text = typed.trim();
  if (text.length > EMAIL_MAX_LENGTH) return null;
  if (text.includes('@')) {
    return /^[^\s@\p{C}]+@[^\s@\p{C}]+$/u.test(text) ? { kind: 'email', email: emailKey(text) } : null;
  }
  const digits = text.normalize('NFKC');
  // 00 leads abroad in most of the world, also for people who now live where something else does.
  for (const spelling of [digits, digits.replace(/^00/, '+')]) {
    const number = parsePhoneNumber(spelling, country as CountryCode);
    if (number?.isValid()) return { kind: 'phone', phone: number.number };
  }
  return null;
}
