import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readTime } from '../../bff/domain/read-time.ts';

const TORONTO = 'America/Toronto';
const read = (text: string, timeZone = TORONTO) => {
  const reading = readTime(text, 'startsAt', timeZone);
  return reading.kind === 'read' ? new Date(reading.value).toISOString() : reading.reason;
};

describe('reading a time', () => {
  it('with an offset means what it says, wherever the clinic is', () => {
    assert.equal(read('2026-12-01T09:30:00-08:00'), '2026-12-01T17:30:00.000Z');
    assert.equal(read('2026-12-01t09:30z', 'Asia/Tokyo'), '2026-12-01T09:30:00.000Z');
    assert.equal(read('2026-12-01 09:30:15.250+05:30'), '2026-12-01T04:00:15.000Z');
  });

  it("without one is on the clinic's clock, in winter and in summer", () => {
    assert.equal(read('2026-12-01 09:30'), '2026-12-01T14:30:00.000Z');
    assert.equal(read('2026-07-01T09:30:00'), '2026-07-01T13:30:00.000Z');
    assert.equal(read('2026-07-01T09:30', 'Pacific/Kiritimati'), '2026-06-30T19:30:00.000Z');
  });

  it('in the hour that the clock skips is none, and in the one that it shows twice is the first', () => {
    assert.equal(read('2026-03-29T02:30', 'Europe/Paris'), 'malformed');
    assert.equal(read('2026-10-25T02:30', 'Europe/Paris'), '2026-10-25T00:30:00.000Z');
  });

  it('that is none is refused', () => {
    for (const text of [
      'x',
      '2026-02-30T09:00',
      '2026-12-01',
      '2026-12-01T24:00',
      '2026-12-01T09:60',
      '1900-01-01T00:00Z',
    ])
      assert.equal(read(text), 'malformed', text);
    assert.equal(read(' '), 'missing');
  });

  it('of any minute comes back, by any clock', () => {
    const zones = [
      'America/Vancouver',
      'Europe/Paris',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'America/St_Johns',
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 }),
        fc.constantFrom(...zones),
        (minute, timeZone) => {
          const format = { dateStyle: 'short', timeStyle: 'medium', timeZone } as const;
          const clock = new Intl.DateTimeFormat('sv', format).format(minute * 60_000);
          const time = Date.parse(read(clock, timeZone));
          // The same moment, or the first of two at which the clock shows this.
          assert.equal(new Intl.DateTimeFormat('sv', format).format(time), clock);
          assert.ok(time <= minute * 60_000 && minute * 60_000 - time <= 3_600_000);
        },
      ),
      { numRuns: 300 },
    );
  });
});
