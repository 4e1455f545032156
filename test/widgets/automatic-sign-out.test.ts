import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { ClinicLogin } from '../../widgets/index.ts';
import { AuthClient } from '../../widgets/index.ts';
import '../../widgets/client/session-watch.ts';
import { fetchProblemWords } from '../../widgets/ui/problem-message.ts';
import { announcements } from './support/announcements.ts';
import { useFakeTimers } from './support/fake-timers.ts';
import type { FakeTimers } from './support/fake-timers.ts';
import { alertText, buttonCalled, expectFocus, find, has, untilHeading } from './support/page.ts';
import { useStandIns } from './support/stand-in-bff.ts';
import { timedBff } from './support/timed-bff.ts';
import type { TimedBff, Timing } from './support/timed-bff.ts';
import { until } from './support/until.ts';

const nothingHappened = 'You were logged out because nothing happened for a while.';
const fiveMinutes: Timing = { idleSeconds: 300 };

/** The warning that shows now, or null. */
const warning = (): HTMLDialogElement | null => document.querySelector('#clinic-auth dialog[open]');

const untilWarning = (): Promise<HTMLDialogElement> => until('the warning', warning);

/** What the warning says to a screen reader as time goes by. */
function spoken(dialog: Element): string {
  return find(dialog, '[role="status"]', HTMLElement).textContent.trim();
}

