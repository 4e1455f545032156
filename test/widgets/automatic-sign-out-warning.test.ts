import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { SignOutDialog } from '../../widgets/ui/sign-out-dialog.ts';
import { alertText, buttonCalled, expectFocus, find, untilHeading } from './support/page.ts';
import { fiveMinutes, untilWarning, useTimedPages, warning } from './support/timed-page.ts';
import { until } from './support/until.ts';

/** What the warning says to a screen reader as time goes by. */
function spoken(dialog: Element): string {
  return find(dialog, '[role="status"]', HTMLElement).textContent.trim();
}

describe('the warning before Automatic Sign Out', () => {
  const pages = useTimedPages();
  const { serve, page, pass } = pages;

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
    // Axe waits by timers of its own, at the time that it is.
    const now = Date.now();
    pages.timers.restore();
    Date.now = () => now;
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

  it('warns of the end that cannot be put off, and offers to log in again', async () => {
    const bff = serve({ idleSeconds: 3600, totalSeconds: 600 });
    const login = await page(bff);
    await pass(545);
    const dialog = await untilWarning();
    expect(dialog.textContent).to.contain('This can’t be prolonged');
    // Whoever is in the middle of typing does not log out by it.
    expectFocus(buttonCalled(dialog, 'Finish first'));
    await sendKeys({ press: 'Space' });
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

  it('waits for the answer however often the keyboard goes round', async () => {
    const bff = serve(fiveMinutes);
    await page(bff);
    await pass(245);
    const dialog = await untilWarning();
    const stay = buttonCalled(dialog, 'Stay logged in');
    // As after Tab on the last button; a real one would take the keyboard out of the page, for good.
    stay.blur();
    expect(document.activeElement).to.equal(document.body);
    await sendKeys({ press: 'Shift' });
    await pass(1);
    expect(bff.reports).to.equal(0);
    expect(warning()).to.equal(dialog);
  });

  it('shows in a page that has something of the same name, or hides all but a part of itself', async () => {
    const style = document.createElement('style');
    style.textContent = 'body > div { display: none !important; }';
    document.head.append(style);
    try {
      await page(serve(fiveMinutes), html`<section id="clinic-auth"></section>`);
      await pass(245);
      const dialog = await untilWarning();
      expect(dialog.checkVisibility()).to.equal(true);
    } finally {
      style.remove();
    }
  });

  it('comes again where the page takes it away with its content', async () => {
    await page(serve(fiveMinutes));
    await pass(245);
    const dialog = await untilWarning();
    dialog.parentElement?.remove();
    await pass(1);
    const again = await untilWarning();
    expect(again).not.to.equal(dialog);
    expectFocus(buttonCalled(again, 'Stay logged in'));
  });

  it('asks the server once, however often it is answered, and says nothing of it the next time', async () => {
    const login = await page(serve(fiveMinutes));
    let calls = 0;
    let answer: (told: boolean) => void = () => undefined;
    const stay = (): Promise<boolean> => {
      calls++;
      return new Promise((resolve) => {
        answer = resolve;
      });
    };
    const dialog = new SignOutDialog(login.client, { stay, logOut: () => login.client.logOut() });
    dialog.show('idle', 45);
    const shown = await untilWarning();
    buttonCalled(shown, 'Stay logged in').click();
    buttonCalled(shown, 'One moment…').click();
    buttonCalled(shown, 'Log out now').click();
    expect(calls).to.equal(1);
    expect(Boolean(login.client.session)).to.equal(true);
    // The session ends before the answer comes.
    dialog.hide();
    answer(false);
    await Promise.resolve();
    dialog.show('idle', 45);
    expect((await untilWarning()).textContent).not.to.contain('We can’t be reached');
    dialog.hide();
  });
});
