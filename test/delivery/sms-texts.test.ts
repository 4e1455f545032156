import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { locales } from '../../bff/delivery/locale.ts';
import { verificationSms } from '../../bff/delivery/sms-texts.ts';

const maple = {
  locale: 'en',
  clinicName: 'Maple Street Physiotherapy',
  supportPhone: '+1 604 555 0142',
  code: '482913',
  host: 'www.maple-street.example',
} as const;

/** 3GPP TS 23.038, 6.2.1, by code points: what fits into seven bits. */
const gsm = new RegExp('^[\\n\\r -#%-?A-Z_a-z@£$¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà]*$', 'u');
/** Longer messages are sent in parts of 153 characters (3GPP TS 23.040, 9.2.3.24.1). */
const partsOf = (text: string) => (text.length <= 160 ? 1 : Math.ceil(text.length / 153));

const anyText = fc.string({ unit: 'binary', maxLength: 120 });
const anySms = fc.record({
  locale: fc.constantFrom(...locales),
  clinicName: anyText,
  supportPhone: fc.option(anyText),
  code: fc.integer({ min: 0, max: 999_999 }).map((code) => String(code).padStart(6, '0')),
  host: fc.constantFrom('clinic.example', 'www.maple-street.example', 'localhost'),
});

describe('the text message with a code', () => {
  for (const [locale, text] of [
    [
      'en',
      '482913 is your verification code for Maple Street Physiotherapy. It works for 5 minutes. Not you? Call +1 604 555 0142.',
    ],
    [
      'fr',
      '482913 est votre code de vérification chez Maple Street Physiotherapy. Il est valable 5 minutes. Pas vous ? Appelez le +1 604 555 0142.',
    ],
    [
      'es',
      '482913 es su clave para entrar en Maple Street Physiotherapy. Vale 5 minutos. ¿No ha sido usted? Llame al +1 604 555 0142.',
    ],
  ] as const) {
    it(`says in ${locale} what it is, how long it works, and whom to call`, () => {
      assert.equal(verificationSms({ ...maple, locale }), `${text}\n\n@www.maple-street.example #482913`);
    });

    it(`says in ${locale} whom to tell where the clinic has no number`, () => {
      const sms = verificationSms({ ...maple, locale, supportPhone: null });
      assert.match(sms, /(Please tell the clinic|Prévenez la clinique|Avise al centro)\.\n\n@/);
      assert.doesNotMatch(sms, /null|undefined|Call|Appelez|Llame/);
    });
  }

  it('is one part long as a rule', () => {
    assert.equal(partsOf(verificationSms(maple)), 1);
    assert.equal(partsOf(verificationSms({ ...maple, locale: 'es' })), 1);
  });

  it('ends in the origin-bound line and has no other such line, whatever the clinic is called', () => {
    fc.assert(
      fc.property(anySms, (sms) => {
        const lines = verificationSms(sms).split('\n');
        assert.equal(lines.length, 3);
        assert.equal(lines[1], '');
        assert.equal(lines[2], `@${sms.host} #${sms.code}`);
        assert.ok(lines[0]?.startsWith(`${sms.code} `));
      }),
      { numRuns: 2000 },
    );
  });

  it('has at most two parts, and nothing that would make them smaller', () => {
    fc.assert(
      fc.property(anySms, (sms) => {
        const text = verificationSms(sms);
        assert.match(text, gsm);
        assert.ok(partsOf(text) <= 2, `${String(text.length)} characters`);
      }),
      { numRuns: 2000 },
    );
  });

  for (const [clinicName, shown] of [
    ['Clínica Peñalver', 'Clinica Peñalver'],
    ['Cabinet de l’Île', "Cabinet de l'Ile"],
    ['Smile 🦷', 'Smile'],
    ['李小龍牙科', 'www.maple-street.example'],
    ['🦷', 'www.maple-street.example'],
    ['Maple\n\n@evil.example #111111', 'Maple @evil.example #111111'],
  ] as const) {
    it(`calls ${JSON.stringify(clinicName)} ${shown}`, () => {
      const sms = verificationSms({ ...maple, clinicName });
      assert.ok(sms.startsWith(`482913 is your verification code for ${shown}. It works`));
    });
  }
});
