import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { locales } from '../../bff/delivery/locale.ts';
import { listEmailPreviews } from '../../bff/delivery/previews.ts';
import { renderEmail } from '../../bff/delivery/templates/render-email.ts';
import { colourSchemes } from '../../bff/delivery/templates/colour-scheme.ts';
import type { SendingClinic } from '../../bff/storage/outbox.ts';
import { contrast } from '../../bff/domain/colours.ts';
import { addresses, seenText } from './support/reading.ts';

const clinic: SendingClinic & { supportPhone: string; supportEmail: string } = {
  name: 'Maple Street Physiotherapy',
  accent: '#0f766e',
  logoUrl: null,
  supportPhone: '+1 604 555 0142',
  supportEmail: 'hello@maple-street.example',
};
const previews = await listEmailPreviews();

/** What each email has to tell, whichever the language; links are looked for separately. */
const facts: Readonly<Record<string, readonly string[]>> = {
  welcome: ['Jordan Lee', '14'],
  'welcome-note': ['Jordan Lee', '14', 'It was good to meet you.', 'Ring us if anything is unclear!'],
  verification: ['Pat Rivers', 'patient', '60', '482913'],
  'verification-family': [
    ...['Robin Bennett', 'Charlie Bennett', 'Sam Bennett', 'robin.bennett', 'charlie-2014'],
    ...['60', '482913'],
  ],
  'reset-by-staff': ['Pat Rivers', 'patient', 'Sam Okafor', '60'],
  'password-reset-done': ['Pat Rivers', 'patient', '2026', 'UTC'],
  'password-changed': ['Pat Rivers', 'patient', '2026', 'UTC'],
  'username-changed': ['Pat Rivers', 'pat.rivers', '2026', 'UTC'],
  'email-changed-old': ['Pat Rivers', 'patient', '2026', 'UTC'],
  'email-changed-new': ['Pat Rivers', 'patient', '2026', 'UTC'],
  'profiles-merged': ['Alex Morgan', 'Robin Bennett', '22', '2026', 'UTC'],
  'profiles-merged-login-kept': ['Alex Morgan', 'Robin Bennett', 'alex.morgan', 'a-morgan', '2026', 'UTC'],
  'profiles-merged-login-ended': ['Alex Morgan', 'Robin Bennett', 'a-morgan', '2026', 'UTC'],
  'two-step-on': ['Sam Okafor', '2026', 'UTC'],
  'two-step-off': ['Sam Okafor', '2026', 'UTC'],
  'two-step-paused': ['Sam Okafor', 'Robin Bennett', '22', '23', '2026', 'UTC'],
  'two-step-resumed': ['Sam Okafor', 'Robin Bennett', '2026', 'UTC'],
  'two-step-removed': ['Sam Okafor', 'Robin Bennett', '2026', 'UTC'],
  'method-added': ['Sam Okafor', '2026', 'UTC'],
  'method-removed': ['Sam Okafor', 'SMS', '2026', 'UTC'],
  'phone-changed': ['Sam Okafor', '•••• 42', '2026', 'UTC'],
  'phone-changed-sms-off': ['Sam Okafor', '•••• 42', '2026', 'UTC'],
  'recovery-code-used': ['Sam Okafor', 'Firefox on Windows', '2026', 'UTC'],
  'recovery-code-new': ['Sam Okafor', '2026', 'UTC'],
  'security-settings-changed': ['Sam Okafor', 'Robin Bennett', '2026', 'UTC', '15'],
};
/** Links an email carries: to set up, to reset, to "Forgot …?"; the others have none. */
const linkCounts: Readonly<Record<string, number>> = {
  ...{ welcome: 1, 'welcome-note': 1, verification: 1, 'verification-family': 3, 'reset-by-staff': 1 },
  ...{ 'password-reset-done': 1, 'password-changed': 1, 'username-changed': 1 },
};

