import { expect } from '@open-wc/testing';
import { sampleLink } from '../../demo/gallery/account-answers.ts';
import { AuthClient } from '../../widgets/index.ts';
import { announcements } from './support/announcements.ts';
import { alertText, buttonCalled, find, heading, logIn, untilHeading } from './support/page.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import type { StandInBff } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import {
  autofill,
  errorOf,
  input,
  linkToken,
  send,
  untilError,
  untilInput,
  wayIn,
} from './support/way-in.ts';

const good = 'green river pencil lamp';

function goodBff(): StandInBff {
  return standInBff(({ account, logInWorks }) => [...account.link(), ...account.recovery(), ...logInWorks()]);
}

const linksAsked = ({ asked }: StandInBff): readonly string[] =>
  asked.filter((call) => call.includes('account-link'));

describe('<clinic-reset-password>', () => {
  useStandIns();

  it('takes the token out of the address at once, and asks what it opens, using nothing up', async () => {
    const bff = goodBff();
    const entries = history.length;
    const widget = await wayIn('clinic-reset-password', bff, { token: linkToken });
    expect(location.href).not.to.contain('#');
    expect(history.length).to.equal(entries);
    await untilHeading(widget, 'Hello Robin Ellis');
    expect(linksAsked(bff)).to.deep.equal(['POST /v1/clinics/maple-street/account-link']);
    const request = bff.requests.find(({ method }) => method === 'POST');
    expect(await request?.json()).to.deep.equal({ token: linkToken });
    expect(widget.outerHTML).not.to.contain(linkToken);
    expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }])).not.to.contain(linkToken);
  });

  it('leaves any other fragment as it is', async () => {
    history.replaceState(null, '', '#opening-hours');
    const { takeFromFragment } = await import('../../widgets/client/link-token.ts');
    expect(takeFromFragment('token')).to.equal(null);
    expect(location.hash).to.equal('#opening-hours');
  });

  it('shows the username in a real input, so that managers save the new password under it', async () => {
    const widget = await wayIn('clinic-reset-password', goodBff(), { token: linkToken });
    await untilInput(widget, 'newPassword');
    expect(autofill(widget)).to.deep.equal([
      'username text username',
      'newPassword password new-password',
      'confirmPassword password new-password',
    ]);
    const username = input(widget, 'username');
    expect([username.value, username.readOnly, username.hidden]).to.deep.equal(['patient', true, false]);
    expect(username.form === input(widget, 'newPassword').form).to.equal(true);
    expect([...widget.querySelectorAll('label')].map(({ textContent }) => textContent)).to.deep.equal([
      'Username',
      'New password',
      'Confirm new password',
    ]);
    buttonCalled(widget, 'Save');
  });

  it('shows and hides both passwords together, and hides them before they are sent', async () => {
    const widget = await wayIn('clinic-reset-password', goodBff(), { token: linkToken });
    await untilInput(widget, 'newPassword');
    const types = (): string[] => ['newPassword', 'confirmPassword'].map((name) => input(widget, name).type);
    find(widget, '.ca-reveal', HTMLButtonElement).click();
    await widget.updateComplete;
    expect(types()).to.deep.equal(['text', 'text']);
    send(widget, { newPassword: good, confirmPassword: 'another' });
    await untilError(widget, 'confirmPassword');
    expect(types()).to.deep.equal(['password', 'password']);
  });

  for (const [typed, field, sentence] of [
    [{ newPassword: '', confirmPassword: '' }, 'newPassword', 'Choose a new password.'],
    [
      { newPassword: 'elevenchars', confirmPassword: 'elevenchars' },
      'newPassword',
      'That password is too short. Use 12 characters or more.',
    ],
    [{ newPassword: good, confirmPassword: '' }, 'confirmPassword', 'Enter the new password once more.'],
    [
      { newPassword: good, confirmPassword: `${good} ` },
      'confirmPassword',
      'The two new passwords are not the same. Enter the same one twice.',
    ],
  ] as const) {
    it(`says, without asking the server: ${sentence}`, async () => {
      const bff = goodBff();
      const widget = await wayIn('clinic-reset-password', bff, { token: linkToken });
      await untilInput(widget, 'newPassword');
      send(widget, typed);
      expect(await untilError(widget, field)).to.equal(sentence);
      expect(document.activeElement === input(widget, field)).to.equal(true);
      expect(linksAsked(bff)).to.have.lengthOf(1);
    });
  }

  it('counts code points, as the server does: twelve emoji are twelve characters', async () => {
    const widget = await wayIn('clinic-reset-password', goodBff(), { token: linkToken });
    await untilInput(widget, 'newPassword');
    send(widget, { newPassword: '🌿'.repeat(11), confirmPassword: '' });
    expect(await untilError(widget, 'newPassword')).to.contain('too short');
    send(widget, { newPassword: '🌿'.repeat(12), confirmPassword: '' });
    expect(await untilError(widget, 'confirmPassword')).to.equal('Enter the new password once more.');
  });

  for (const [code, words] of [
    ['password-too-short', 'Use 12 characters or more.'],
    ['password-too-long', 'Use 128 characters at most.'],
    ['password-common', 'one of the passwords that everybody uses'],
    ['password-personal', 'made of your own names or the clinic’s'],
    ['password-guessable', 'can be guessed within minutes'],
    ['password-breached', 'found among stolen ones'],
  ] as const) {
    it(`tells at the field why the server refuses it: ${code}`, async () => {
      const bff = goodBff();
      const widget = await wayIn('clinic-reset-password', bff, { token: linkToken });
      await untilInput(widget, 'newPassword');
      bff.use(bff.answers.account.refused(code));
      send(widget, { newPassword: good, confirmPassword: good });
      expect(await untilError(widget, 'newPassword')).to.contain(words);
      const newPassword = input(widget, 'newPassword');
      expect(newPassword.getAttribute('aria-invalid')).to.equal('true');
      expect(newPassword.getAttribute('aria-describedby')?.split(' ')).to.deep.equal([
        `${newPassword.id}-error`,
        `${newPassword.id}-hint`,
      ]);
      expect(newPassword.value).to.equal(good);
      expect(alertText(widget)).to.equal('');
      // Whatever the estimator thinks of it: two opinions on one password would only confuse.
      expect(widget.querySelector('[data-level]')).to.equal(null);
    });
  }

  it('says that it is saved, keeps the username in sight, and has the login form right there', async () => {
    const heard = announcements(document);
    const bff = goodBff();
    const widget = await wayIn('clinic-reset-password', bff, { token: linkToken });
    await untilInput(widget, 'newPassword');
    send(widget, { newPassword: good, confirmPassword: good });
    await untilHeading(widget, 'Your new password is saved');
    expect(find(widget, 'strong', HTMLElement).textContent).to.equal('patient');
    await until('the focus', () => document.activeElement === widget.querySelector('.ca-heading'));
    const request = bff.requests.find(({ url }) => url.endsWith('/reset-password'));
    expect(await request?.json()).to.deep.equal({ token: linkToken, newPassword: good });
    logIn(widget);
    await untilHeading(widget, 'Robin Ellis');
    heard.stop();
    expect(heard.lines).to.deep.equal([
      'step reset-password',
      'step password',
      'logged-in profile-1 at maple-street, fresh',
      'step logged-in',
    ]);
  });

  it('asks anew whose session it is, and has other tabs ask: the reset may have ended it', async () => {
    const bff = standInBff(({ account, loggedIn }) => [...account.link(), ...loggedIn()]);
    const client = AuthClient.for({ bff: bff.url, clinic: 'maple-street' });
    const news = new BroadcastChannel(`clinic-auth:${bff.url}:maple-street`);
    const heard: unknown[] = [];
    news.onmessage = ({ data }) => heard.push(data);
    const widget = await wayIn('clinic-reset-password', bff, { token: linkToken });
    await untilInput(widget, 'newPassword');
    await until('the session', () => client.session);
    bff.use(bff.answers.loggedOut());
    send(widget, { newPassword: good, confirmPassword: good });
    await untilHeading(widget, 'Your new password is saved');
    expect(client.session).to.equal(null);
    expect(widget.querySelector('input[name="password"]')).not.to.equal(null);
    await until('the news', () => heard.length);
    news.close();
  });

  it('still says that it is saved where somebody else stays logged in', async () => {
    const bff = standInBff(({ account, loggedIn }) => [...account.link(), ...loggedIn()]);
    const widget = await wayIn('clinic-reset-password', bff, { token: linkToken });
    await untilInput(widget, 'newPassword');
    await until('the session', () => widget.client.session);
    send(widget, { newPassword: good, confirmPassword: good });
    await untilHeading(widget, 'Your new password is saved');
    expect(widget.textContent).to.contain('You are logged in as Robin Ellis');
  });

  it('sets up an account instead, where the link is for that', async () => {
    const bff = standInBff(({ account, loggedOut }) => [
      ...account.link({ ...sampleLink, purpose: 'set-up-account', username: null }),
      ...loggedOut(),
    ]);
    const widget = await wayIn('clinic-reset-password', bff, { token: linkToken });
    await untilHeading(widget, 'Welcome, Robin Ellis');
    expect(input(widget, 'username').readOnly).to.equal(false);
  });

  it('has one plain answer for a link that opens nothing, and a way to a new email', async () => {
    const heard = announcements(document);
    const bff = standInBff(({ account, loggedOut }) => [...account.linkInvalid(), ...loggedOut()]);
    const widget = await wayIn('clinic-reset-password', bff, { token: linkToken });
    await untilHeading(widget, 'This link can’t be used any more');
    buttonCalled(widget, 'Get a new email').click();
    await untilHeading(widget, 'Forgot your username or password?');
    heard.stop();
    expect(heard.lines).to.deep.equal(['problem link-invalid', 'step link-invalid', 'step forgot-password']);
  });

  it('says so too when the link was used up meanwhile, in another tab', async () => {
    const bff = goodBff();
    const widget = await wayIn('clinic-reset-password', bff, { token: linkToken });
    await untilInput(widget, 'newPassword');
    bff.use(bff.answers.account.linkInvalid());
    send(widget, { newPassword: good, confirmPassword: good });
    await untilHeading(widget, 'This link can’t be used any more');
    expect(document.activeElement === widget.querySelector('.ca-heading')).to.equal(true);
  });

  it('says kindly what to do where it is opened by hand, and asks no server', async () => {
    const bff = goodBff();
    const widget = await wayIn('clinic-reset-password', bff);
    expect(heading(widget)).to.equal('Start from your email');
    buttonCalled(widget, 'Get a new email').click();
    await untilInput(widget, 'identifier');
    expect(linksAsked(bff)).to.deep.equal([]);
  });

  it('takes up another link that is followed while the page shows', async () => {
    const bff = standInBff(({ account, loggedOut }) => [...account.linkInvalid(), ...loggedOut()]);
    const widget = await wayIn('clinic-reset-password', bff, { token: 'an-old-one' });
    await untilHeading(widget, 'This link can’t be used any more');
    bff.use(bff.answers.account.link());
    location.hash = `token=${linkToken}`;
    await untilHeading(widget, 'Hello Robin Ellis');
    expect(location.href).not.to.contain(linkToken);
  });

  it('offers another try where nobody could say what the link opens', async () => {
    const bff = standInBff(({ unreachable }) => unreachable());
    const widget = await wayIn('clinic-reset-password', bff, { token: linkToken });
    await until('the problem', () => alertText(widget));
    bff.use([...bff.answers.account.link(), ...bff.answers.loggedOut()]);
    buttonCalled(widget, 'Try again').click();
    await untilHeading(widget, 'Hello Robin Ellis');
    expect(errorOf(widget, 'newPassword')).to.equal('');
  });
});
