import { expect, fixture, html } from '@open-wc/testing';
import { sampleSession } from '../../demo/gallery/answers.ts';
import { ClinicLoggedInEvent, ClinicLogin } from '../../widgets/index.ts';
import { useFakeTimers } from './support/fake-timers.ts';
import { announcements } from './support/announcements.ts';
import {
  alertText,
  buttonCalled,
  find,
  formOf,
  heading,
  logIn,
  loginWidget,
  statusText,
  untilHeading,
  expectFocus,
  has,
} from './support/page.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import type { StandInBff } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import { spyOnWarnings } from './support/warnings.ts';

async function withAccountUrl(bff: StandInBff, accountUrl: string): Promise<ClinicLogin> {
  const login = await fixture(
    html`<clinic-login bff=${bff.url} clinic="maple-street" account-url=${accountUrl}></clinic-login>`,
  );
  if (!(login instanceof ClinicLogin)) throw new Error('No login widget');
  return login;
}

/** Makes the page's next one remember that someone was logged in. */
async function rememberSomeone(bff: StandInBff): Promise<void> {
  localStorage.setItem(`clinic-auth:${bff.url}:maple-street`, '{"loggedIn":true}');
}

describe('<clinic-login>, the session', () => {
  useStandIns();
  afterEach(() => {
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('says who is logged in, where, and puts the focus there', async () => {
    const login = await loginWidget(standInBff((answers) => answers.logInWorks()));
    logIn(login);
    await untilHeading(login, 'You are logged in as Robin Ellis');
    await until('the clinic', () => login.client.clinic);
    await login.updateComplete;
    expect(find(login, '.ca-muted', HTMLElement).textContent).to.equal(
      'patient · Maple Street Physiotherapy',
    );
    expectFocus(login.querySelector('.ca-heading'));
    expect(has(login, 'form')).to.equal(false);
  });

  it('announces a login made here as fresh, and the steps it goes through', async () => {
    const login = await loginWidget(standInBff((answers) => answers.logInWorks()));
    const heard = announcements(login);
    logIn(login);
    await untilHeading(login, 'Robin Ellis');
    expect(heard.lines).to.deep.equal(['logged-in profile-1 at maple-street, fresh', 'step logged-in']);
  });

  it('announces the first step, and a session found at the start as not fresh', async () => {
    const heard = announcements(document);
    const login = await loginWidget(standInBff((answers) => answers.loggedIn()));
    await untilHeading(login, 'Robin Ellis');
    heard.stop();
    expect(heard.lines).to.deep.equal([
      'step password',
      'logged-in profile-1 at maple-street',
      'step logged-in',
    ]);
    expectFocus(document.body);
  });

  it('announces a session that the page has known for long to a widget that comes later', async () => {
    const bff = standInBff((answers) => answers.loggedIn());
    await untilHeading(await loginWidget(bff), 'Robin Ellis');
    const heard = announcements(document);
    await loginWidget(bff);
    heard.stop();
    expect(heard.lines).to.deep.equal(['logged-in profile-1 at maple-street', 'step logged-in']);
    expect(bff.asked).to.deep.equal(['GET /v1/clinics/maple-street']);
  });

  it('says nothing where nobody is logged in at the start', async () => {
    const heard = announcements(document);
    const login = await loginWidget(standInBff((answers) => answers.loggedOut()));
    await until('the answer', () => login.client.session === null);
    await login.updateComplete;
    heard.stop();
    expect(heard.lines).to.deep.equal(['step password']);
  });

  it('logs out: the form comes back, says so, and has the focus', async () => {
    const bff = standInBff((answers) => answers.logInWorks());
    const login = await loginWidget(bff);
    logIn(login);
    await untilHeading(login, 'Robin Ellis');
    // Whose session it is, is asked once the form has been painted: a busy machine paints after the login.
    await until('the clinic', () => login.client.clinic);
    const heard = announcements(login);
    buttonCalled(login, 'Log out').click();
    await untilHeading(login, 'Log in');
    expect(statusText(login)).to.equal('You are logged out.');
    expectFocus(login.querySelector('.ca-heading'));
    expect(formOf(login).password.value).to.equal('');
    expect(heard.lines).to.deep.equal(['logged-out of maple-street', 'step password']);
    expect(bff.asked.at(-1)).to.equal('DELETE /v1/clinics/maple-street/session');
  });

  it('stays logged in, and says why, when logging out fails', async () => {
    const bff = standInBff((answers) => answers.loggedIn());
    const login = await loginWidget(bff);
    await untilHeading(login, 'Robin Ellis');
    bff.use(bff.answers.unreachable());
    buttonCalled(login, 'Log out').click();
    await until('the problem', () => alertText(login));
    expect(alertText(login)).to.contain('We can’t be reached just now.');
    expect(heading(login)).to.contain('Robin Ellis');
  });

  it('shares its session with every widget of the clinic in the page; only one of them is fresh', async () => {
    const bff = standInBff((answers) => answers.logInWorks());
    const one = await loginWidget(bff);
    const other = await loginWidget(bff);
    const heard = [announcements(one), announcements(other)];
    logIn(one);
    await untilHeading(other, 'Robin Ellis');
    await untilHeading(one, 'Robin Ellis');
    expect(heard.map(({ lines }) => lines[0])).to.deep.equal([
      'logged-in profile-1 at maple-street, fresh',
      'logged-in profile-1 at maple-street',
    ]);
    expectFocus(one.querySelector('.ca-heading'));
    await until('the clinic', () => one.client.clinic);
    expect(bff.asked.filter((call) => call.startsWith('GET'))).to.have.lengthOf(1);
  });

  it('is another clinic’s business', async () => {
    const bff = standInBff((answers) => answers.logInWorks());
    const other = await loginWidget(standInBff((answers) => answers.loggedOut()));
    const login = await loginWidget(bff);
    logIn(login);
    await untilHeading(login, 'Robin Ellis');
    expect(heading(other)).to.equal('Log in');
  });

  it('goes to the account page after a fresh login', async () => {
    const login = await withAccountUrl(
      standInBff((answers) => answers.logInWorks()),
      '#account',
    );
    logIn(login);
    await untilHeading(login, 'Robin Ellis');
    expect(location.hash).to.equal('#account');
    const link = find(login, 'a.ca-button', HTMLAnchorElement);
    expect([link.textContent, link.hash]).to.deep.equal(['My Account', '#account']);
  });

  it('stays where it is when the login is cancelled as an event', async () => {
    const login = await withAccountUrl(
      standInBff((answers) => answers.logInWorks()),
      '#account',
    );
    login.addEventListener('clinic-logged-in', (event) => {
      event.preventDefault();
    });
    logIn(login);
    await untilHeading(login, 'Robin Ellis');
    expect(location.hash).to.equal('');
  });

  it('stays where it is when someone was logged in already', async () => {
    const login = await withAccountUrl(
      standInBff((answers) => answers.loggedIn()),
      '#account',
    );
    await untilHeading(login, 'Robin Ellis');
    expect(location.hash).to.equal('');
  });

  for (const address of ['javascript:document.title="taken"', 'data:text/html,taken', 'https://']) {
    it(`goes nowhere, and shows no link, for account-url="${address}"`, async () => {
      const warnings = spyOnWarnings();
      const before = location.href;
      const login = await withAccountUrl(
        standInBff((answers) => answers.logInWorks()),
        address,
      );
      logIn(login);
      await untilHeading(login, 'Robin Ellis');
      warnings.restore();
      expect(location.href).to.equal(before);
      expect(document.title).not.to.equal('taken');
      expect(has(login, 'a')).to.equal(false);
      // Other tests' clients may still be saying something.
      const said = warnings.texts.filter((text) => text.includes('account-url'));
      expect(said).to.deep.equal([`clinic-auth: account-url="${address}" is no web page`]);
    });
  }

  it('does not flash a form at someone who was logged in a page ago', async () => {
    const bff = standInBff((answers) => answers.loggedIn());
    await rememberSomeone(bff);
    const heard = announcements(document);
    const login = await loginWidget(bff);
    expect(has(login, 'form')).to.equal(false);
    expect(has(login, '[aria-busy="true"]')).to.equal(true);
    await untilHeading(login, 'Robin Ellis');
    heard.stop();
    expect(heard.lines).to.deep.equal(['logged-in profile-1 at maple-street', 'step logged-in']);
  });

  it('shows the form after all when news of the session takes long', async () => {
    const bff = standInBff((answers) => answers.neverAnswers());
    await rememberSomeone(bff);
    const timers = useFakeTimers();
    try {
      const login = document.createElement('clinic-login');
      login.bff = bff.url;
      login.clinic = 'maple-street';
      document.body.append(login);
      await login.updateComplete;
      timers.advance(1_499);
      await login.updateComplete;
      expect(has(login, 'form')).to.equal(false);
      timers.advance(1);
      await login.updateComplete;
      expect(heading(login)).to.equal('Log in');
      login.remove();
    } finally {
      timers.restore();
    }
  });

  it('shows the form at once when news of the session cannot be had', async () => {
    const bff = standInBff((answers) => answers.unreachable());
    await rememberSomeone(bff);
    const login = await loginWidget(bff);
    await untilHeading(login, 'Log in');
  });

  it('carries the profile, and no more, in its event', () => {
    const event = new ClinicLoggedInEvent('maple-street', sampleSession.profile, true);
    expect(Object.keys(event).filter((key) => key !== 'isTrusted')).to.deep.equal([
      'clinic',
      'profile',
      'fresh',
    ]);
  });
});
