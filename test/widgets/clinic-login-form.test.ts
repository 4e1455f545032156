import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import {
  alertText,
  find,
  formOf,
  heading,
  logIn,
  loginWidget,
  statusText,
  untilHeading,
  described,
  expectFocus,
  has,
} from './support/page.ts';
import { useFakeTimers } from './support/fake-timers.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';

describe('<clinic-login>, the form', () => {
  useStandIns();

  it('shows before the server has answered', async () => {
    const login = await loginWidget(standInBff((answers) => answers.neverAnswers()));
    expect(heading(login)).to.equal('Log in');
    expect(formOf(login).submit.textContent.trim()).to.equal('Log in');
  });

  it('is one real form with real, labelled inputs in the light DOM', async () => {
    const login = await loginWidget(standInBff((answers) => answers.loggedOut()));
    const form = find(document, 'clinic-login form', HTMLFormElement);
    const { username, password } = formOf(document);
    expect(login.shadowRoot).to.equal(null);
    expect(form.method).to.equal('post');
    expect(username.form === form).to.equal(true);
    expect(password.form === form).to.equal(true);
    expect(username.labels?.[0]?.textContent).to.equal('Username');
    expect(password.labels?.[0]?.textContent).to.equal('Password');
  });

  it('tells browsers and password managers what goes where', async () => {
    const { username, password } = formOf(await loginWidget(standInBff((answers) => answers.loggedOut())));
    expect(username.getAttribute('autocomplete')).to.equal('username webauthn');
    expect(password.getAttribute('autocomplete')).to.equal('current-password');
    expect(username.type).to.equal('text');
    expect(password.type).to.equal('password');
    expect(username.autocapitalize).to.equal('none');
    expect(username.spellcheck).to.equal(false);
  });

  it('takes the place of its fallback children', async () => {
    const bff = standInBff((answers) => answers.loggedOut());
    const login = await fixture(
      html`<clinic-login bff=${bff.url} clinic="maple-street"
        ><a href="/login">Log in elsewhere</a></clinic-login
      >`,
    );
    expect(login.querySelector('a[href="/login"]') === null).to.equal(true);
    expect(heading(login)).to.equal('Log in');
  });

  it('is walked through by keyboard in the order of reading', async () => {
    const login = await loginWidget(standInBff((answers) => answers.loggedOut()));
    formOf(login).username.focus();
    const order: string[] = [];
    for (let step = 0; step < 3; step++) {
      await sendKeys({ press: 'Tab' });
      order.push(described(document.activeElement));
    }
    expect(order).to.deep.equal(['password', 'Show password', 'Log in']);
  });

  it('is sent by the Enter key', async () => {
    const bff = standInBff((answers) => answers.logInWorks());
    const login = await loginWidget(bff);
    formOf(login).username.focus();
    await sendKeys({ type: 'patient' });
    formOf(login).password.focus();
    await sendKeys({ type: 'a long demo passphrase' });
    await sendKeys({ press: 'Enter' });
    await untilHeading(login, 'Robin Ellis');
  });

  it('sends what stands in the inputs, which managers fill without an event, and trims the username', async () => {
    const bff = standInBff((answers) => answers.logInWorks());
    const login = await loginWidget(bff);
    logIn(login, ' patient ', ' spaces count here ');
    await untilHeading(login, 'Robin Ellis');
    const request = bff.requests.find(({ method }) => method === 'POST');
    expect(await request?.json()).to.deep.equal({ username: 'patient', password: ' spaces count here ' });
  });

  it('names each empty field and puts the focus into the first one, sending nothing', async () => {
    const bff = standInBff((answers) => answers.logInWorks());
    const login = await loginWidget(bff);
    const { username, password } = formOf(login);
    logIn(login, '', '');
    await until('the errors', () => login.querySelector('.ca-error'));
    for (const [input, sentence] of [
      [username, 'Enter your username.'],
      [password, 'Enter your password.'],
    ] as const) {
      expect(input.getAttribute('aria-invalid')).to.equal('true');
      const description = input.getAttribute('aria-describedby') ?? '';
      expect(document.getElementById(description)?.textContent).to.equal(sentence);
    }
    expectFocus(username);
    expect(bff.asked).not.to.include('POST /v1/clinics/maple-street/login');
  });

  it('puts the focus into the password where only that is missing, and keeps the username', async () => {
    const login = await loginWidget(standInBff((answers) => answers.logInWorks()));
    const { username, password } = formOf(login);
    logIn(login, 'patient', '');
    await until('the error', () => login.querySelector('.ca-error'));
    expectFocus(password);
    expect(username.hasAttribute('aria-invalid')).to.equal(false);
    expect(username.value).to.equal('patient');
  });

  it('forgets an error once the field is filled and the form sent', async () => {
    const login = await loginWidget(standInBff((answers) => answers.wrongCredentials()));
    logIn(login, '', 'a long demo passphrase');
    await until('the error', () => login.querySelector('.ca-error'));
    logIn(login);
    await until('the answer', () => alertText(login));
    expect(has(login, '.ca-error')).to.equal(false);
  });

  it('shows and hides the password, and keeps caret and focus', async () => {
    const login = await loginWidget(standInBff((answers) => answers.loggedOut()));
    const { password } = formOf(login);
    const toggle = find(login, '.ca-reveal', HTMLButtonElement);
    password.value = 'a long demo passphrase';
    password.focus();
    password.setSelectionRange(6, 6);
    const { x, y } = toggle.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(x) + 10, Math.round(y) + 10] });
    await login.updateComplete;
    expect(password.type).to.equal('text');
    expect(toggle.getAttribute('aria-label')).to.equal('Hide password');
    expect(toggle.getAttribute('aria-controls')).to.equal(password.id);
    expect(password.selectionStart).to.equal(6);
    expectFocus(password);
    toggle.click();
    await login.updateComplete;
    expect(password.type).to.equal('password');
    expect(toggle.getAttribute('aria-label')).to.equal('Show password');
    expect(password.value).to.equal('a long demo passphrase');
  });

  it('hides a shown password before it is sent', async () => {
    const login = await loginWidget(standInBff((answers) => answers.wrongCredentials()));
    find(login, '.ca-reveal', HTMLButtonElement).click();
    await login.updateComplete;
    logIn(login);
    await until('the answer', () => alertText(login));
    expect(formOf(login).password.type).to.equal('password');
  });

  it('is sent once, however often the button is pressed', async () => {
    const bff = standInBff((answers) => answers.slow(50));
    const login = await loginWidget(bff);
    logIn(login);
    logIn(login);
    logIn(login);
    await untilHeading(login, 'Robin Ellis');
    expect(bff.asked.filter((call) => call.startsWith('POST'))).to.have.lengthOf(1);
  });

  it('says that it is on its way, and keeps inputs readable and in focus', async () => {
    const login = await loginWidget(standInBff((answers) => answers.neverAnswers()));
    const { username, password, submit } = formOf(login);
    password.focus();
    logIn(login);
    await login.updateComplete;
    expect(submit.textContent.trim()).to.equal('Logging in…');
    expect(submit.getAttribute('aria-busy')).to.equal('true');
    expect(submit.disabled).to.equal(false);
    expect([username.readOnly, password.readOnly]).to.deep.equal([true, true]);
    expect([username.disabled, password.disabled]).to.deep.equal([false, false]);
    expectFocus(password);
  });

  it('says after four seconds that it takes longer than usual', async () => {
    const login = await loginWidget(standInBff((answers) => answers.neverAnswers()));
    const timers = useFakeTimers();
    try {
      logIn(login);
      timers.advance(3_999);
      await login.updateComplete;
      expect(statusText(login)).to.equal('');
      timers.advance(1);
      await login.updateComplete;
      expect(statusText(login)).to.equal('This is taking longer than usual. Still trying…');
    } finally {
      timers.restore();
    }
  });
});
