import { isSupportedCountry } from 'libphonenumber-js/max';
import type { ClinicData } from '../actions/create-clinic.ts';
import { parseEmailAddress } from '../delivery/recipient.ts';
import { parseIdentifier, shownPhone } from '../domain/identifier.ts';
import { NAME_MAX_LENGTH } from '../domain/profile-record.ts';
import { readLine } from '../domain/record-text.ts';
import { locales } from '../delivery/locale.ts';
import type { Given } from './command.ts';

export type ClinicOptionsReading =
  | { readonly kind: 'read'; readonly clinic: ClinicData }
  /** One sentence an option. */
  | { readonly kind: 'wrong'; readonly sentences: readonly string[] };

/** Reads what `create-clinic` is given; all that is wrong is said at once. */
export function readClinicOptions(given: Given): ClinicOptionsReading {
  const sentences: string[] = [];
  const check = <Value>(value: Value | null, sentence: string): Value | null => {
    if (value === null) sentences.push(sentence);
    return value;
  };
  const optional = <Value>(option: string, read: (text: string) => Value | null, sentence: string) => {
    const text = given.text(option);
    return text === null ? null : check(read(text), `--${option} ${sentence}`);
  };
  const slug = check(
    readSlug(given.required('slug')),
    '--slug has to be 1 to 63 of a-z, 0-9 and -, and not to begin with a hyphen',
  );
  const name = check(
    readName(given.required('name')),
    `--name has to be one line of 1 to ${NAME_MAX_LENGTH} characters`,
  );
  const origins = given
    .texts('origin')
    .map((text) =>
      check(
        readOrigin(text),
        `--origin ${text} has to be scheme and host alone, such as https://www.clinic.example (http: for localhost only)`,
      ),
    )
    .filter((origin) => origin !== null);
  const country = check(
    readCountry(given.required('country')),
    '--country has to be a code of two letters (ISO 3166-1), such as CA',
  );
  const timeZone = check(
    readTimeZone(given.required('time-zone')),
    '--time-zone has to be a name such as America/Vancouver (IANA)',
  );
  const locale = optional('locale', readLocale, `has to be one of ${locales.join(', ')}`) ?? 'en';
  const accent = optional('accent', readAccent, 'has to be a colour such as #0f766e') ?? DEFAULT_ACCENT;
  const supportPhone = optional(
    'support-phone',
    (text) => readPhone(text, country ?? ''),
    `has to be a phone number in ${country ?? 'that country'}, or one with its country code`,
  );
  const supportEmail = optional('support-email', parseEmailAddress, 'has to be one email address');
  const page = (option: string) =>
    optional(option, (text) => readPage(text, origins), 'has to be an address on one of the origins');
  const pages = {
    loginPage: page('login-page'),
    resetPasswordPage: page('reset-password-page'),
    setUpAccountPage: page('set-up-account-page'),
    accountPage: page('account-page'),
  };
  if (slug === null || name === null || country === null || timeZone === null || sentences.length > 0) {
    return { kind: 'wrong', sentences };
  }
  const contact = { supportPhone, supportEmail };
  return {
    kind: 'read',
    clinic: { slug, name, origins, country, timeZone, locale, accent, ...contact, ...pages },
  };
}

const DEFAULT_ACCENT = '#0f766e';

const readSlug = (text: string): string | null => (/^[a-z0-9][a-z0-9-]{0,62}$/.test(text) ? text : null);

function readName(text: string): string | null {
  const line = readLine(text, 'name', NAME_MAX_LENGTH);
  return line.kind === 'read' ? line.value : null;
}

/** Loopback needs no TLS (Secure Contexts, 3.1); anything else on http could be read and changed on its way. */
function readOrigin(text: string): string | null {
  const url = URL.parse(text);
  const isLocal = url !== null && /^(localhost|127\.0\.0\.1|.+\.localhost)$/.test(url.hostname);
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal);
  return isSafe && (text === url.origin || text === `${url.origin}/`) ? url.origin : null;
}

function readCountry(text: string): string | null {
  const code = text.toUpperCase();
  return isSupportedCountry(code) ? code : null;
}

function readTimeZone(text: string): string | null {
  // Offsets such as +02:00 know no daylight saving.
  if (!/^[A-Za-z]/.test(text)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

const readLocale = (text: string): string | null => locales.find((locale) => locale === text) ?? null;

const readAccent = (text: string): string | null =>
  /^#[0-9a-f]{6}$/i.test(text) ? text.toLowerCase() : null;

function readPhone(text: string, country: string): string | null {
  const number = parseIdentifier(text, country);
  return number?.kind === 'phone' ? shownPhone(number.phone) : null;
}

function readPage(text: string, origins: readonly string[]): string | null {
  const url = URL.parse(text);
  const isPlain = url !== null && url.hash === '' && url.username === '' && url.password === '';
  return isPlain && origins.includes(url.origin) ? url.href : null;
}
