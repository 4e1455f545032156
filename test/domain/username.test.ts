import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { USERNAME_MAX_LENGTH, usernameKey } from '../../bff/domain/username.ts';

const sameUsername: readonly (readonly [what: string, one: string, other: string])[] = [
  ['case', 'Patient', 'pATIENT'],
  ['outer spaces', 'patient', '  patient\u00a0 '],
  ['outer line ends', 'patient', 'patient\r\n'],
  ['full-width letters', 'patient', 'ｐａｔｉｅｎｔ'],
  ['a ligature', 'fiona', 'ﬁona'],
  ['a composed and a decomposed accent', 'ren\u00e9e', 'rene\u0301e'],
  ['case beyond ASCII', 'ÖZLEM', 'özlem'],
  ['the Kelvin sign', 'kim', '\u212aim'],
];

const nobodys: readonly (readonly [what: string, typed: string])[] = [
  ['nothing', ''],
  ['white space alone', ' \t\u3000'],
  ['a NUL', 'pat\u0000ient'],
  ['a line break inside', 'pat\nient'],
  ['an invisible joiner', 'pat\u200dient'],
  ['a change of direction', 'pat\u202eient'],
  ['half a surrogate pair', 'patient\ud83d'],
  ['one character too many', 'a'.repeat(USERNAME_MAX_LENGTH + 1)],
  ['a spelling that grows too long', '\ufdfa'.repeat(20)],
];

describe('the key of a username', () => {
  for (const [what, one, other] of sameUsername) {
    it(`is the same whatever ${what}`, () => {
      assert.equal(usernameKey(one), usernameKey(other));
      assert.notEqual(usernameKey(one), null);
    });
  }

  for (const [what, typed] of nobodys) {
    it(`does not exist for ${what}`, () => {
      assert.equal(usernameKey(typed), null);
    });
  }

  it('exists for the longest username, counted in characters and not in code units', () => {
    assert.equal(usernameKey('😀'.repeat(USERNAME_MAX_LENGTH)), '😀'.repeat(USERNAME_MAX_LENGTH));
  });

  it('tells letters apart that differ by an accent, a space inside or a look-alike script', () => {
    const keys = ['renee', 'renée', 'ren ee', 'rеnee'].map(usernameKey);
    assert.equal(new Set(keys).size, keys.length);
  });

  it('keeps an email address as it is written', () => {
    assert.equal(usernameKey('Pat.Rivers+clinic@Example.com'), 'pat.rivers+clinic@example.com');
  });

  it('is its own key: spelling a username by its key changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const key = usernameKey(typed);
        fc.pre(key !== null);
        assert.equal(usernameKey(key), key);
      }),
      { numRuns: 500 },
    );
  });

  it('never holds a control character, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        assert.doesNotMatch(usernameKey(typed) ?? '', /\p{C}/u);
      }),
    );
  });
});
