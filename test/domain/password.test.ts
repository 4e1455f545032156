import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { normalisePassword } from '../../bff/domain/password.ts';

describe('the form in which passwords are compared', () => {
  it('is one for composed and decomposed accents', () => {
    assert.equal(normalisePassword('une fianc\u00e9e'), normalisePassword('une fiance\u0301e'));
  });

  it('is one for a Hangul syllable and its parts', () => {
    assert.equal(normalisePassword('\ud55c'), normalisePassword('\u1112\u1161\u11ab'));
  });

  it('keeps apart what NFKC would fold: a password is not a username', () => {
    assert.notEqual(normalisePassword('ﬁne'), normalisePassword('fine'));
    assert.notEqual(normalisePassword('x²'), normalisePassword('x2'));
  });

  it('keeps case, outer spaces, NULs and line ends', () => {
    const typed = ' \tPass\u0000word\r\n ';
    assert.equal(normalisePassword(typed), typed);
  });

  it('cuts nothing off, whatever the length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 5000 }), (typed) => {
        assert.equal(normalisePassword(typed), typed);
      }),
    );
  });

  it('does not change when it is taken twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const once = normalisePassword(typed);
        assert.equal(normalisePassword(once), once);
      }),
    );
  });
});