/** Puts the page out of sight or back into it, as the browser would. */
function setHidden(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('Automatic Sign Out', () => {
  useStandIns();
  let timers: FakeTimers;
  const pages: AuthClient[] = [];
  const servers: TimedBff[] = [];
  const serve = (timing: Timing): TimedBff => {
    const bff = timedBff(timing);
    servers.push(bff);
    return bff;
  };
  beforeEach(() => {
    timers = useFakeTimers();
  });
  afterEach(() => {
    for (const bff of servers.splice(0)) bff.end();
    for (const client of pages.splice(0)) client.tellSession(null, null);
    timers.restore();
    Reflect.deleteProperty(document, 'hidden');
  });

  /** A tab with a login widget in which somebody is logged in. */
  async function page(bff: TimedBff, more = html``): Promise<ClinicLogin> {
    const place = await fixture(
      html`<div lang="en"><clinic-login bff=${bff.url} clinic="maple-street"></clinic-login>${more}</div>`,
    );
    const login = find(place, 'clinic-login', HTMLElement) as ClinicLogin;
    pages.push(login.client);
    await untilHeading(login, 'Alex Moreau');
    // Time must not run before the words that the page fetches with a limit have come.
    await fetchProblemWords();
    return login;
  }

  /** Another tab of the same browser: it hears of this one by BroadcastChannel alone. */
  async function tab(bff: TimedBff): Promise<AuthClient> {
    const client = new AuthClient(bff.url, 'maple-street');
    pages.push(client);
    await client.load();
    return client;
  }

  /** Lets time pass second by second, with the answers that come meanwhile. */
  async function pass(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second++) {
      timers.advance(1000);
      if (second % 10 === 9) await new Promise(requestAnimationFrame);
    }
    await new Promise(requestAnimationFrame);
  }

  it('warns a minute ahead, in a modal dialog that passes axe and has the focus', async () => {
    const login = await page(serve(fiveMinutes));
    const logOut = buttonCalled(login, 'Log out');
    logOut.focus();
    await pass(239);
    expect(warning() === null).to.equal(true);
    await pass(2);
    const dialog = await untilWarning();
    expect(dialog.getAttribute('role')).to.equal('alertdialog');
    expect(dialog.matches(':modal')).to.equal(true);
    const name = document.getElementById(dialog.getAttribute('aria-labelledby') ?? '')?.textContent;
    const about = document.getElementById(dialog.getAttribute('aria-describedby') ?? '')?.textContent;
    expect(name).to.equal('Are you still there?');
    expect(about).to.contain('You will be logged out in 1 minute.');
    expectFocus(buttonCalled(dialog, 'Stay logged in'));
    // Axe waits by timers of its own.
    timers.restore();
    await expect(dialog).to.be.accessible();
  });

  it('counts seconds for the eye, and says aloud only 30 and 10', async () => {
    await page(serve(fiveMinutes));
    await pass(240);
    const dialog = await untilWarning();
    const heard = new Set<string>();
    const seen = new Set<string>();
    for (let second = 0; second < 58; second++) {
      heard.add(spoken(dialog));
      seen.add(find(dialog, '.ca-clock', HTMLElement).textContent);
      await pass(1);
    }
    expect([...heard]).to.deep.equal([
      '',
      'You will be logged out in 30 seconds.',
      'You will be logged out in 10 seconds.',
    ]);
    expect(seen.size).to.be.greaterThan(55);
  });

  it('is one dialog, however many widgets there are', async () => {
    const bff = serve(fiveMinutes);
    await page(
      bff,
      html`<clinic-account bff=${bff.url} clinic="maple-street"></clinic-account>
        <clinic-sessions bff=${bff.url}></clinic-sessions>`,
    );
    await pass(241);
    await untilWarning();
    expect(document.querySelectorAll('dialog[open]')).to.have.lengthOf(1);
  });

  for (const key of ['Enter', 'Escape'] as const) {
    it(`keeps the person logged in by ${key} alone, and gives the focus back`, async () => {
      const bff = serve(fiveMinutes);
      const login = await page(bff);
      const logOut = buttonCalled(login, 'Log out');
      logOut.focus();
      await pass(245);
      await untilWarning();
      await sendKeys({ press: key });
      await until('the end of the warning', () => !warning());
      expect(bff.reports).to.equal(1);
      expectFocus(logOut);
      await pass(230);
      expect(warning() === null).to.equal(true);
      expect(Boolean(login.client.session)).to.equal(true);
    });
  }

  it('lets the person log out at once', async () => {
    const bff = serve(fiveMinutes);
    const login = await page(bff);
    await pass(245);
    const dialog = await untilWarning();
    await sendKeys({ press: 'Tab' });
    expectFocus(buttonCalled(dialog, 'Log out now'));
    expect(bff.reports, 'moving in the dialog is no answer').to.equal(0);
    await sendKeys({ press: 'Enter' });
    await untilHeading(login, 'Log in');
    expect(warning() === null).to.equal(true);
    expect(bff.session).to.equal(null);
  });

  it('leaves nothing personal on the screen at zero, and says why', async () => {
    const login = await page(serve(fiveMinutes));
    const heard = announcements(document);
    await pass(301);
    await untilHeading(login, 'Log in');
    await until('the words', () => alertText(login) === nothingHappened);
    heard.stop();
    expect(heard.lines).to.include('logged-out of maple-street').and.to.include('problem signed-out-idle');
    expect(document.body.textContent).not.to.contain('Alex Moreau');
    expect(has(document, 'dialog')).to.equal(false);
  });

  it('keeps saying why until somebody logs in', async () => {
    const login = await page(serve(fiveMinutes));
    await pass(301);
    await until('the words', () => alertText(login) === nothingHappened);
    await login.client.load();
    await login.updateComplete;
    expect(alertText(login)).to.equal(nothingHappened);
  });

  it('signs out a page that only asks: that is no activity', async () => {
    const bff = serve(fiveMinutes);
    const login = await page(bff);
    for (let round = 0; round < 10; round++) {
      await login.client.load();
      await pass(30);
    }
    await pass(1);
    await untilHeading(login, 'Log in');
    expect(bff.reports).to.equal(0);
  });

  it('never signs out or warns somebody who is at work', async () => {
    const bff = serve(fiveMinutes);
    const login = await page(bff);
    for (let round = 0; round < 12; round++) {
      await pass(61);
      await sendKeys({ press: 'Shift' });
      await until('the report', () => bff.reports === round + 1);
      expect(warning() === null).to.equal(true);
    }
    expect(Boolean(login.client.session)).to.equal(true);
  });

  it('does not count what scripts do', async () => {
    const bff = serve(fiveMinutes);
    await page(bff);
    await pass(241);
    await untilWarning();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    await pass(60);
    expect(bff.reports).to.equal(0);
  });

  it('is put off in five tabs by an answer in one', async () => {
    const bff = serve(fiveMinutes);
    const { client } = await page(bff);
    const others = await Promise.all([1, 2, 3, 4].map(() => tab(bff)));
    await pass(245);
    buttonCalled(await untilWarning(), 'Stay logged in').click();
    await until('the report', () => bff.reports === 1);
    await until('the new end everywhere', () =>
      [client, ...others].every(({ session }) => session?.idleEndsAt === bff.session?.idleEndsAt),
    );
    await pass(1);
    expect(warning() === null).to.equal(true);
    expect(bff.reports).to.equal(1);
    await pass(200);
    expect(others.every(({ session }) => session)).to.equal(true);
    await pass(100);
    expect(others.every(({ session }) => !session)).to.equal(true);
  });

  it('does not warn where somebody is at work in another window', async () => {
    const bff = serve(fiveMinutes);
    await page(bff);
    await pass(200);
    bff.touch();
    await pass(60);
    expect(warning() === null).to.equal(true);
    await pass(181);
    await untilWarning();
  });

  it('clears the screen without a network too', async () => {
    const bff = serve(fiveMinutes);
    const login = await page(bff);
    bff.use(bff.answers.unreachable());
    await pass(250);
    buttonCalled(await untilWarning(), 'Stay logged in').click();
    await until('the problem', () => warning()?.textContent.includes('We can’t be reached just now'));
    await pass(51);
    await untilHeading(login, 'Log in');
    await until('the words', () => alertText(login) === nothingHappened);
  });

  it('clears the screen at once when a laptop wakes up after the end', async () => {
    const bff = serve(fiveMinutes);
    const login = await page(bff);
    setHidden(true);
    // While it sleeps, the clock goes on and no timer runs.
    const awake = Date.now;
    Date.now = () => awake() + 3_600_000;
    const asked = bff.asked.length;
    setHidden(false);
    expect(login.client.session).to.equal(null);
    expect(bff.asked).to.have.lengthOf(asked);
    await untilHeading(login, 'Log in');
  });

  it('does not take the first touch after such a sleep for activity', async () => {
    const bff = serve(fiveMinutes);
    const login = await page(bff);
    const awake = Date.now;
    Date.now = () => awake() + 3_600_000;
    await sendKeys({ press: 'Shift' });
    await untilHeading(login, 'Log in');
    expect(bff.reports).to.equal(0);
  });

  it('spares a tab that has slept while the person was at work in another', async () => {
    const bff = serve(fiveMinutes);
    const login = await page(bff);
    await pass(100);
    localStorage.setItem(
      `clinic-auth:${bff.url}:maple-street:activity`,
      JSON.stringify({
        of: bff.session?.loggedInAt,
        reportedAt: Date.now() + 1,
        idleEndsAt: Date.now() + 600_000,
      }),
    );
    bff.touch();
    const awake = Date.now;
    Date.now = () => awake() + 250_000;
    setHidden(false);
    expect(Boolean(login.client.session)).to.equal(true);
  });

  it('goes by the server’s clock where this one is hours off', async () => {
    for (const differsBy of [-7_200_000, 7_200_000]) {
      const bff = serve({ ...fiveMinutes, differsBy });
      const login = await page(bff);
      await pass(235);
      expect(warning() === null, 'too early').to.equal(true);
      await pass(7);
      await untilWarning();
      await pass(61);
      await untilHeading(login, 'Log in');
    }
  });

  it('lets somebody work whose clock is hours off, where the server does not tell the time', async () => {
    const bff = serve(fiveMinutes);
    const { session } = bff;
    if (session) bff.use(bff.answers.loggedIn(session));
    const right = Date.now;
    Date.now = () => right() + 7_200_000;
    const login = await page(bff);
    await pass(100);
    expect(Boolean(login.client.session)).to.equal(true);
  });

  it('warns of the end that cannot be put off, and offers to log in again', async () => {
    const bff = serve({ idleSeconds: 3600, totalSeconds: 600 });
    const login = await page(bff);
    await pass(545);
    const dialog = await untilWarning();
    expect(dialog.textContent).to.contain('This can’t be prolonged');
    expectFocus(buttonCalled(dialog, 'Log in again'));
    await sendKeys({ press: 'Escape' });
    await until('the end of the warning', () => !warning());
    await pass(5);
    expect(warning() === null, 'read once, it does not come again').to.equal(true);
    expect(bff.reports).to.equal(0);
    await pass(55);
    await untilHeading(login, 'Log in');
    await until('the words', () => alertText(login).includes('logged in for so long'));
  });

  it('logs out where somebody would rather log in again', async () => {
    const bff = serve({ idleSeconds: 3600, totalSeconds: 600 });
    const login = await page(bff);
    await pass(545);
    buttonCalled(await untilWarning(), 'Log in again').click();
    await untilHeading(login, 'Log in');
    expect(bff.session).to.equal(null);
  });
});
