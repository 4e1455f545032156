import { expect, fixture, html } from '@open-wc/testing';
import { listMessages } from '../../demo/gallery/message-list.ts';
import type { ClinicLogin } from '../../widgets/index.ts';
import { catalogue } from '../../widgets/messages/catalogue.ts';
import { locales } from '../../widgets/messages/locale.ts';
import { loginMessages } from '../../widgets/messages/login.ts';
import { overrideMessages } from '../../widgets/messages/override-messages.ts';
import { takePageMessages } from '../../widgets/messages/page-messages.ts';
import { problemMessages } from '../../widgets/messages/problems.ts';
import { profilesMessages } from '../../widgets/messages/profiles.ts';
import { heading } from './support/page.ts';
import { spyOnWarnings } from './support/warnings.ts';
import type { Warnings } from './support/warnings.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';

describe('sentences of a page’s own', () => {
  useStandIns();
  let warnings: Warnings;
  beforeEach(() => {
    warnings = spyOnWarnings();
  });
  afterEach(() => {
    warnings.restore();
    document.querySelectorAll('[data-clinic-auth-messages]').forEach((block) => block.remove());
    overrideMessages('en', { 'login.heading': 'Log in', 'login.loggedInAs': 'You are logged in as {1}' });
  });

  function block(text: string): void {
    const script = document.createElement('script');
    script.type = 'application/json';
    script.dataset['clinicAuthMessages'] = '';
    script.textContent = text;
    document.body.append(script);
    takePageMessages();
  }

  it('may be any sentence of the gallery’s list, as it is written there', () => {
    const list = listMessages();
    expect(new Set(list.map(({ key }) => key)).size).to.equal(list.length);
    for (const { key, texts } of list) {
      for (const locale of locales) {
        const [first = '', ...more] = texts[locale];
        expect(texts[locale].join(' '), key).not.to.match(/NaN|undefined|907/);
        overrideMessages(locale, { [key]: more.length ? { one: first, other: more.join('') } : first });
      }
    }
    expect(warnings.texts).to.deep.equal([]);
    expect(profilesMessages.fr.found(0)).to.equal('0 profil trouvé.');
    expect(list.find(({ key }) => key === 'profiles.found')?.texts.fr).to.deep.equal([
      '{1} profil trouvé.',
      '{1} profils trouvés.',
    ]);
  });

  it('take the place of the widgets’ in one language, and leave the others', () => {
    overrideMessages('en', { 'login.heading': 'Sign in to Maple Street' });
    expect(loginMessages.en.heading).to.equal('Sign in to Maple Street');
    expect(loginMessages.fr.heading).to.equal('Se connecter');
    expect(warnings.texts).to.deep.equal([]);
  });

  it('show at once in widgets that stand on the page already', async () => {
    const bff = standInBff((answers) => answers.loggedOut());
    const login = await fixture<ClinicLogin>(
      html`<clinic-login bff=${bff.url} clinic="maple-street" locale="en"></clinic-login>`,
    );
    overrideMessages('en', { 'login.heading': 'Sign in to Maple Street' });
    await until('the new heading', () => heading(login) === 'Sign in to Maple Street');
  });

  it('are text, whatever looks like HTML in them', async () => {
    const bff = standInBff((answers) => answers.loggedOut());
    overrideMessages('en', { 'login.heading': '<img src=x onerror=alert(1)><b>Hi</b>' });
    const login = await fixture<ClinicLogin>(
      html`<clinic-login bff=${bff.url} clinic="maple-street" locale="en"></clinic-login>`,
    );
    expect(heading(login)).to.equal('<img src=x onerror=alert(1)><b>Hi</b>');
    expect(login.querySelector('img, b')).to.equal(null);
  });

  it('have what belongs into their places, in any order', () => {
    overrideMessages('en', { 'profiles.welcome.about': 'To {2}, for {1}.' });
    expect(profilesMessages.en.welcome.about('Robin', 'robin@example.org')).to.equal(
      'To robin@example.org, for Robin.',
    );
    overrideMessages('en', { 'problems.problems.throttled': 'Wait {1}.' });
    expect(problemMessages.en.problems.throttled('5 minutes')).to.equal('Wait 5 minutes.');
  });

  it('are filled in once: a name with a place in it stays a name', () => {
    overrideMessages('en', { 'profiles.welcome.about': '{1} – {2}' });
    expect(profilesMessages.en.welcome.about('{2}', '$&')).to.equal('{2} – $&');
  });

  it('may have the plural forms of their language, with the number as it is written there', () => {
    overrideMessages('fr', { 'profiles.found': { one: '{1} personne.', other: '{1} personnes.' } });
    expect([0, 1, 2, 1200].map((count) => profilesMessages.fr.found(count))).to.deep.equal([
      '0 personne.',
      '1 personne.',
      '2 personnes.',
      '1\u202f200 personnes.',
    ]);
  });

  it('reach areas whose code comes later', () => {
    overrideMessages('es', { 'sessions.heading': 'Mis sesiones' });
    const words = { en: { heading: 'a' }, fr: { heading: 'b' }, es: { heading: 'c' } };
    catalogue('sessions', words);
    expect(words.es.heading).to.equal('Mis sesiones');
  });

  it('can be replaced once more, and keep to the places of the first', () => {
    overrideMessages('en', { 'login.loggedInAs': 'Hi {1}' });
    overrideMessages('en', { 'login.loggedInAs': 'Welcome, {1}' });
    expect(loginMessages.en.loggedInAs('Robin')).to.equal('Welcome, Robin');
    expect(warnings.texts).to.deep.equal([]);
  });

  const refused: readonly (readonly [what: string, key: string, own: unknown, told: string])[] = [
    ['an area that there is not', 'logon.heading', 'x', 'there is no such sentence'],
    ['a key that there is not', 'login.headings', 'x', 'there is no such sentence'],
    ['a group of sentences', 'profiles.welcome', 'x', 'there is no such sentence'],
    ['a way out of the catalogue', 'login.__proto__.heading', 'x', 'there is no such sentence'],
    ['a property of text', 'login.heading.length', 'x', 'there is no such sentence'],
    [
      'a place too many',
      'login.loggedInAs',
      '{1} {2}',
      'has {2}, and the sentence has places up to {1} only',
    ],
    ['a place in a plain sentence', 'login.heading', 'Hi {1}', 'has {1}, and the sentence has no places'],
    [
      'plural forms of what counts nothing',
      'login.heading',
      { other: 'x' },
      'has plural forms, and the sentence counts nothing',
    ],
    ['no text', 'login.heading', 5, 'is neither text nor plural forms with "other" among them'],
  ];
  for (const [what, key, own, told] of refused) {
    it(`leave the widgets’ own in place, and tell the site builder, for ${what}`, () => {
      const before = JSON.stringify([loginMessages.en, profilesMessages.en]);
      overrideMessages('en', { [key]: own });
      expect(JSON.stringify([loginMessages.en, profilesMessages.en])).to.equal(before);
      expect(loginMessages.en.loggedInAs('R')).to.equal('You are logged in as R');
      expect(warnings.texts).to.deep.equal([`clinic-auth: the page’s own message "${key}" (en): ${told}`]);
      expect(Object.hasOwn(Object.prototype, 'heading')).to.equal(false);
    });
  }

  it('are used without a place, and the site builder is told', () => {
    overrideMessages('en', { 'login.loggedInAs': 'You are in.' });
    expect(loginMessages.en.loggedInAs('Robin')).to.equal('You are in.');
    expect(warnings.texts).to.deep.equal([
      'clinic-auth: the page’s own message "login.loggedInAs" (en): leaves out {1}',
    ]);
  });

  it('stand in data blocks of the page, one after the other', () => {
    block('{"en": {"login.heading": "First"}, "fr": {"login.logIn": "Entrer"}}');
    block('{"en": {"login.heading": "Second"}}');
    expect([loginMessages.en.heading, loginMessages.fr.logIn]).to.deep.equal(['Second', 'Entrer']);
    overrideMessages('fr', { 'login.logIn': 'Se connecter' });
  });

  for (const text of ['', '[]', 'null', '{"en": ', '"text"']) {
    it(`are told to be no JSON of the right form where the block has ${text || 'nothing'}`, () => {
      block(text);
      expect(warnings.texts).to.deep.equal([
        'clinic-auth: the page’s own messages are not JSON of the form {"en": {"KEY": "TEXT"}}',
      ]);
    });
  }

  it('are told to be in no language of the widgets, and those beside them count', () => {
    block('{"de": {"login.heading": "Anmelden"}, "en": {"login.heading": "Sign in"}}');
    expect(loginMessages.en.heading).to.equal('Sign in');
    expect(warnings.texts).to.deep.equal([
      'clinic-auth: the page’s own messages: "de" is none of en, fr, es',
    ]);
  });
});
