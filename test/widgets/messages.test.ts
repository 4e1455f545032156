import { expect } from '@open-wc/testing';
import { everyCatalogue } from '../../demo/gallery/every-message.ts';
import { credentialFieldMessages } from '../../widgets/messages/credential-fields.ts';
import { credentialsMessages } from '../../widgets/messages/credentials.ts';
import { dateLocaleFor } from '../../widgets/messages/date-locale.ts';
import { isMessageArea } from '../../widgets/messages/message-keys.ts';
import { localeFor, locales } from '../../widgets/messages/locale.ts';
import { loginMessages } from '../../widgets/messages/login.ts';
import { loginStepsMessages } from '../../widgets/messages/login-steps.ts';
import { problemMessages, problemSentence } from '../../widgets/messages/problems.ts';
import { profilesMessages } from '../../widgets/messages/profiles.ts';
import { recoveryMessages } from '../../widgets/messages/recovery.ts';
import { twoStepMessages } from '../../widgets/messages/two-step.ts';
import { waitAsClock, waitInWords } from '../../widgets/messages/wait.ts';
import { allCatalogues, placesIn, readings, sentencesOf } from './support/catalogues.ts';

describe('the catalogues', () => {
  for (const [area, catalogue] of allCatalogues()) {
    const english = sentencesOf(catalogue.en);
    for (const locale of locales) {
      it(`have the same sentences for ${area} in ${locale} as in English, none of them empty`, () => {
        const all = sentencesOf(catalogue[locale]);
        expect([...all.keys()]).to.deep.equal([...english.keys()]);
        for (const [name, sentence] of all) {
          for (const text of readings(sentence)) expect(text.trim(), name).not.to.equal('');
        }
      });

      it(`have the same places in the sentences for ${area} in ${locale} as in English, and all of them`, () => {
        for (const [name, sentence] of sentencesOf(catalogue[locale])) {
          const original = english.get(name) ?? '';
          expect(placesIn(sentence), name).to.deep.equal(placesIn(original));
          expect(typeof sentence, name).to.equal(typeof original);
          const count = typeof original === 'string' ? 0 : original.length;
          expect(placesIn(original).length, name).to.equal(count);
        }
      });
    }

    it(`translate every sentence for ${area}`, () => {
      for (const locale of ['fr', 'es'] as const) {
        for (const [name, sentence] of sentencesOf(catalogue[locale])) {
          expect(readings(sentence)[0], name).not.to.equal(readings(english.get(name) ?? '')[0]);
        }
      }
    });

    it(`say for ${area} in Spanish what they do not say in French`, () => {
      const french = sentencesOf(catalogue.fr);
      for (const [name, sentence] of sentencesOf(catalogue.es)) {
        expect(readings(sentence)[0], name).not.to.equal(readings(french.get(name) ?? '')[0]);
      }
    });

    it(`keep to French typography for ${area}`, () => {
      for (const [name, sentence] of sentencesOf(catalogue.fr)) {
        const [text = ''] = readings(sentence);
        // The colon of an address is none of the sentence's.
        expect(text.replace(/https?:\S*/g, ''), name).not.to.match(/[^\u202f][;:!?]|'/);
      }
    });

    it(`keep to typographic apostrophes and whole question marks for ${area}`, () => {
      for (const locale of ['en', 'es'] as const) {
        for (const [name, sentence] of sentencesOf(catalogue[locale])) {
          expect(readings(sentence)[0], name).not.to.contain("'");
        }
      }
      for (const [name, sentence] of sentencesOf(catalogue.es)) {
        const [text = ''] = readings(sentence);
        expect(text.split('¿').length, name).to.equal(text.split('?').length);
      }
    });
  }

  it('are known under the names of their areas, all of them, so that pages can override them', () => {
    const known = allCatalogues();
    for (const [area, words] of Object.entries(everyCatalogue)) expect(known.get(area), area).to.equal(words);
    expect([...known.keys()].filter((area) => !isMessageArea(area))).to.deep.equal([]);
    expect(known.size).to.equal(Object.keys(everyCatalogue).length);
  });

  it('count as their languages do: none is as one in French, and as several in the others', () => {
    expect(profilesMessages.en.found(0)).to.equal('0 profiles found.');
    expect(profilesMessages.fr.found(0)).to.equal('0 profil trouvé.');
    expect(profilesMessages.es.found(0)).to.equal('0 perfiles encontrados.');
    expect(profilesMessages.en.found(1)).to.equal('1 profile found.');
    expect(profilesMessages.es.card.sessionCount(1)).to.equal('En 1 lugar');
    expect(profilesMessages.en.found(1200)).to.equal('1,200 profiles found.');
    expect(profilesMessages.fr.found(1200)).to.equal('1\u202f200 profils trouvés.');
  });

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
