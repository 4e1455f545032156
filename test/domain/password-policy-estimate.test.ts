import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { createPasswordPolicy, type PasswordPolicy } from '../../bff/actions/password-policy.ts';
import type { Clinic } from '../../bff/storage/clinics.ts';
import type { Profile } from '../../bff/storage/profiles.ts';

const clinic: Clinic = {
  id: 1,
  slug: 'maple-street',
  name: 'Maple Street Physiotherapy',
  accent: '#0f766e',
  logoUrl: null,
  supportPhone: null,
  supportEmail: null,
  loginPage: null,
  resetPasswordPage: null,
  setUpAccountPage: null,
  accountPage: null,
  passwordMinLength: 12,
  twoStepEnforced: 0,
  trustBrowserAllowed: 0,
  staffIdleSeconds: null,
  country: 'CA',
  locale: 'en',
  passkeyDomain: null,
  smsCountries: '',
  smsDailyLimit: 500,
  timeZone: 'America/Vancouver',
  calendarTitles: 'clinic',
  createdAt: 0,
  origins: new Set(),
};
const profile: Profile = {
  id: 'p',
  role: 'patient',
  givenName: 'Wilhelmina',
  familyName: 'Fletcher',
  email: 'w.fletcher@home.example',
  emailKey: 'w.fletcher@home.example',
  mobilePhone: null,
  username: null,
  locale: null,
};

describe('passwords judged by what is really known', () => {
  let policy: PasswordPolicy;
  before(() => {
    policy = createPasswordPolicy(null);
  });
  const judge = (password: string, given: Partial<Clinic> = {}) =>
    policy.judge(password, { clinic: { ...clinic, ...given }, profile, username: 'minnie.f' });

  it('names the reason of each refusal', async () => {
    const reasons: Readonly<Record<string, string | null>> = {
      'eleven char': 'password-too-short',
      ['ab'.repeat(65)]: 'password-too-long',
      password1234: 'password-common',
      qwertyuiop123: 'password-common',
      '1q2w3e4r5t6y': 'password-common',
      'Wilhelmina 1990': 'password-personal',
      'minnie.f2026': 'password-personal',
      'Fletcher, Wilhelmina': 'password-personal',
      'w.fletcher@home.example': 'password-personal',
      'Maple Street, 1990': 'password-personal',
      'maple-street-2026': 'password-personal',
      aaaaaaaaaaaaaaaa: 'password-guessable',
      abcdefghijklmnop: 'password-guessable',
      '123123123123123': 'password-guessable',
      'a long demo passphrase': null,
      'plum harvest over the quiet bridge': null,
      'mon chat dort sur le piano': null,
    };
    const judged: Record<string, string | null> = {};
    for (const password of Object.keys(reasons)) judged[password] = await judge(password);
    assert.deepEqual(judged, reasons);
  });

  it("asks for the clinic's own least length", async () => {
    assert.equal(await judge('vexing quartz', { passwordMinLength: 15 }), 'password-too-short');
    assert.equal(await judge('vexing quartz', { passwordMinLength: 13 }), null);
  });

  it('lets any fifteen different characters pass, of any script, and twice as many, too', async () => {
    const letter = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 });
    const anyPassphrase = fc
      .uniqueArray(letter, { minLength: 15, maxLength: 30 })
      .map((letters) => letters.join('').normalize('NFC'))
      .filter((password) => [...password].length >= 15 && [...password].length <= 128);
    await fc.assert(
      fc.asyncProperty(anyPassphrase, async (password) => {
        assert.equal(await judge(password), null, JSON.stringify(password));
      }),
      { numRuns: 150 },
    );
  });

  it('lets 128 emoji pass, and no more', async () => {
    const emoji = Array.from({ length: 128 }, (_, index) =>
      String.fromCodePoint(0x1f300 + ((index * 37) % 128)),
    );
    assert.equal(await judge(emoji.join('')), null);
    assert.equal(await judge(`${emoji.join('')}🙂`), 'password-too-long');
  });

  it('takes no longer over the longest password that there can be', async () => {
    const slow = ['a1'.repeat(64), 'qwerty'.repeat(21), 'passwordpassword'.repeat(8), 'éàü'.repeat(42)];
    await judge('plum harvest over the quiet bridge');
    for (const password of slow) {
      const startedAt = performance.now();
      await judge(password);
      const ms = performance.now() - startedAt;
      assert.ok(ms < 500, `${ms} ms`);
    }
  });

  it('judges one password alike, however its accents are typed', async () => {
    for (const form of ['NFC', 'NFD'] as const) {
      assert.equal(await judge('éééééééééééé'.normalize(form)), 'password-guessable');
      assert.equal(await judge('cœur brisé à l’été'.normalize(form)), null);
    }
  });
});
