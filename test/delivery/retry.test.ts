import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readRetryAfter } from '../../bff/delivery/retry-after.ts';
import { backOffs, retryDelayMs } from '../../bff/delivery/retry-delay.ts';
import { untilDone } from '../../bff/delivery/until-done.ts';

describe('the wait before the next attempt', () => {
  const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

  for (const [channel, backOff] of Object.entries(backOffs)) {
    it(`is spread from nothing to a ceiling that doubles, for ${channel}`, () => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 1000 }), chance, (attempts, drawn) => {
          const delay = retryDelayMs(backOff, attempts, drawn);
          const ceiling = Math.min(backOff.firstSeconds * 2 ** (attempts - 1), backOff.longestSeconds) * 1000;
          assert.ok(delay >= 0 && delay <= ceiling);
          assert.ok(Math.abs(delay - ceiling * drawn) <= 1);
        }),
      );
    });
  }

  it('never cuts short what the provider asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_400 }), chance, (asked, drawn) => {
        assert.ok(retryDelayMs(backOffs.email, 1, drawn, asked) >= asked * 1000);
      }),
    );
  });

  it('is at most an hour for mail, and a minute for text messages', () => {
    assert.equal(backOffs.email.longestSeconds, 3600);
    assert.equal(backOffs.sms.longestSeconds, 60);
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-11-20T09:00:00Z');
  const cases: readonly [string | null | undefined, number | null][] = [
    ['7', 7],
    [' 0 ', 0],
    ['Fri, 20 Nov 2026 09:01:30 GMT', 90],
    ['Fri, 20 Nov 2026 08:00:00 GMT', 0],
    ['999999999', 86_400],
    ['99999999999999999999', null],
    ['soon', null],
    ['-5', 0],
    ['', null],
    [null, null],
    [undefined, null],
  ];
  for (const [header, seconds] of cases) {
    it(`${String(header)} is ${seconds ?? 'nothing'}`, () =>
      assert.equal(readRetryAfter(header, now), seconds));
  }
});

describe('what must not be left undone', () => {
  it('is tried until it works', async () => {
    let tries = 0;
    const result = await untilDone(async () => {
      tries += 1;
      if (tries < 3) throw new Error('the database is away');
      return 'done';
    }, 5000);
    assert.deepEqual([result, tries], ['done', 3]);
  });

  it('is given up when its time is over', async () => {
    await assert.rejects(
      untilDone(() => Promise.reject(new Error('away for good')), 600),
      /away for good/,
    );
  });
});
