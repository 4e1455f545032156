import { read, type Reading, refusal } from './refusal.ts';

const TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})?$/i;
/** Visits of other centuries are slips of a pen. */
const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/**
 * Reads a moment: RFC 3339 with its offset, or without one on the clock at the clinic. An hour that the clock skips is
 * none; of one that it shows twice, the first is meant.
 *
 * @returns ms since the epoch.
 */
export function readTime(text: string, field: string, timeZone: string): Reading<number> {
  const written = text.trim();
  if (written === '') return refusal('missing', field);
  const [, date = '', minutes = '', seconds = ':00', , offset] = TIME.exec(written) ?? [];
  const onTheClock = `${date}T${minutes}${seconds}`;
  const asUtc = Date.parse(`${onTheClock}Z`);
  const isReal = !Number.isNaN(asUtc) && new Date(asUtc).toISOString().startsWith(onTheClock);
  if (!isReal) return refusal('malformed', field);
  const time =
    offset === undefined ? atTheClinic(asUtc, timeZone) : Date.parse(`${onTheClock}${offset.toUpperCase()}`);
  const isUsable = time !== null && time >= EARLIEST && time < LATEST;
  return isUsable ? read(time) : refusal('malformed', field);
}

/** The moment at which the clock of a time zone shows what this one would show in UTC; null: it never does. */
function atTheClinic(shown: number, timeZone: string): number | null {
  // The offsets of the day before and the day after are all that can be meant.
  const offsets = [-1, 1].map((days) => offsetAt(shown + days * 86_400_000, timeZone));
  const times = offsets
    .map((offset) => shown - offset)
    .filter((time) => time + offsetAt(time, timeZone) === shown);
  return times.length === 0 ? null : Math.min(...times);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** How far a time zone's clock is ahead of UTC, in ms. Swedish writes as ISO 8601 does. */
function offsetAt(time: number, timeZone: string): number {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'medium', timeZone });
  clocks.set(timeZone, clock);
  const seconds = Math.floor(time / 1000) * 1000;
  return Date.parse(`${clock.format(seconds).replace(' ', 'T')}Z`) - seconds;
}
