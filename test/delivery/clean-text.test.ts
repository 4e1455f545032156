import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { oneLine, personName, plainLines } from '../../bff/delivery/clean-text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 300 });
/** Controls, line separators, bidirectional overrides and isolates, byte order marks. */
const unseen = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff]/u;

describe('a text as one line', () => {
  it('has no line break, control or bidirectional override, whatever it was', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = oneLine(text, 100);
        assert.doesNotMatch(line, unseen);
        assert.ok([...line].length <= 100);
        assert.equal(line, line.trim());
        assert.ok(line.isWellFormed());
      }),
      { numRuns: 2000 },
    );
  });

  const cases: readonly [string, string][] = [
    ['Pat\r\nBcc: evil@example.net', 'Pat Bcc: evil@example.net'],
    ['Pat\u2028Rivers', 'Pat Rivers'],
    ['Pat\u202egnp.exe', 'Patgnp.exe'],
    ['  Pat \t Rivers  ', 'Pat Rivers'],
    ['Zoë O’Brien-Šimić', 'Zoë O’Brien-Šimić'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['👩\u200d⚕️', '👩\u200d⚕️'],
  ];
  for (const [text, line] of cases) {
    it(`is ${JSON.stringify(line)} for ${JSON.stringify(text)}`, () =>
      assert.equal(oneLine(text, 100), line));
  }

  it('ends in an ellipsis where it was too long, and cuts no character in two', () => {
    assert.equal(oneLine('Bartholomew', 5), 'Bart…');
    assert.equal(oneLine('👩👩👩👩', 3), '👩👩…');
    assert.equal(oneLine('12345', 5), '12345');
  });
});

describe("a person's name", () => {
  const links = [
    'https://win.example/now',
    'www.win.example',
    'win.example',
    'a@win.example',
    'mailto:a@win.example',
  ];
  for (const link of links) {
    it(`makes no link of ${link}`, () => {
      const name = personName(`Visit ${link} today`);
      assert.doesNotMatch(name, /:\/\/|@|\/|\.\p{L}/u);
      assert.match(name, /^Visit .*win.* today$/);
    });
  }

  for (const name of [
    'Pat Rivers',
    'J. R. Müller-Lüdenscheidt',
    "Siobhán O'Neill",
    '李 小龍',
    'Dr. Nguyễn Thị Hương',
  ]) {
    it(`stays ${name}`, () => assert.equal(personName(name), name));
  }
});

describe('a note', () => {
  it('keeps its own line breaks, of whatever kind', () => {
    assert.deepEqual(plainLines('one\r\ntwo\rthree\n\n\n\nfour\u2028five', 100), [
      'one',
      'two',
      'three',
      '',
      'four',
      'five',
    ]);
  });

  it('has nothing unseen in its lines', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const line of plainLines(text, 200)) assert.doesNotMatch(line, unseen);
      }),
      { numRuns: 2000 },
    );
  });
});
