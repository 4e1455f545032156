import { expect } from '@open-wc/testing';
import type { ClinicProblemEvent } from '../../widgets/index.ts';
import { useFakeTimers } from './support/fake-timers.ts';
import { alertText, find, formOf, logIn, loginWidget, expectFocus } from './support/page.ts';
import { spyOnWarnings } from './support/warnings.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';

const contact =
  'Need help? Contact Maple Street Physiotherapy: +1 613 555 0142 frontdesk@maple-street.example';

function seen(place: ParentNode): string {
  return find(place, '.ca-problem', HTMLElement).innerText.replace(/\s+/g, ' ').trim();
}

describe('<clinic-login>, problems', () => {
  useStandIns();

  it('has the live region in place, empty, before there is anything to say', async () => {
    const login = await loginWidget(standInBff((answers) => answers.loggedOut()));
    expect(alertText(login)).to.equal('');
  });

  it('says that username and password do not match, keeps both, and offers the password for retyping', async () => {
    const login = await loginWidget(standInBff((answers) => answers.wrongCredentials()));
    const region = find(login, '[role="alert"]', HTMLElement);
    const { username, password, submit } = formOf(login);
    submit.focus();
    logIn(login);
    await until('the problem', () => alertText(login));
    expect(alertText(login)).to.equal('That username and password don’t match. Check both and try again.');
    expect(find(login, '[role="alert"]', HTMLElement) === region).to.equal(true);
    expect(username.value).to.equal('patient');
    await until('the focus', () => document.activeElement === password);
    expect([password.selectionStart, password.selectionEnd]).to.deep.equal([0, password.value.length]);
  });

  it('does not take the focus from someone who has gone elsewhere in the page meanwhile', async () => {
    const login = await loginWidget(standInBff((answers) => answers.wrongCredentials()));
    const elsewhere = document.createElement('input');
    login.after(elsewhere);
    logIn(login);
    elsewhere.focus();
    await until('the problem', () => alertText(login));
    await login.updateComplete;
    expectFocus(elsewhere);
  });

  it('announces the code, and nothing of what was typed', async () => {
    const login = await loginWidget(standInBff((answers) => answers.wrongCredentials()));
    const heard: ClinicProblemEvent[] = [];
    const hear = (event: ClinicProblemEvent): void => void heard.push(event);
    document.addEventListener('clinic-problem', hear);
    logIn(login);
    await until('the problem', () => alertText(login));
    document.removeEventListener('clinic-problem', hear);
    expect(heard.map(({ code }) => code)).to.deep.equal(['wrong-credentials']);
    expect(heard[0]?.target === login).to.equal(true);
    expect(heard[0]?.composed).to.equal(true);
    expect(JSON.stringify(heard[0])).not.to.include('patient');
  });

  it('counts a throttle down for the eye, says it once to the ear, and says when it is over', async () => {
    const login = await loginWidget(standInBff((answers) => answers.throttled(27)));
    const timers = useFakeTimers();
    try {
      await until('the clinic', () => login.client.clinic);
      logIn(login);
      await until('the problem', () => alertText(login));
      const said = alertText(login);
      expect(said).to.equal(`Too many tries. You can try again in 27 seconds. ${contact}`);
      expect(seen(login)).to.contain('Too many tries. You can try again in 0:27.');
      timers.advance(18_000);
      await login.updateComplete;
      expect(seen(login)).to.contain('Too many tries. You can try again in 0:09.');
      expect(alertText(login)).to.equal(said);
      timers.advance(9_000);
      await login.updateComplete;
      expect(alertText(login)).to.equal(`You can try again now. ${contact}`);
    } finally {
      timers.restore();
    }
  });

  it('says a long wait in minutes', async () => {
    const login = await loginWidget(standInBff((answers) => answers.throttled(3_541)));
    logIn(login);
    await until('the problem', () => alertText(login));
    expect(alertText(login)).to.contain('You can try again in 60 minutes.');
    expect(seen(login)).to.contain('You can try again in 59:01.');
  });

  it('lets another person on the same computer try while one is throttled', async () => {
    const bff = standInBff((answers) => answers.throttled(600));
    const login = await loginWidget(bff);
    logIn(login);
    await until('the problem', () => alertText(login));
    expect(formOf(login).submit.disabled).to.equal(false);
    bff.use(bff.answers.logInWorks());
    logIn(login, 'another-patient');
    await until('the end of the problem', () => !alertText(login));
  });

  it('goes on counting after it was taken out of the page and put back', async () => {
    const login = await loginWidget(standInBff((answers) => answers.throttled(27)));
    const timers = useFakeTimers();
    try {
      logIn(login);
      await until('the problem', () => alertText(login));
      const place = login.parentElement;
      login.remove();
      timers.advance(20_000);
      place?.append(login);
      await login.updateComplete;
      expect(seen(login)).to.contain('You can try again in 0:07.');
    } finally {
      timers.restore();
    }
  });

  it('says that the server is very busy, and counts that down too', async () => {
    const login = await loginWidget(standInBff((answers) => answers.busy(5)));
    logIn(login);
    await until('the problem', () => alertText(login));
    expect(alertText(login)).to.equal('We are very busy just now. You can try again in 5 seconds.');
    expect(seen(login)).to.contain('0:05');
  });

  for (const [code, state, sentence] of [
    ['internal', 'internal', 'Something went wrong on our side. Try again in a moment.'],
    ['unreachable', 'serverDown', 'We can’t be reached just now. Try again in a moment.'],
    ['unreachable', 'unreachable', 'We can’t be reached just now. Try again in a moment.'],
  ] as const) {
    it(`says what "${code}" means (${state}), keeps what was typed, and offers another try`, async () => {
      const bff = standInBff((answers) => answers.loggedOut());
      const login = await loginWidget(bff);
      await until('the clinic', () => login.client.clinic);
      bff.use(bff.answers[state]());
      logIn(login);
      await until('the problem', () => alertText(login));
      expect(alertText(login)).to.equal(`${sentence} ${contact}`);
      const { username, password } = formOf(login);
      expect([username.value, password.value]).to.deep.equal(['patient', 'a long demo passphrase']);
      bff.use(bff.answers.logInWorks());
      logIn(login);
      await until('the login', () => login.client.session);
    });
  }

  it('tells at once when the clinic could not be asked for, and no more once it could', async () => {
    const bff = standInBff((answers) => answers.unreachable());
    const login = await loginWidget(bff);
    await until('the problem', () => alertText(login));
    expect(alertText(login)).to.equal('We can’t be reached just now. Try again in a moment.');
    bff.use(bff.answers.loggedOut());
    dispatchEvent(new Event('online'));
    await until('the end of the problem', () => !alertText(login));
  });

  it('announces each try at the page’s first question once, also when a login was the reason for it', async () => {
    const login = await loginWidget(
      standInBff((answers) => answers.unreachable()),
      '',
    );
    const codes: string[] = [];
    login.addEventListener('clinic-problem', ({ code }) => codes.push(code));
    await until('the problem', () => alertText(login));
    logIn(login);
    await until('the second answer', () => codes.length > 1);
    await login.updateComplete;
    expect(codes).to.deep.equal(['unreachable', 'unreachable']);
  });

  for (const [state, code] of [
    ['unknownClinic', 'unknown-clinic'],
    ['originNotAllowed', 'origin-not-allowed'],
  ] as const) {
    it(`tells visitors of "${code}" in their words and the site builder in the console, once`, async () => {
      const warnings = spyOnWarnings();
      const bff = standInBff((answers) => answers[state]());
      const login = await loginWidget(bff);
      await until('the problem', () => alertText(login));
      expect(alertText(login)).to.equal(
        'Logging in does not work on this page yet. Please contact the clinic.',
      );
      await login.client.load();
      warnings.restore();
      expect(warnings.texts).to.deep.equal([
        `clinic-auth: ${code}: "maple-street" at ${bff.url} for ${location.origin}. ?clinic-doctor in the page’s address tells more.`,
      ]);
    });
  }
});
