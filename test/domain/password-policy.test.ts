import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  judgePassword,
  PASSWORD_MAX_LENGTH,
  type PasswordKnowledge,
} from '../../bff/domain/password-policy.ts';

/** Knows two common passwords, and finds hard to guess whatever does not say `easy`. */
const knowledge: PasswordKnowledge = {
  isCommon: (password) => ['correct horse battery', 'trustno1trustno1'].includes(password),
  score: (password) => (password.includes('easy') ? 2 : 3),
};
const judge = (password: string, minLength = 12, personal: readonly string[] = []) =>
  judgePassword(password, { minLength, personal }, knowledge);

/** One character each to people, whatever it takes to store it. */
const characters = ['x', 'é', 'ß', '漢', '🙂', '𝒳', ' '];

describe('the length of a password', () => {
  it('is counted in characters, not in bytes or halves of them', () => {
    for (const character of characters) {
      assert.equal(judge(character.repeat(11)), 'password-too-short', character);
      assert.equal(judge(character.repeat(12)), null, character);
      assert.equal(judge(character.repeat(128)), null, character);
      assert.equal(judge(character.repeat(129)), 'password-too-long', character);
    }
  });

  it('is counted after NFC: an accent typed apart is no character of its own', () => {
    assert.equal(judge('e\u0301'.repeat(11)), 'password-too-short');
    assert.equal(judge('e\u0301'.repeat(12)), null);
    assert.equal(judge('e\u0301'.repeat(128)), null);
    assert.equal(judge('e\u0301'.repeat(129)), 'password-too-long');
  });

  it("has the clinic's setting as its least, and 128 as its most, at least 64 (ASVS 6.2.9)", () => {
    assert.equal(PASSWORD_MAX_LENGTH, 128);
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 64 }), fc.integer({ min: 1, max: 140 }), (minLength, length) => {
        const expected =
          length < minLength ? 'password-too-short' : length > 128 ? 'password-too-long' : null;
        assert.equal(judge('x'.repeat(length), minLength), expected);
      }),
    );
  });

  it('has outer white space in it: nothing is trimmed', () => {
    assert.equal(judge(`  ${'x'.repeat(8)}  `), null);
  });
});

describe('what a password is made of', () => {
  it('is not asked: any kinds of characters will do (ASVS 6.2.5)', () => {
    for (const password of [
      'aaaabbbbcccc',
      '            ',
      '🙂🙃🙂🙃🙂🙃🙂🙃🙂🙃🙂🙃',
      '134679852046',
      '!!!???!!!???',
      '\u0000'.repeat(12),
    ]) {
      assert.equal(judge(password), null);
    }
  });

  it('is refused when everybody uses it, in whatever case', () => {
    for (const password of ['correct horse battery', 'CORRECT horse Battery', 'trustno1TRUSTNO1']) {
      assert.equal(judge(password), 'password-common');
    }
    assert.equal(judge('correct horse battery!'), null);
  });

  it('is refused when it is easily guessed, and what was found is the last reason of all', () => {
    assert.equal(judge('easy to guess, this one'), 'password-guessable');
    assert.equal(judge('easy'), 'password-too-short');
    assert.equal(judge('easy'.repeat(40)), 'password-too-long');
    assert.equal(judge('easyfletcher', 12, ['Fletcher']), 'password-personal');
  });
});

describe('a password made of names', () => {
  const personal = [
    'ida.fletcher',
    'Ida Fletcher',
    'ida@home.example',
    'Maple Street Physiotherapy',
    'maple-street',
  ];

  it('is refused with little else in it, whatever its case, dots and digits', () => {
    const refused = [
      'ida.fletcher',
      'idafletcher1',
      'Fletcher2026!',
      'FLETCHER-FLETCHER',
      'maple street physiotherapy',
      'MapleStreet1990',
      'physiotherapy!!!',
      'street-maple-street',
      'ｆｌｅｔｃｈｅｒ２０２６',
      '12fletcher34!',
    ];
    for (const password of refused)
      assert.equal(judge(password, 12, personal), 'password-personal', password);
  });

  it('is fine with enough else in it', () => {
    for (const password of ['fletcher plays cello', 'my street has nine lamps', 'ida and the wolf']) {
      assert.equal(judge(password, 12, personal), null, password);
    }
  });

  it('is not one that merely has a short word in it, nor one of nobody', () => {
    assert.equal(judge('bo bo bo bo bo', 12, ['Bo Li']), null);
    for (const nothing of [[], [''], ['', '  ', '--']])
      assert.equal(judge('twelve letters', 12, nothing), null);
  });

  it('is refused for any name, however it is spelt in it', () => {
    const anyName = fc.stringMatching(/^[a-z]{6,20}$/);
    const anyPadding = fc.stringMatching(/^[0-9.!_-]{0,5}$/);
    fc.assert(
      fc.property(anyName, anyPadding, fc.boolean(), (name, padding, upper) => {
        const password = `${upper ? name.toUpperCase() : name}${padding}`;
        assert.equal(judge(password, 1, [name]), 'password-personal');
      }),
    );
  });
});
