import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { systemRandom } from '../../bff/crypto/token.ts';
import { newCode, typedCode } from '../../bff/domain/recovery.ts';

const LIMIT = 4_294_000_000;
const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
/** Chance that gives these numbers, one after the other. */
const drawing = (...values: readonly number[]) => {
  const left = [...values];
  return (bytes: number) => {
    assert.equal(bytes, 4);
    const next = left.shift();
    if (next === undefined) throw new Error('more was drawn than there is');
    return uint32(next);
  };
};

describe('a new code', () => {
  it('has six digits, those at the front too', () => {
    assert.equal(newCode(drawing(0)), '000000');
    assert.equal(newCode(drawing(42)), '000042');
    assert.equal(newCode(drawing(1_000_000)), '000000');
    assert.equal(newCode(drawing(999_999)), '999999');
  });

  it('is drawn again where the draw would make small codes likelier', () => {
    assert.equal(newCode(drawing(LIMIT - 1)), '999999');
    assert.equal(newCode(drawing(LIMIT, 7)), '000007');
    assert.equal(newCode(drawing(2 ** 32 - 1, LIMIT, 123_456)), '123456');
  });

  it('is six digits from any draw', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: LIMIT - 1 }), (draw) => {
        assert.equal(newCode(drawing(draw)), String(draw % 1_000_000).padStart(6, '0'));
      }),
    );
  });

  it('comes out evenly: a hundred thousand of them fill each tenth alike', () => {
    const tenths = Array<number>(10).fill(0);
    for (let drawn = 0; drawn < 100_000; drawn += 1) {
      const tenth = Number(newCode(systemRandom).slice(0, 1));
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    // Ten standard deviations: by chance once in 10^23 runs.
    for (const count of tenths) assert.ok(Math.abs(count - 10_000) < 950, tenths.join(' '));
  });
});

describe('a code as it is typed', () => {
  it('is read through spaces, hyphens and full-width digits', () => {
    for (const typed of [
      '123456',
      ' 123 456 ',
      '123-456',
      '123\u2013456',
      '1 2 3\u00a04\u20095 6\n',
      '１２３４５６',
    ]) {
      assert.equal(typedCode(typed), '123456', JSON.stringify(typed));
    }
  });

  it('keeps everything else, so that what is no code stays none', () => {
    for (const typed of ['12345O', '123.456', '123456a', '+123456', '123_456']) {
      assert.notEqual(typedCode(typed), '123456', typed);
    }
  });
});
