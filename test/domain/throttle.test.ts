import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { delaySeconds, ladders, ladderTop, type ThrottleKind } from '../../bff/domain/throttle.ts';

const kinds: readonly ThrottleKind[] = ['profile', 'address', 'browser'];
const anyLadder = fc.constantFrom(...kinds.map((kind) => ladders[kind]));
const anyCount = fc.nat(10_000);

describe('the delays of a profile', () => {
  it('are none for four wrong tries, then grow from 30 seconds to an hour and stay there', () => {
    const delays = Array.from({ length: 15 }, (_, failures) => delaySeconds(ladders.profile, failures));
    assert.deepEqual(delays, [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
  });

  it('are those of a known browser too', () => {
    assert.deepEqual(ladders.browser, ladders.profile);
  });
});

describe('the delays of an address', () => {
  it('begin at the thirtieth wrong try: a whole clinic may share one', () => {
    assert.equal(delaySeconds(ladders.address, 29), 0);
    assert.equal(delaySeconds(ladders.address, 30), 30);
  });
});

describe('every ladder', () => {
  it('never lets a further wrong try shorten the wait', () => {
    fc.assert(
      fc.property(anyLadder, anyCount, (ladder, failures) => {
        assert.ok(delaySeconds(ladder, failures + 1) >= delaySeconds(ladder, failures));
      }),
    );
  });

  it('waits 30 seconds at the least and an hour at the most, once it waits', () => {
    fc.assert(
      fc.property(anyLadder, anyCount, (ladder, failures) => {
        const delay = delaySeconds(ladder, failures);
        const waits = failures > ladder.freeFailures;
        assert.ok(waits ? delay >= 30 && delay <= 3600 : delay === 0);
      }),
    );
  });

  it('has its longest delay at the top and beyond', () => {
    fc.assert(
      fc.property(anyLadder, anyCount, (ladder, more) => {
        assert.equal(delaySeconds(ladder, ladderTop(ladder) + more), 3600);
      }),
    );
  });

  it('never forgets while somebody still has to wait', () => {
    for (const kind of kinds) {
      const ladder = ladders[kind];
      assert.ok(ladder.forgetAfterSeconds >= delaySeconds(ladder, ladderTop(ladder)), kind);
    }
  });

  it('keeps guessing at one profile below a hundred tries a day (SP 800-63B-4 3.2.2)', () => {
    const { profile } = ladders;
    let [seconds, tries] = [0, 0];
    while (seconds < 86_400) {
      tries += 1;
      seconds += delaySeconds(profile, tries);
    }
    assert.ok(tries < 100, `${tries} tries`);
  });
});