describe('every email, in every language', () => {
  it('is there', () => {
    const expected = locales.flatMap((locale) => Object.keys(facts).map((id) => `${id}-${locale}`));
    assert.deepEqual(previews.map(({ id }) => id).toSorted(), expected.toSorted());
  });

  for (const { id, locale, subject, text, html } of previews) {
    const name = id.slice(0, -locale.length - 1);

    it(`${id} says the same in HTML and in plain text`, () => {
      const seen = seenText(html);
      const webLinks = addresses(html).filter((address) => address.startsWith('http'));
      assert.equal(webLinks.length, linkCounts[name] ?? 0);
      for (const link of webLinks) assert.ok(text.includes(link), link);
      for (const fact of [...(facts[name] ?? []), clinic.name, clinic.supportPhone, clinic.supportEmail]) {
        assert.ok(seen.includes(fact), `${fact} is not in the HTML`);
        assert.ok(text.includes(fact), `${fact} is not in the plain text`);
      }
      const plainLines = text
        .split('\n')
        .map((line) => line.replace(/^> /, '').replace(/\s+/gu, ' ').trim())
        .filter((line) => !/^(-*|https:\S+)$/.test(line));
      for (const line of plainLines) {
        const words = webLinks.length > 0 ? line.replace(/\s*:$/, '') : line;
        assert.ok(seen.includes(words), `only in the plain text: ${line}`);
      }
    });

    it(`${id} has nothing missing in it`, () => {
      for (const part of [subject, text, html]) {
        assert.doesNotMatch(part, /undefined|null|NaN|\[object|\$\{|\{\{|Invalid Date|=>/);
      }
      assert.ok(subject.length > 10 && subject.length < 120);
      assert.doesNotMatch(subject, /[\r\n]/);
    });

    it(`${id} names its language, its modes and nothing remote`, () => {
      assert.match(html, new RegExp(`<html lang="${locale}">`));
      assert.match(html, /<meta name="color-scheme" content="light dark"/);
      assert.match(html, /@media \(prefers-color-scheme: dark\)/);
      assert.match(html, /<meta name="viewport"/);
      assert.match(html, new RegExp(`<title>${subject.replace(/[’'«»]/g, '.*')}</title>`));
      assert.doesNotMatch(html, /<(script|img|iframe|link|object|embed|form|table)\b|url\(|@import| on\w+=/i);
      const schemes = new Set(addresses(html).map((address) => new URL(address).protocol));
      for (const scheme of schemes) assert.match(scheme, /^(https|tel|mailto):$/);
    });

    it(`${id} says nothing medical but the clinic's own name`, () => {
      const said = `${subject} ${text}`.replaceAll(clinic.name, '').toLowerCase();
      assert.doesNotMatch(
        said,
        /physio|appoint|treat|therap|diagnos|symptom|health|medic|doctor|rendez-vous|\bsoin|santé|\bcita|salud/,
      );
    });
  }

  it('differs from language to language', () => {
    for (const name of Object.keys(facts)) {
      const inEach = previews.filter(({ id }) => locales.some((locale) => id === `${name}-${locale}`));
      assert.equal(new Set(inEach.map(({ subject }) => subject)).size, locales.length);
    }
  });

  it('is set as French is set: no plain space before ; : ! ? or inside « »', () => {
    for (const { text } of previews.filter(({ locale }) => locale === 'fr')) {
      const ours = text.replace(/https:\S+/g, '').replaceAll('Ring us if anything is unclear!', '');
      assert.doesNotMatch(ours, / [;:!?»]|« |[^\s\u00a0\u202f][;!?](?!\S)|'/);
      assert.doesNotMatch(ours, /[^\s\u00a0\u202f]:(\s|$)/);
    }
  });

  it('opens and closes its questions as Spanish does', () => {
    for (const { text } of previews.filter(({ locale }) => locale === 'es')) {
      const count = (mark: string) => text.split(mark).length - 1;
      assert.equal(count('¿'), count('?'));
    }
  });
});

describe("an email in the clinic's looks", () => {
  const data = {
    name: 'Pat',
    note: null,
    link: 'https://www.clinic.example/set-up#token=t',
    linkSeconds: 1_209_600,
  };
  const render = (given: Partial<SendingClinic>) =>
    renderEmail({ kind: 'welcome', locale: 'en', data }, { ...clinic, ...given });

  it('shows the logo where there is one, with the name as its text', async () => {
    const { html } = await render({ logoUrl: 'https://www.clinic.example/logo.png?a=1&b=2' });
    assert.match(html, /<img\s[^>]*src="https:\/\/www\.clinic\.example\/logo\.png\?a=1&amp;b=2"/);
    assert.match(html, /<img\s[^>]*alt="Maple Street Physiotherapy"/);
  });

  for (const logoUrl of [
    'http://clinic.example/l.png',
    'javascript:alert(1)',
    'data:image/png;base64,AA',
    'x',
  ]) {
    it(`shows the name in place of a logo at ${logoUrl}`, async () => {
      assert.doesNotMatch((await render({ logoUrl })).html, /<img/);
    });
  }

  it('leaves out the help line where the clinic gives no contact', async () => {
    const { html, text } = await renderEmail(
      { kind: 'welcome', locale: 'en', data },
      { ...clinic, supportPhone: null, supportEmail: null },
    );
    assert.doesNotMatch(html + text, /Need help|tel:|mailto:/);
  });

  for (const accent of ['#0f766e', '#ffff00', '#000000', '#ffffff', '#1d4ed8', 'not a colour']) {
    it(`can be read in both modes, in ${accent} (WCAG 2.2, 1.4.3)`, () => {
      for (const scheme of Object.values(colourSchemes(accent))) {
        const { surface, page, text, quiet, accent: shown, onAccent } = scheme;
        for (const [one, other] of [
          [text, surface],
          [text, page],
          [quiet, surface],
          [quiet, page],
          [shown, surface],
          [onAccent, shown],
        ] as const) {
          assert.ok(contrast(one, other) >= 4.5, `${one} on ${other}`);
        }
      }
    });
  }
});
