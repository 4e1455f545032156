import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseEmailAddress, parsePhoneNumber } from '../../bff/delivery/recipient.ts';

const good = [
  'patient@maple-street.example',
  'pat.rivers+clinic@mail.example.co.uk',
  "o'brien@example.ie",
  'x_y-z@sub.example',
  'a#$&*/?=^`{|}~@example.org',
  'pat@xn--bcher-kva.example',
  'Pat@Example.ORG',
  `${'a'.repeat(64)}@example.org`,
];

/** What a mail library has been, or could be, made to read as another mailbox, or as several. */
const bad = [
  '',
  'patient',
  '@example.org',
  'patient@',
  'patient@localhost',
  'patient@[127.0.0.1]',
  'patient@127.0.0.1',
  'a@b.example,c@d.example',
  'a@b.example, c@d.example',
  'a@b.example;c@d.example',
  'a@b.example c@d.example',
  'Pat <pat@example.org>',
  '<pat@example.org>',
  '"pat@evil.example"@example.org',
  '"pat" @example.org',
  'pat(comment)@example.org',
  'pat@example.org(comment)',
  'pat@(comment)example.org',
  'pat@evil.example@example.org',
  'pat@example. org',
  'pat@example .org',
  'pat@example.org.',
  'pat@.example.org',
  'pat@exa..mple.org',
  '.pat@example.org',
  'pat.@example.org',
  'pat..rivers@example.org',
  'pat@-example.org',
  'pat@example-.org',
  'pat@exa_mple.org',
  'pat@example.org\r\nBcc: evil@example.net',
  'pat@example.org\n',
  '\npat@example.org',
  'pat\0@example.org',
  'pat@example.org\0',
  ' pat@example.org',
  'group: a@b.example, c@d.example;',
  'mailto:pat@example.org',
  'pat@bücher.example',
  'pät@example.org',
  'pat@example.org\u202e',
  'pat\uff20example.org',
  'evil.example!pat@example.org',
  'pat%evil.example@example.org',
  '=?utf-8?q?pat=40evil.example?=@example.org',
  `${'a'.repeat(65)}@example.org`,
  `pat@${'a'.repeat(64)}.example`,
  `pat@${'a.'.repeat(130)}example`,
];

describe('email addresses that something is sent to', () => {
  for (const address of good) {
    it(`may be ${address.slice(0, 40)}`, () => assert.equal(parseEmailAddress(address), address));
  }
  for (const address of bad) {
    it(`may not be ${JSON.stringify(address).slice(0, 60)}`, () =>
      assert.equal(parseEmailAddress(address), null));
  }

  it('never hold a character that separates, quotes or comments', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.string({ unit: 'binary' }),
        (one, other) => {
          const passed = parseEmailAddress(`${one}@${other}.example`);
          if (passed !== null) assert.match(passed, /^[^\s,;:<>()[\]"\\@]+@[a-z0-9.-]+$/i);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('are read in linear time', () => {
    const startedAt = performance.now();
    for (const text of [`${'a.'.repeat(1e5)}@`, `a@${'a-'.repeat(1e5)}`, '@'.repeat(1e5)]) {
      assert.equal(parseEmailAddress(text), null);
    }
    assert.ok(performance.now() - startedAt < 500);
  });
});

describe('numbers that something is sent to', () => {
  it('may be E.164', () => assert.equal(parsePhoneNumber('+16045550101'), '+16045550101'));
  for (const number of [
    '',
    '16045550101',
    '+1 604 555 0101',
    '+0604555010',
    '+1604555010112345',
    '+12',
    '+1604555010\n',
  ]) {
    it(`may not be ${JSON.stringify(number)}`, () => assert.equal(parsePhoneNumber(number), null));
  }
});
