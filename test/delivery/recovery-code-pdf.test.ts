import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { locales } from '../../bff/delivery/locale.ts';
import { recoveryCodePdf } from '../../bff/delivery/recovery-code-pdf.ts';
import { type PdfReading, readPdf } from './support/pdf-reading.ts';

const given = {
  locale: 'en',
  clinicName: 'Maple Street Physiotherapy',
  username: 'staff',
  recoveryCode: '7KQ0XW',
  at: Date.UTC(2026, 10, 22, 17, 30),
} as const;

const textOf = ({ lines }: PdfReading) =>
  lines
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ');

const draw = async (differing: Partial<Parameters<typeof recoveryCodePdf>[0]> = {}) =>
  readPdf(await recoveryCodePdf({ ...given, ...differing }));

describe('the page with the recovery code', () => {
  for (const [locale, words] of [
    [
      'en',
      [
        'Your recovery code',
        '2-Step Verification',
        'Use recovery code instead',
        'It works once.',
        'like a key',
      ],
    ],
    ['fr', ['Votre code de récupération', 'deux étapes', 'une seule fois', 'comme une clé', 'n’avez']],
    ['es', ['Su código de recuperación', 'dos pasos', 'una sola vez', 'como una llave', '¿Lo ha perdido']],
  ] as const) {
    it(`says in ${locale} what it is, whose, of when, how it is used and kept`, async () => {
      const reading = await draw({ locale });
      const text = textOf(reading);
      for (const word of [...words, given.clinicName, 'staff', '7KQ 0XW', '2026', 'UTC']) {
        assert.ok(text.includes(word), `${word} is not in: ${text}`);
      }
      assert.doesNotMatch(text, /undefined|null|NaN|=>/);
      assert.equal(reading.pages, 1);
    });
  }

  it('shows the code in groups of three, and gives it to programs in one piece', async () => {
    const reading = await draw();
    assert.ok(reading.lines.some(({ text }) => text === '7KQ 0XW'));
    assert.deepEqual(reading.actualTexts, ['7KQ0XW']);
  });

  it('tells its title, language and time to readers of such things, and the code to none of them', async () => {
    const { document } = await draw({ locale: 'fr' });
    assert.equal(document.getTitle(), 'Votre code de récupération');
    assert.equal(document.getLanguage(), 'fr');
    assert.equal(document.getCreationDate()?.getTime(), given.at);
    const told = [document.getSubject(), document.getKeywords(), document.getAuthor(), document.getTitle()];
    assert.doesNotMatch(told.join(' '), /7KQ0XW/);
  });

  for (const [clinicName, shown] of [
    ['Zähne & Mehr – Côté Sud', 'Zähne & Mehr – Côté Sud'],
    ['Klinika Łódź Dvořák', 'Klinika Lódz Dvorák'],
    ['Nha khoa Nguyễn', 'Nha khoa Nguyen'],
    ['Smile 🦷 Clinic', 'Smile Clinic'],
    ['Maple\r\nStreet', 'Maple Street'],
  ] as const) {
    it(`spells ${JSON.stringify(clinicName)} as ${shown}`, async () => {
      const { lines } = await draw({ clinicName });
      assert.equal(lines[0]?.text, shown);
    });
  }

  for (const [clinicName, locale, shown] of [
    ['李小龍牙科', 'en', 'at your clinic when'],
    ['Клиника', 'fr', 'chez votre clinique quand'],
    ['🦷', 'es', 'en su clínica cuando'],
    ['', 'en', 'at your clinic when'],
  ] as const) {
    it(`says "${shown}" for ${JSON.stringify(clinicName)}`, async () => {
      const reading = await draw({ clinicName, locale });
      assert.ok(textOf(reading).includes(shown));
      assert.match(reading.lines[0]?.text ?? '', /recovery|récupération|recuperación/);
    });
  }

  for (const username of ['łukasz', '李', 'a\u202eb']) {
    it(`leaves out the username ${JSON.stringify(username)} rather than misspell it`, async () => {
      assert.doesNotMatch(textOf(await draw({ username })), /Username|ukasz/);
    });
  }

  it('stays on its one page, however long the names are', async () => {
    for (const locale of locales) {
      // The widest character of the font, as often as it may stand there.
      const names = { clinicName: '@'.repeat(60), username: '@'.repeat(254) };
      const { pages, lines } = await draw({ locale, ...names });
      assert.equal(pages, 1);
      // Printers leave out a border of about 12 pt.
      for (const { x, y, text } of lines) assert.ok(x >= 36 && y >= 18, `${text} is at ${String(y)}`);
      const drawn = lines.map(({ text }) => text).join('');
      assert.equal(drawn.split('@').length - 1, 3 * 60 + 254);
    }
  });

  it('is drawn whatever the names are', async () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 120 });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...locales),
        anyText,
        anyText,
        async (locale, clinicName, username) => {
          const { actualTexts, pages } = await draw({ locale, clinicName, username });
          assert.deepEqual([actualTexts, pages], [['7KQ0XW'], 1]);
        },
      ),
      { numRuns: 100 },
    );
  });
});
