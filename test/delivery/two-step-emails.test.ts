import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Locale, locales } from '../../bff/delivery/locale.ts';
import { type EmailToRender, renderEmail } from '../../bff/delivery/templates/render-email.ts';
import type { TwoStepEmailData } from '../../bff/delivery/templates/two-step-change.ts';

const clinic = {
  ...{ name: 'Maple Street Physiotherapy', accent: '#0f766e', logoUrl: null },
  ...{ supportPhone: '+1 604 555 0142', supportEmail: null },
};
const told = { name: 'Sam Okafor', at: Date.UTC(2026, 10, 22, 17, 30) };

type TwoStepKind = keyof TwoStepEmailData;
type TwoStepEmail = { readonly [Kind in TwoStepKind]: EmailToRender<Kind> }[TwoStepKind];

/** Every one of them, done by this person. */
function every(locale: Locale, by: string | null): readonly TwoStepEmail[] {
  const data = { ...told, by };
  return [
    { kind: 'two-step-on', locale, data: { ...data, method: 'sms' } },
    { kind: 'two-step-off', locale, data },
    { kind: 'two-step-paused', locale, data: { ...data, until: told.at + 3_600_000 } },
    { kind: 'two-step-resumed', locale, data },
    { kind: 'two-step-removed', locale, data },
    { kind: 'method-added', locale, data: { ...data, method: 'authenticator' } },
    { kind: 'method-removed', locale, data: { ...data, method: 'passkey' } },
    { kind: 'phone-changed', locale, data: { ...data, lastDigits: '42', smsIsOff: true } },
    { kind: 'recovery-code-new', locale, data },
  ];
}

const ownWords: Readonly<Record<Locale, readonly string[]>> = {
  en: ['Done by: you, or somebody who has your password', 'choose a new password at once'],
  fr: ['Effectué par\u00a0: vous, ou une personne', 'Choisissez tout de suite un nouveau mot de passe'],
  es: ['Hecho por: usted, o alguien', 'Elija cuanto antes una contraseña nueva'],
};

const textOf = async (email: TwoStepEmail) => (await renderEmail(email, clinic)).text;

describe('an email about 2-Step Verification', () => {
  for (const locale of locales) {
    it(`tells in ${locale} what to do if it was not the person`, async () => {
      for (const email of every(locale, null)) {
        const text = await textOf(email);
        for (const words of ownWords[locale]) assert.ok(text.includes(words), `${email.kind}: ${words}`);
        for (const fact of [clinic.name, clinic.supportPhone]) assert.ok(text.includes(fact), fact);
      }
    });

    it(`names in ${locale} who did it, and asks nobody for a new password then`, async () => {
      for (const email of every(locale, 'Robin Bennett')) {
        const text = await textOf(email);
        // Who did it, and whom to ask.
        assert.equal(text.split('Robin Bennett').length - 1, 2, email.kind);
        for (const words of ownWords[locale]) assert.ok(!text.includes(words), `${email.kind}: ${words}`);
      }
    });

    it(`tells of each thing in ${locale} in words of its own`, async () => {
      const subjects = await Promise.all(
        every(locale, null).map(async (email) => (await renderEmail(email, clinic)).subject),
      );
      assert.equal(new Set(subjects).size, subjects.length);
    });

    it(`names each method in ${locale}`, async () => {
      const texts = await Promise.all(
        (['sms', 'authenticator', 'passkey'] as const).map((method) =>
          textOf({ kind: 'method-added', locale, data: { ...told, by: null, method } }),
        ),
      );
      assert.equal(new Set(texts).size, 3);
    });

    it(`tells in ${locale} whether text messages are off`, async () => {
      const phone = (smsIsOff: boolean) =>
        textOf({ kind: 'phone-changed', locale, data: { ...told, by: null, lastDigits: '42', smsIsOff } });
      assert.notEqual(await phone(true), await phone(false));
    });
  }

  it('says until when it is paused', async () => {
    const data = { ...told, by: 'Robin Bennett', until: told.at + 72 * 3_600_000 };
    const text = await textOf({ kind: 'two-step-paused', locale: 'en', data });
    assert.match(text, /^Paused until: November 25, 2026 at 5:30\sPM UTC$/mu);
  });

  it('names the browser of a used recovery code, where it is known, as nothing that could be a link', async () => {
    const text = (browser: string) =>
      textOf({ kind: 'recovery-code-used', locale: 'en', data: { ...told, browser } });
    assert.match(await text('Firefox on Windows'), /^Browser: Firefox on Windows$/m);
    assert.doesNotMatch(await text('https://win.example/now'), /win\.example|https:/);
    const unknown = await textOf({ kind: 'recovery-code-used', locale: 'en', data: told });
    assert.doesNotMatch(unknown, /Browser|undefined/);
  });
});
