import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { feedWords } from '../../bff/delivery/messages/calendar.ts';
import { writeFeed } from '../../bff/domain/write-feed.ts';
import { DAY, HOUR, MINUTE } from '../support/clock.ts';
import { aVisit, feedClinic } from '../support/feed-visits.ts';
import { readCalendar } from '../support/read-calendar.ts';

/** A change of clocks: the first moment after it, and what a clock there shows just before and then. */
const changes = [
  { timeZone: 'America/Vancouver', at: '2026-03-08T10:00:00Z', before: '01:59', after: '03:00' },
  { timeZone: 'America/Vancouver', at: '2025-11-02T09:00:00Z', before: '01:59', after: '01:00' },
  { timeZone: 'Europe/Paris', at: '2026-03-29T01:00:00Z', before: '01:59', after: '03:00' },
  { timeZone: 'Europe/Paris', at: '2026-10-25T01:00:00Z', before: '02:59', after: '02:00' },
  { timeZone: 'Australia/Sydney', at: '2026-04-04T16:00:00Z', before: '02:59', after: '02:00' },
  { timeZone: 'Australia/Sydney', at: '2026-10-03T16:00:00Z', before: '01:59', after: '03:00' },
  { timeZone: 'Australia/Lord_Howe', at: '2026-04-04T15:00:00Z', before: '01:59', after: '01:30' },
  { timeZone: 'Australia/Lord_Howe', at: '2026-10-03T15:30:00Z', before: '01:59', after: '02:30' },
] as const;

/** What a clock on the wall shows. */
const onTheWall = (time: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(time);

function readBack(startsAt: number, endsAt: number) {
  const text = writeFeed(feedClinic(), [aVisit({ startsAt, endsAt })], feedWords.en);
  const [event] = readCalendar(text).events;
  assert.ok(event);
  return { text, startsAt: event.startsAt, endsAt: event.endsAt };
}

describe('the times of a feed', () => {
  for (const { timeZone, at, before, after } of changes) {
    describe(`around ${at}, when clocks change in ${timeZone}`, () => {
      const change = Date.parse(at);

      it('are those that a clock there shows, on both sides', () => {
        const read = readBack(change - MINUTE, change);
        assert.equal(onTheWall(read.startsAt, timeZone), before);
        assert.equal(onTheWall(read.endsAt, timeZone), after);
      });

      it('are the same moment for whoever reads them', () => {
        const minutes = fc.integer({ min: -2 * 24 * 60, max: 2 * 24 * 60 });
        const length = fc.integer({ min: 1, max: 8 * 60 });
        fc.assert(
          fc.property(minutes, length, (offset, duration) => {
            const startsAt = change + offset * MINUTE;
            const endsAt = startsAt + duration * MINUTE;
            const read = readBack(startsAt, endsAt);
            assert.deepEqual([read.startsAt, read.endsAt], [startsAt, endsAt]);
          }),
        );
      });

      it('keep half past nine at half past nine, week after week', () => {
        // Three weeks before the change and three after it, at 9:30 on the clinic's wall.
        const walls = [-3, -2, -1, 0, 1, 2, 3].map((weeks) => {
          const day = change + weeks * 7 * DAY + 12 * HOUR;
          const start = Array.from({ length: 48 * 4 }, (_, step) => day - DAY + step * 15 * MINUTE).find(
            (time) => onTheWall(time, timeZone) === '09:30',
          );
          assert.ok(start);
          return onTheWall(readBack(start, start + HOUR).startsAt, timeZone);
        });
        assert.deepEqual(new Set(walls), new Set(['09:30']));
      });
    });
  }

  it('are told in UTC, so that no calendar needs to know a time zone', () => {
    const { text } = readBack(Date.parse('2026-03-08T09:30:00Z'), Date.parse('2026-03-08T10:30:00Z'));
    assert.match(text, /^DTSTART:20260308T093000Z\r$/m);
    assert.match(text, /^DTEND:20260308T103000Z\r$/m);
    assert.doesNotMatch(text, /TZID|VTIMEZONE/);
  });
});
