/** Longer waits than this are not asked for in earnest; the message's own end comes first anyway. */
const LONGEST_SECONDS = 24 * 3600;

/**
 * Reads a `Retry-After` header: seconds or a date (RFC 9110 10.2.3).
 *
 * @param now in ms since the epoch, for dates.
 * @returns whole seconds, 0 to 86400; null where there is none that can be read.
 */
export function readRetryAfter(header: string | null | undefined, now: number): number | null {
  const text = header?.trim() ?? '';
  if (text === '') return null;
  const seconds = /^[0-9]{1,10}$/.test(text) ? Number(text) : Math.ceil((Date.parse(text) - now) / 1000);
  return Number.isNaN(seconds) ? null : Math.min(Math.max(seconds, 0), LONGEST_SECONDS);
}
