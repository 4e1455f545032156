import { expect } from '@open-wc/testing';
import { accountMessages } from '../../widgets/messages/account.ts';
import { calendarMessages } from '../../widgets/messages/calendar.ts';
import { automaticSignOutMessages } from '../../widgets/messages/automatic-sign-out.ts';
import { credentialFieldMessages } from '../../widgets/messages/credential-fields.ts';
import { credentialsMessages } from '../../widgets/messages/credentials.ts';
import { dateLocaleFor } from '../../widgets/messages/date-locale.ts';
import { formMessages } from '../../widgets/messages/form.ts';
import { localeFor, locales } from '../../widgets/messages/locale.ts';
import type { Locale } from '../../widgets/messages/locale.ts';
import { loginMessages } from '../../widgets/messages/login.ts';
import { loginStepsMessages } from '../../widgets/messages/login-steps.ts';
import { passkeyLoginMessages } from '../../widgets/messages/passkey-login.ts';
import { problemMessages, problemSentence } from '../../widgets/messages/problems.ts';
import { profilesEventsMessages } from '../../widgets/messages/profiles-events.ts';
import { profilesMergeMessages } from '../../widgets/messages/profiles-merge.ts';
import { profilesMessages } from '../../widgets/messages/profiles.ts';
import { recoveryMessages } from '../../widgets/messages/recovery.ts';
import { securitySettingsMessages } from '../../widgets/messages/security-settings.ts';
import { sessionsMessages } from '../../widgets/messages/sessions.ts';
import { twoStepMessages } from '../../widgets/messages/two-step.ts';
import { twoStepSettingsMessages } from '../../widgets/messages/two-step-settings.ts';
import { waitAsClock, waitInWords } from '../../widgets/messages/wait.ts';

const areas: Readonly<Record<string, Readonly<Record<Locale, object>>>> = {
  account: accountMessages,
  'automatic sign out': automaticSignOutMessages,
  calendar: calendarMessages,
  'credential fields': credentialFieldMessages,
  credentials: credentialsMessages,
  form: formMessages,
  login: loginMessages,
  'login steps': loginStepsMessages,
  'passkey login': passkeyLoginMessages,
  problems: problemMessages,
  profiles: profilesMessages,
  'profiles’ events': profilesEventsMessages,
  'profiles’ duplicates': profilesMergeMessages,
  recovery: recoveryMessages,
  'security settings': securitySettingsMessages,
  sessions: sessionsMessages,
  'two step': twoStepMessages,
  'two-step settings': twoStepSettingsMessages,
};

/** Every sentence of a catalogue by its name; those with a place in them, with `‹it›` there. */
function sentences(catalogue: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(catalogue) as [string, unknown][]) {
    const here = `${path}${name}`;
    if (typeof value === 'string') found.set(here, value);
    else if (typeof value === 'function') found.set(here, String((value as (it: string) => unknown)('‹it›')));
    else for (const [inner, text] of sentences(Object(value) as object, `${here}.`)) found.set(inner, text);
  }
  return found;
}

