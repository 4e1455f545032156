import { expect } from '@open-wc/testing';
import { delay, http, HttpResponse } from 'msw';
import type { ProblemCode } from '../../bff/contract/index.ts';
import { sampleOwner, sampleSecurity } from '../../demo/gallery/security-settings-samples.ts';
import { announcements } from './support/announcements.ts';
import { alertText, buttonCalled, expectFocus, has, heading, untilHeading } from './support/page.ts';
import {
  box,
  calls,
  chooseIdle,
  confirming,
  idle,
  press,
  save,
  securityBff,
  securityWidget,
  securityWith,
  sent,
} from './support/security-settings.ts';
import { useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import { autofill, errorOf, input, saidPolitely, untilError } from './support/way-in.ts';

const done = 'Your changes are saved and hold from now on.';

describe('<clinic-security-settings>, saving', () => {
  useStandIns();

  it('asks for the own password, beside the username for password managers', async () => {
    const { widget } = await securityWith();
    await confirming(widget);
    expect(autofill(widget)).to.deep.equal([
      'username text username',
      'currentPassword password current-password',
    ]);
    expect(input(widget, 'username').value).to.equal('owner');
    expect(input(widget, 'username').checkVisibility()).to.equal(false);
  });

  it('sends nothing without a password, and says so there', async () => {
    const { bff, widget } = await securityWith();
    await confirming(widget);
    buttonCalled(widget, 'Save').click();
    expect(await untilError(widget, 'currentPassword')).to.equal('Enter your current password.');
    expectFocus(input(widget, 'currentPassword'));
    expect(calls(bff)).to.deep.equal(['GET']);
  });

  it('sends what changes and the password, once, and shows how things stand then', async () => {
    const { bff, widget } = await securityWith();
    await confirming(widget);
    // The answer waits for the second press: on a busy machine it would come before the next frame.
    const pressed = Promise.withResolvers<undefined>();
    bff.use([http.patch(`${bff.url}/v1/clinics/:clinic/security-settings`, () => pressed.promise)]);
    save(widget);
    (await until('the busy button', () => widget.querySelector<HTMLElement>('[aria-busy]'))).click();
    pressed.resolve(undefined);
    await untilHeading(widget, 'Security settings');
    expect(saidPolitely(widget)).to.equal(done);
    expectFocus(widget.querySelector('.ca-heading'));
    expect(calls(bff)).to.deep.equal(['GET', 'PATCH']);
    expect(await sent(bff)).to.deep.equal({
      currentPassword: 'a long demo passphrase',
      trustBrowserAllowed: false,
    });
    expect(box(widget, 'trustBrowserAllowed').checked).to.equal(false);
    expect(has(widget, '.ca-note')).to.equal(false);
    box(widget, 'trustBrowserAllowed').click();
    await until('the news has been read', () => saidPolitely(widget) === '');
  });

  it('sends null for off, and asks anew when the own session ends', async () => {
    const { bff, widget } = await securityWith();
    chooseIdle(widget, null);
    await press(widget, 'Next', 'Save these changes?');
    const session = { ...sampleOwner, idleEndsAt: null };
    bff.use(bff.answers.loggedIn(session));
    save(widget);
    await until('the news', () => saidPolitely(widget) === done);
    expect(await sent(bff)).to.deep.equal({
      currentPassword: 'a long demo passphrase',
      staffIdleSeconds: null,
    });
    expect(idle(widget).value).to.equal('');
    await until('the session', () => widget.client.session?.idleEndsAt === null);
    expect(saidPolitely(widget)).to.equal(done);
  });

  it('shows what the server answers, where somebody else has changed something meanwhile', async () => {
    const { bff, widget } = await securityWith();
    bff.use(
      bff.answers.securitySettings.works({
        settings: { ...sampleSecurity.settings, twoStepEnforced: true },
        staff: [],
      }),
    );
    await confirming(widget);
    save(widget);
    await until('the news', () => saidPolitely(widget) === done);
    expect(box(widget, 'twoStepEnforced').checked).to.equal(true);
    expect(box(widget, 'trustBrowserAllowed').checked).to.equal(false);
  });

  it('tells of a wrong password where it was typed, and keeps what changes', async () => {
    const { bff, widget } = await securityWith();
    bff.use(
      bff.answers.securitySettings.refuses('patch', { code: 'wrong-password', field: 'currentPassword' }),
    );
    await confirming(widget);
    const heard = announcements(widget);
    save(widget, 'not it');
    await untilError(widget, 'currentPassword');
    heard.stop();
    expect(errorOf(widget, 'currentPassword')).to.equal('That is not your current password. Try again.');
    expectFocus(input(widget, 'currentPassword'));
    expect(heard.lines).to.deep.equal(['problem wrong-password']);
    bff.use(bff.answers.securitySettings.works());
    save(widget);
    await until('the news', () => saidPolitely(widget) === done);
  });

  for (const [code, sentence] of [
    ['throttled', 'Too many tries. You can try again in 90 seconds.'],
    ['busy', 'We are very busy just now. You can try again in 90 seconds.'],
    ['internal', 'Something went wrong on our side.'],
    ['not-allowed', 'Account owners and colleagues with full access look after these settings.'],
  ] as const satisfies readonly (readonly [ProblemCode, string])[]) {
    it(`tells of ${code} above the password, keeps what was typed, and lets the person try again`, async () => {
      const { bff, widget } = await securityWith();
      const problem = { code, ...(sentence.includes('90') && { retryAfterSeconds: 90 }) };
      bff.use(bff.answers.securitySettings.refuses('patch', problem));
      await confirming(widget);
      save(widget);
      await until('the problem', () => alertText(widget));
      expect(alertText(widget).replace('2 minutes', '90 seconds')).to.contain(sentence);
      expect(heading(widget)).to.equal('Save these changes?');
      expect(input(widget, 'currentPassword').value).to.equal('a long demo passphrase');
      bff.use(bff.answers.securitySettings.works());
      save(widget);
      await until('the news', () => saidPolitely(widget) === done);
    });
  }

  it('says so when it is offline, and saves once it is not', async () => {
    const { bff, widget } = await securityWith();
    await confirming(widget);
    bff.use(bff.answers.unreachable());
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
    try {
      save(widget);
      await until('the problem', () => alertText(widget).startsWith('You seem to be offline.'));
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
    bff.use([...bff.answers.securitySettings.works(), ...bff.answers.loggedIn(sampleOwner)]);
    save(widget);
    await until('the news', () => saidPolitely(widget) === done);
  });

  it('becomes the login form where the session has ended meanwhile, with nothing left', async () => {
    const { bff, widget } = await securityWith();
    await confirming(widget);
    bff.use(bff.answers.securitySettings.refuses('patch', { code: 'not-logged-in' }));
    save(widget);
    await untilHeading(widget, 'Log in');
    expect(has(widget, '[name="currentPassword"]')).to.equal(false);
    expect(widget.textContent).not.to.contain('Trust this browser');
  });

  it('drops an answer that comes when another person is logged in', async () => {
    const { bff, widget } = await securityWith();
    await confirming(widget);
    let answered = false;
    bff.use([
      http.patch(`${bff.url}/v1/clinics/:clinic/security-settings`, async () => {
        await delay(100);
        answered = true;
        return HttpResponse.json({
          ...sampleSecurity,
          staff: [{ id: 'x', name: 'Old News', twoStep: 'on' }],
        });
      }),
    ]);
    save(widget);
    await until('the call', () => calls(bff).includes('PATCH'));
    const profile = { ...sampleOwner.profile, id: 'profile-3' };
    widget.client.tellSession({ ...sampleOwner, profile }, null);
    await until('the answer', () => answered);
    await until('the settings', () => has(widget, 'select'));
    await new Promise(requestAnimationFrame);
    expect(widget.textContent).not.to.contain('Old News');
    expect(saidPolitely(widget)).to.equal('');
  });

  it('tells why the settings cannot be had, and lets the person try again', async () => {
    const bff = securityBff();
    bff.use(bff.answers.securitySettings.refuses('get', { code: 'internal' }));
    const widget = await securityWidget(bff);
    await until('the problem', () => alertText(widget).startsWith('Something went wrong on our side.'));
    bff.use(bff.answers.securitySettings.works());
    buttonCalled(widget, 'Try again').click();
    await until('the form', () => has(widget, 'select'));
    expect(alertText(widget)).to.equal('');
    expectFocus(widget.querySelector('.ca-heading'));
  });

  for (const [what, body] of [
    ['no settings', { staff: [] }],
    [
      'titles that nobody knows',
      { ...sampleSecurity, settings: { ...sampleSecurity.settings, calendarTitles: 'all' } },
    ],
    ['staff without a name', { ...sampleSecurity, staff: [{ id: 'x', twoStep: 'on' }] }],
  ] as const) {
    it(`does not trip over an answer with ${what}`, async () => {
      const bff = securityBff();
      bff.use([http.get(`${bff.url}/v1/clinics/:clinic/security-settings`, () => HttpResponse.json(body))]);
      const widget = await securityWidget(bff);
      await until('the problem', () => alertText(widget).startsWith('Something went wrong on our side.'));
      expect(has(widget, 'select')).to.equal(false);
    });
  }
});
