import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Locale, locales } from '../../bff/delivery/locale.ts';
import { renderEmail } from '../../bff/delivery/templates/render-email.ts';
import type { SettingChange } from '../../bff/domain/security-settings.ts';

const clinic = {
  ...{ name: 'Maple Street Physiotherapy', accent: '#0f766e', logoUrl: null },
  ...{ supportPhone: '+1 604 555 0142', supportEmail: null },
};
const told = { name: 'Sam Okafor', at: Date.UTC(2026, 10, 22, 17, 30) };

const textOf = async (
  locale: Locale,
  changes: readonly SettingChange[],
  by: string | null = 'Robin Bennett',
) => {
  const data = { ...told, by, changes };
  return (await renderEmail({ kind: 'security-settings-changed', locale, data }, clinic)).text;
};

/** Each setting, to each of the things that it can be. */
const each: readonly (readonly SettingChange[])[] = [
  [
    { setting: 'twoStepEnforced', from: false, to: true },
    { setting: 'twoStepEnforced', from: true, to: false },
  ],
  [
    { setting: 'trustBrowserAllowed', from: false, to: true },
    { setting: 'trustBrowserAllowed', from: true, to: false },
  ],
  [
    { setting: 'staffIdleSeconds', from: 900, to: null },
    { setting: 'staffIdleSeconds', from: null, to: 900 },
    { setting: 'staffIdleSeconds', from: null, to: 43_200 },
  ],
  [
    { setting: 'calendarTitles', from: 'treatment', to: 'clinic' },
    { setting: 'calendarTitles', from: 'clinic', to: 'practitioner' },
    { setting: 'calendarTitles', from: 'clinic', to: 'treatment' },
  ],
];

/** The lines of an email that its neighbour has not. */
const own = (text: string, other: string) =>
  text.split('\n').filter((line) => !other.split('\n').includes(line));

describe('the email about security settings', () => {
  for (const locale of locales) {
    it(`says in ${locale} of each setting what it is now`, async () => {
      const nothing = await textOf(locale, []);
      const said = await Promise.all(
        each.flat().map(async (change) => own(await textOf(locale, [change]), nothing).join('\n')),
      );
      assert.equal(new Set(said).size, each.flat().length);
      for (const words of said) assert.ok(words.length > 20, words);
    });

    it(`names in ${locale} all that was changed, who did it, and whom to ask`, async () => {
      const changes = each.flatMap(([first]) => first ?? []);
      const text = await textOf(locale, changes);
      const nothing = await textOf(locale, []);
      for (const change of changes) {
        const alone = own(await textOf(locale, [change]), nothing)
          .join('\n')
          .trim();
        assert.ok(text.includes(alone), alone);
      }
      assert.equal(text.split('Robin Bennett').length - 1, 2);
      assert.match(await textOf(locale, changes, null), /Maple Street Physiotherapy/);
    });
  }

  it('tells those in charge why they get it, and times as people say them', async () => {
    const text = await textOf('en', [{ setting: 'staffIdleSeconds', from: null, to: 43_200 }]);
    assert.match(text, /because you are an owner of Maple Street Physiotherapy or have full access there/);
    assert.match(text, /Automatic Sign Out: Staff are signed out after 12 hours without activity\./);
  });
});
