import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { systemRandom } from '../../bff/crypto/token.ts';
import { newRecoveryCode, typedRecoveryCode } from '../../bff/domain/recovery-code.ts';

/** Rule 21, spelt out. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const anyCode = fc
  .uint8Array({ minLength: 6, maxLength: 6 })
  .map((bytes) => newRecoveryCode((count) => bytes.slice(0, count)));

describe('a new recovery code', () => {
  it('has six characters, none of which looks like another', () => {
    fc.assert(fc.property(anyCode, (code) => assert.match(code, /^[0-9A-HJKMNP-TV-Z]{6}$/)));
  });

  it('comes from the given chance, and gives every character the same share of it', () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 256; byte++) {
      const code = newRecoveryCode((count) => Buffer.alloc(count, byte));
      assert.equal(new Set(code).size, 1);
      counts.set(code.charAt(0), (counts.get(code.charAt(0)) ?? 0) + 1);
    }
    assert.deepEqual([...counts.keys()].toSorted().join(''), alphabet);
    assert.deepEqual([...new Set(counts.values())], [8]);
  });

  it('takes each of its characters from a byte of its own', () => {
    assert.equal(
      newRecoveryCode(() => Buffer.from([0, 1, 10, 18, 27, 31])),
      '01AJVZ',
    );
  });

  it('is another one each time', () => {
    const codes = new Set(Array.from({ length: 1000 }, () => newRecoveryCode(systemRandom)));
    // Of 1000 codes out of 2^30, two are alike in one run of about 2000; three pairs in none.
    assert.ok(codes.size >= 998);
  });
});

describe('a recovery code as somebody types it', () => {
  it('is understood whatever the case and whatever stands between its characters', () => {
    const between = fc.constantFrom(
      '',
      ' ',
      '-',
      '  ',
      '\u00a0',
      '\u2010',
      '\u2011',
      '\u2013',
      '\u2212',
      '\u200b',
      '\n',
    );
    const gaps = fc.array(between, { minLength: 7, maxLength: 7 });
    const lowered = fc.array(fc.boolean(), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(anyCode, gaps, lowered, (code, gap, lower) => {
        const typed = [...code].map((character, index) => {
          return (gap[index] ?? '') + (lower[index] ? character.toLowerCase() : character);
        });
        assert.equal(typedRecoveryCode(typed.join('') + (gap[6] ?? '')), code);
      }),
      { numRuns: 1000 },
    );
  });

  for (const [typed, code] of [
    ['OIL0io', '011010'],
    ['o1l-2i3', '011213'],
    ['abc def', 'ABCDEF'],
    ['ABC–DEF', 'ABCDEF'],
    ['ＡＢＣ１２３', 'ABC123'],
    ['A\u00adB\u00adC123', 'ABC123'],
  ] as const) {
    it(`is ${code} for ${JSON.stringify(typed)}`, () => assert.equal(typedRecoveryCode(typed), code));
  }

  for (const typed of [
    '',
    'ABC12',
    'ABC1234',
    'ABC12U',
    'u00000',
    'ABC12ß',
    'ABC1_2',
    'АВС123',
    '123456.',
    '🦷🦷🦷',
  ]) {
    it(`cannot be one: ${JSON.stringify(typed)}`, () => assert.equal(typedRecoveryCode(typed), null));
  }

  it('is null or can be one, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (typed) => {
        const code = typedRecoveryCode(typed);
        if (code !== null) assert.match(code, /^[0-9A-HJKMNP-TV-Z]{6}$/);
      }),
      { numRuns: 2000 },
    );
  });
});
