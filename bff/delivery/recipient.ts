/** RFC 5321 4.5.3.1: octets of the part before the @, and of the whole address (4.5.3.1.3, less the brackets). */
const LOCAL_MAX_LENGTH = 64;
const ADDRESS_MAX_LENGTH = 254;

/**
 * RFC 5322 3.2.3: a dot-atom; no quotes, comments or white space, parsers disagree about those. Left out, too,
 * are `!` and `%`, by which old mail servers route on to other hosts.
 */
const LOCAL = /^[A-Za-z0-9#$&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9#$&'*+/=?^_`{|}~-]+)*$/;
/** RFC 2047: how a header hides other characters, an @ for one; some servers decode it in addresses too. */
const ENCODED_WORD = '=?';
/** RFC 1035 2.3.1: letters, digits and inner hyphens, 63 at most; the top level is not a number. */
const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/**
 * The one gate for email addresses that something is sent to: exactly one plain ASCII address, or null.
 * A mail library would read more into a string (lists, names, comments, quoted parts), and has been led to
 * other mailboxes that way (CVE-2026-125755); what passes here can be read in one way only.
 *
 * International domains pass in their `xn--` form.
 */
export function parseEmailAddress(text: string): string | null {
  if (text.length > ADDRESS_MAX_LENGTH) return null;
  const at = text.indexOf('@');
  const local = text.slice(0, Math.max(at, 0));
  const labels = text.slice(at + 1).split('.');
  if (local.length > LOCAL_MAX_LENGTH || !LOCAL.test(local)) return null;
  if (local.includes(ENCODED_WORD)) return null;
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label))) return null;
  return /^[0-9]+$/.test(labels.at(-1) ?? '') ? null : text;
}

/** The one gate for numbers that something is sent to: E.164, or null. */
export function parsePhoneNumber(text: string): string | null {
  return /^\+[1-9][0-9]{6,14}$/.test(text) ? text : null;
}