describe('the catalogues', () => {
  for (const [area, catalogues] of Object.entries(areas)) {
    const names = [...sentences(catalogues.en).keys()];
    for (const locale of locales) {
      it(`have the same sentences for ${area} in ${locale} as in English, none of them empty`, () => {
        const all = sentences(catalogues[locale]);
        expect([...all.keys()]).to.deep.equal(names);
        for (const [name, text] of all) expect(text.trim(), name).not.to.equal('');
      });

      it(`name in ${locale} what the English sentences for ${area} name`, () => {
        const english = sentences(catalogues.en);
        for (const [name, text] of sentences(catalogues[locale])) {
          expect(text.includes('‹it›'), name).to.equal(english.get(name)?.includes('‹it›'));
        }
      });
    }

    it(`translate every sentence for ${area}`, () => {
      for (const locale of ['fr', 'es'] as const) {
        for (const [name, text] of sentences(catalogues[locale])) {
          expect(text, name).not.to.equal(sentences(catalogues.en).get(name));
        }
      }
    });

    it(`keep to French typography for ${area}`, () => {
      for (const [name, text] of sentences(catalogues.fr)) {
        expect(text, name).not.to.match(/[^\u202f][;:!?]|'/);
      }
    });

    it(`keep to typographic apostrophes and whole question marks for ${area}`, () => {
      for (const locale of ['en', 'es'] as const) {
        for (const [name, text] of sentences(catalogues[locale])) expect(text, name).not.to.contain("'");
      }
      for (const [name, text] of sentences(catalogues.es)) {
        expect(text.split('¿').length, name).to.equal(text.split('?').length);
      }
    });
  }

  it('have the wording that people rely on', () => {
    const { logIn, logOut, username, password } = loginMessages.en;
    expect([logIn, logOut, username, password]).to.deep.equal(['Log in', 'Log out', 'Username', 'Password']);
    const { identifier, code, submit, next, resend, save } = recoveryMessages.en;
    expect([identifier, code, submit, next, resend, save]).to.deep.equal([
      'Email or phone number',
      'Verification code',
      'Submit',
      'Next',
      'Resend code',
      'Save',
    ]);
    const { newPassword, confirmPassword } = credentialFieldMessages.en;
    expect([newPassword, confirmPassword]).to.deep.equal(['New password', 'Confirm new password']);
    expect([credentialsMessages.en.currentPassword, credentialsMessages.en.save]).to.deep.equal([
      'Current password',
      'Save',
    ]);
    const { tryAnotherWay, useRecoveryCode, trustBrowser } = loginStepsMessages.en;
    expect([tryAnotherWay, useRecoveryCode, trustBrowser]).to.deep.equal([
      'Try another way',
      'Use recovery code instead',
      'Trust this browser to skip 2-Step Verification for 30 days',
    ]);
    const { setUp, copy, downloadPdf, mobilePhone, recoveryCode } = twoStepMessages.en;
    expect([setUp, copy, downloadPdf, mobilePhone, recoveryCode]).to.deep.equal([
      'Set Up',
      'Copy',
      'Download PDF',
      'Mobile phone',
      'Recovery code',
    ]);
    const words = twoStepMessages.en;
    expect([words.code, words.submit, words.next, words.resend]).to.deep.equal([code, submit, next, resend]);
    const { sendWelcome, sendPasswordReset, pause, resume, remove } = profilesMessages.en;
    expect([sendWelcome, sendPasswordReset, pause, resume, remove]).to.deep.equal([
      'Send Welcome Email',
      'Send Password Reset Email',
      'Pause',
      'Resume',
      'Remove',
    ]);
    expect(loginMessages.en.forgotten).to.equal('Forgot your username or password?');
  });
});

describe('a problem’s sentence', () => {
  const en = problemMessages.en;

  it('is a widget’s own where it has one', () => {
    expect(problemSentence(en, 'link-invalid', { 'link-invalid': 'Ask for another link.' })).to.equal(
      'Ask for another link.',
    );
  });

  it('is that of a likeness where the visitor can do the same about both', () => {
    expect(problemSentence(en, 'timeout')).to.equal(en.problems.unreachable);
    expect(problemSentence(en, 'origin-not-allowed')).to.equal(en.problems['unknown-clinic']);
  });

  it('is the general one for bugs and for codes of a newer server', () => {
    expect(problemSentence(en, 'not-json')).to.equal(en.problems.internal);
    expect(problemSentence(en, 'of-tomorrow' as 'internal')).to.equal(en.problems.internal);
  });
});

describe('a wait', () => {
  it('is a clock for the eye', () => {
    expect([5, 27, 60, 249, 600, 3_599, 3_600].map(waitAsClock)).to.deep.equal([
      '0:05',
      '0:27',
      '1:00',
      '4:09',
      '10:00',
      '59:59',
      '1:00:00',
    ]);
  });

  it('is words for the ear, and never shorter than it is', () => {
    expect(waitInWords(1, 'en')).to.equal('1 second');
    expect(waitInWords(61, 'en')).to.equal('2 minutes');
    expect(waitInWords(27, 'fr').replace(/\s/g, ' ')).to.equal('27 secondes');
    expect(waitInWords(300, 'es')).to.equal('5 minutos');
  });
});

describe('a language tag', () => {
  it('gives a language that the widgets speak', () => {
    const tags = ['en', 'EN-gb', 'fr-CA', 'es-419', 'fil', 'de', '', 'x'];
    expect(tags.map(localeFor)).to.deep.equal(['en', 'en', 'fr', 'es', 'en', 'en', 'en', 'en']);
  });

  it('gives the region’s way of writing dates', () => {
    const tags = ['en-GB', 'fr-ca', 'de', '', '!', 'fr-nonsense-and-more!'];
    expect(tags.map(dateLocaleFor)).to.deep.equal(['en-GB', 'fr-CA', 'en', 'en', 'en', 'fr']);
  });
});
