import parsePhoneNumber, { type CountryCode, type PhoneNumber } from 'libphonenumber-js/max';

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
  const number = readPhone(text, country);
  return number && { kind: 'phone', phone: number.number };
}

function readPhone(typed: string, country: string): PhoneNumber | null {
  const digits = typed.normalize('NFKC');
  // 00 leads abroad in most of the world, also for people who now live where something else does.
  for (const spelling of [digits, digits.replace(/^00/, '+')]) {
    const number = parsePhoneNumber(spelling, country as CountryCode);
    if (number?.isValid()) return number;
  }
  return null;
}

/** Lines that can have text messages; in North America nobody can tell by the number. */
const MOBILE_LINES: ReadonlySet<string | undefined> = new Set(['MOBILE', 'FIXED_LINE_OR_MOBILE']);

/** As long as any number with its punctuation; what is longer is none. */
const PHONE_MAX_LENGTH = 60;

/**
 * Reads the number of a mobile phone in any usual spelling (rule 17). Numbers that cost extra, that nobody owns or
 * that have no text messages are none.
 *
 * @param country where numbers without a country code are at home (ISO 3166-1 alpha-2).
 * @returns E.164; null: no text message could go there.
 */
export function parseMobilePhone(typed: string, country: string): string | null {
  const text = typed.trim();
  const number = text.length > PHONE_MAX_LENGTH ? null : readPhone(text, country);
  return number && !number.ext && MOBILE_LINES.has(number.getType()) ? number.number : null;
}

/** A number (E.164) as people read it: `+1 604 555 0142`. What is no number stays as it is. */
export function shownPhone(phone: string): string {
  return parsePhoneNumber(phone)?.formatInternational() ?? phone;
}
