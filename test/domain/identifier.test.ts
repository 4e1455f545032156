import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { emailKey, parseIdentifier } from '../../bff/domain/identifier.ts';

const phoneIn = (typed: string, country = 'CA') => {
  const identifier = parseIdentifier(typed, country);
  return identifier?.kind === 'phone' ? identifier.phone : null;
};
const emailIn = (typed: string) => {
  const identifier = parseIdentifier(typed, 'CA');
  return identifier?.kind === 'email' ? identifier.email : null;
};

/** A number that the numbering plan of North America has room for. */
const anyLocalNumber = fc
  .tuple(fc.constantFrom('604', '416', '514', '212'), fc.integer({ min: 200, max: 999 }), fc.nat(9999))
  .map(([area, exchange, line]) => `${area}${exchange}${String(line).padStart(4, '0')}`)
  .filter((digits) => phoneIn(digits) !== null);

/** What people put between digits. */
const anySeparator = fc.constantFrom('', ' ', '-', '.', '\u00a0', '\u2011', '\u202f', '/');

describe('a phone number as somebody types it', () => {
  it('is one number, however its digits are grouped and whatever stands between them', () => {
    fc.assert(
      fc.property(
        anyLocalNumber,
        anySeparator,
        anySeparator,
        fc.boolean(),
        (digits, one, other, brackets) => {
          const area = brackets ? `(${digits.slice(0, 3)})` : digits.slice(0, 3);
          const typed = `${area}${one}${digits.slice(3, 6)}${other}${digits.slice(6)}`;
          assert.equal(phoneIn(typed), `+1${digits}`, typed);
          assert.equal(phoneIn(`+1${one}${typed}`), `+1${digits}`, `+1 ${typed}`);
        },
      ),
    );
  });

  it('is one number in the digits of any keyboard', () => {
    fc.assert(
      fc.property(anyLocalNumber, fc.constantFrom(0xff10, 0x0660, 0x06f0), (digits, zero) => {
        const typed = digits.replace(/[0-9]/g, (digit) => String.fromCodePoint(zero + Number(digit)));
        assert.equal(phoneIn(typed), `+1${digits}`, typed);
      }),
    );
  });

  it('begins with a plus or with two zeros, in every country', () => {
    for (const country of ['CA', 'US', 'GB', 'FR', 'DE', 'MX', 'AU']) {
      for (const typed of ['+33 6 12 34 56 78', '0033 6 12 34 56 78', '00 33 6 12 34 56 78']) {
        assert.equal(phoneIn(typed, country), '+33612345678', `${typed} in ${country}`);
      }
    }
  });

  it('is at home where its clinic is, without a country code', () => {
    assert.equal(phoneIn('07400 123456', 'GB'), '+447400123456');
    assert.equal(phoneIn('06 12 34 56 78', 'FR'), '+33612345678');
    assert.equal(phoneIn('07400 123456', 'CA'), null);
  });

  it('may have an extension, which nobody is found by', () => {
    assert.equal(phoneIn('604-555-0142 ext. 7'), phoneIn('604-555-0142'));
  });

  it('is none where too few or too many digits are there, or none at all', () => {
    for (const typed of [
      '',
      ' ',
      '5',
      '555-0142',
      '604 555 01',
      '604 555 01423',
      '+',
      '++',
      '()',
      '1'.repeat(254),
      '١',
    ]) {
      assert.equal(parseIdentifier(typed, 'CA'), null, typed);
    }
  });
});

describe('an email address as somebody types it', () => {
  it('is one address whatever its case and the white space around it', () => {
    for (const typed of [
      'kim@home.example',
      ' Kim@Home.EXAMPLE\t',
      'KIM@HOME.EXAMPLE\r\n',
      '\u00a0kim@home.example\ufeff',
    ]) {
      assert.equal(emailIn(typed), 'kim@home.example', JSON.stringify(typed));
    }
  });

  it('is one address whether its accents are composed or not', () => {
    assert.equal(emailIn('Zoe\u0308@home.example'), emailIn('zo\u00eb@home.example'));
  });

  it('keeps what tells mailboxes apart: dots, plus signs, hyphens', () => {
    const typed = ['a.b@x.example', 'ab@x.example', 'ab+c@x.example', 'a-b@x.example'];
    assert.equal(new Set(typed.map(emailIn)).size, typed.length);
  });

  it('is none with white space or controls in it, with two signs, or with nothing on a side', () => {
    const none = [
      'kim@',
      '@home.example',
      'kim lee@home.example',
      'kim@home@x.example',
      'kim@ho\u0000me.example',
    ];
    const more = [
      'kim@home.example, eve@x.example',
      'kim@home.example\nBcc: eve@x.example',
      'kim\u202E@x.example',
      '@',
      '\ud83d@x.example',
    ];
    for (const typed of [...none, ...more]) assert.equal(emailIn(typed), null, JSON.stringify(typed));
  });

  it('is none beyond the 254 characters that an address can have (RFC 5321 4.5.3.1.3)', () => {
    const longest = `${'a'.repeat(64)}@${'b'.repeat(189)}`;
    assert.equal(longest.length, 254);
    assert.equal(emailIn(longest), longest);
    assert.equal(emailIn(`a${longest}`), null);
  });

  it('is looked up by what it is stored under: one step makes both', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        assert.equal(emailIn(` ${address.toUpperCase()} `), emailKey(address));
        assert.equal(emailKey(emailKey(address)), emailKey(address));
      }),
    );
  });
});

describe('anything at all that somebody types', () => {
  it('is an address, a number or nothing, and never a bug', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(anything, fc.constantFrom('CA', 'GB', 'FR'), (typed, country) => {
        const identifier = parseIdentifier(typed, country);
        if (identifier?.kind === 'phone') assert.match(identifier.phone, /^\+[1-9][0-9]{6,14}$/);
        if (identifier?.kind === 'email') assert.match(identifier.email, /^[^\s@]+@[^\s@]+$/);
      }),
      { numRuns: 500 },
    );
  });
});
