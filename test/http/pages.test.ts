import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createPages, type PageName } from '../../bff/actions/pages.ts';
import type { Clinic } from '../../bff/storage/clinics.ts';

const clinic: Clinic = {
  id: 1,
  slug: 'maple',
  name: 'Maple Street',
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
const names: readonly PageName[] = [
  'login',
  'forgot-password',
  'reset-password',
  'set-up-account',
  'account',
];

describe('the pages of a clinic', () => {
  it('are the hosted ones where it has none, below any path that the BFF has', () => {
    for (const publicUrl of ['https://auth.example', 'https://www.example/auth']) {
      const pages = createPages(publicUrl);
      for (const name of names) assert.equal(pages.address(clinic, name), `${publicUrl}/c/maple/${name}`);
    }
  });

  it('are its own where it has configured them, each for itself', () => {
    const pages = createPages('https://auth.example');
    const own = {
      ...clinic,
      loginPage: 'https://m.example/in',
      resetPasswordPage: 'https://m.example/reset',
      setUpAccountPage: 'https://m.example/new',
      accountPage: 'https://m.example/me',
    };
    assert.deepEqual(
      names.map((name) => pages.address(own, name)),
      [
        'https://m.example/in',
        'https://auth.example/c/maple/forgot-password',
        'https://m.example/reset',
        'https://m.example/new',
        'https://m.example/me',
      ],
    );
    assert.equal(
      pages.address({ ...clinic, loginPage: own.loginPage }, 'account'),
      'https://auth.example/c/maple/account',
    );
  });

  it('carry a token in the fragment, in place of one that is configured', () => {
    const pages = createPages('https://auth.example');
    for (const [configured, link] of [
      ['https://m.example/reset', 'https://m.example/reset#token=T0-ken_'],
      ['https://m.example/reset#form', 'https://m.example/reset#token=T0-ken_'],
      ['https://m.example/?page_id=7', 'https://m.example/?page_id=7#token=T0-ken_'],
    ] as const) {
      assert.equal(
        pages.link({ ...clinic, resetPasswordPage: configured }, 'reset-password', 'T0-ken_'),
        link,
      );
    }
  });
});
