import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { announcements } from './support/announcements.ts';
import { alertText, buttonCalled, has, untilHeading } from './support/page.ts';
import {
  fiveMinutes,
  nothingHappened,
  setHidden,
  untilWarning,
  useTimedPages,
  warning,
} from './support/timed-page.ts';
import { until } from './support/until.ts';

/** How the browser says that a page is looked at again, out of sight or asleep as it was. */
const returns: Readonly<Record<string, () => void>> = {
  'comes back into sight': () => setHidden(false),
  'is thawed': () => document.dispatchEvent(new Event('resume')),
  'comes back by the Back button': () =>
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
  'has the focus again': () => dispatchEvent(new FocusEvent('focus')),
};

describe('Automatic Sign Out', () => {
  const { serve, page, pass } = useTimedPages();

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
    expect(bff.asked.filter((call) => call.endsWith('/session/activity'))).to.deep.equal([]);
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

  for (const [words, comesBack] of Object.entries(returns)) {
    it(`clears the screen in the moment in which the page ${words} after the end`, async () => {
      const login = await page(serve(fiveMinutes));
      // Timers of pages out of sight run late, or not at all.
      const awake = Date.now;
      Date.now = () => awake() + 301_000;
      comesBack();
      expect(login.client.session).to.equal(null);
      await untilHeading(login, 'Log in');
      expect(document.body.textContent).not.to.contain('Alex Moreau');
    });
  }

  it('is not put off by setting the clock back', async () => {
    const bff = serve(fiveMinutes);
    const login = await page(bff);
    bff.use(bff.answers.unreachable());
    const [clock, count] = [Date.now, performance.now];
    let counted = 0;
    Date.now = () => clock() - 7_200_000;
    performance.now = () => count.call(performance) + counted;
    try {
      counted = 239_000;
      await pass(1);
      expect(warning() === null, 'too early').to.equal(true);
      counted = 245_000;
      await pass(1);
      await untilWarning();
      counted = 300_000;
      await pass(1);
      await untilHeading(login, 'Log in');
    } finally {
      performance.now = count;
    }
  });

  it('says nothing of idleness where somebody has logged out', async () => {
    const login = await page(serve(fiveMinutes));
    await pass(100);
    await login.client.logOut();
    await untilHeading(login, 'Log in');
    expect(alertText(login)).to.equal('');
  });
});
