import { expect, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { buttonCalled, find, untilHeading } from './support/page.ts';
import { fiveMinutes, setHidden, untilWarning, useTimedPages, warning } from './support/timed-page.ts';
import { until } from './support/until.ts';

describe('what counts as activity for Automatic Sign Out', () => {
  const { serve, page, tab, pass } = useTimedPages();

  /** What another tab has kept for this one. */
  function keep(url: string, kept: Readonly<Record<string, unknown>>): void {
    localStorage.setItem(`clinic-auth:${url}:maple-street:activity`, JSON.stringify(kept));
  }

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

  it('spares a tab that has slept while the person was at work in another', async () => {
    const bff = serve(fiveMinutes);
    const login = await page(bff);
    await pass(100);
    keep(bff.url, {
      of: bff.session?.loggedInAt,
      reportedAt: Date.now() + 1,
      idleEndsAt: Date.now() + 600_000,
    });
    bff.touch();
    const awake = Date.now;
    Date.now = () => awake() + 250_000;
    setHidden(false);
    expect(Boolean(login.client.session)).to.equal(true);
  });

  it('is no activity of that one where what was kept is of an older session, or no time at all', async () => {
    const bff = serve(fiveMinutes);
    const login = await page(bff);
    await pass(100);
    const much = { reportedAt: Date.now() + 1, idleEndsAt: Date.now() + 600_000 };
    keep(bff.url, { of: '2020-01-01T00:00:00.000Z', ...much });
    await pass(141);
    await untilWarning();
    keep(bff.url, { of: bff.session?.loggedInAt, reportedAt: 'soon', idleEndsAt: much.idleEndsAt });
    await pass(60);
    await untilHeading(login, 'Log in');
  });

  it('is kept for tabs that sleep meanwhile: until when the session lasts now', async () => {
    const bff = serve(fiveMinutes);
    await page(bff);
    await pass(100);
    await sendKeys({ press: 'Shift' });
    const kept = await until('the new end', () => {
      const { of, idleEndsAt } = JSON.parse(
        localStorage.getItem(`clinic-auth:${bff.url}:maple-street:activity`) ?? '{}',
      ) as Readonly<Record<string, unknown>>;
      return typeof idleEndsAt === 'number' ? { of, idleEndsAt } : null;
    });
    expect(kept).to.deep.equal({
      of: bff.session?.loggedInAt,
      idleEndsAt: Date.parse(bff.session?.idleEndsAt ?? ''),
    });
  });

  it('is told once a minute, and at once where the end is near', async () => {
    const bff = serve(fiveMinutes);
    await page(bff);
    await sendKeys({ press: 'Shift' });
    await pass(59);
    await sendKeys({ press: 'Shift' });
    expect(bff.reports, 'logging in was a deed').to.equal(0);
    await pass(2);
    await sendKeys({ press: 'Shift' });
    await until('the report', () => bff.reports === 1);
    await pass(30);
    await sendKeys({ press: 'Shift' });
    await pass(1);
    expect(bff.reports).to.equal(1);
  });

  it('is every deed of a hand, in the widgets too', async () => {
    const bff = serve(fiveMinutes);
    const login = await page(
      bff,
      html`<section id="clinic-auth"><p class="ca-root" tabindex="0">A note</p></section>`,
    );
    for (const deed of [
      () => sendMouse({ type: 'click', position: [5, 5] }),
      () => sendKeys({ press: 'ArrowDown' }),
      async () => {
        buttonCalled(login, 'Log out').focus();
        await sendKeys({ press: 'Shift' });
      },
      async () => {
        find(document, '#clinic-auth .ca-root', HTMLElement).focus();
        await sendKeys({ press: 'Shift' });
      },
    ]) {
      const before = bff.reports;
      await pass(61);
      await deed();
      await until('the report', () => bff.reports === before + 1);
    }
  });

  it('is a click alone, by which screen readers press buttons', async () => {
    const stop = (event: Event): void => event.stopImmediatePropagation();
    addEventListener('pointerdown', stop, { capture: true });
    try {
      const bff = serve(fiveMinutes);
      await page(bff);
      await pass(61);
      await sendMouse({ type: 'click', position: [5, 5] });
      await until('the report', () => bff.reports === 1);
    } finally {
      removeEventListener('pointerdown', stop, { capture: true });
    }
  });

  it('is told once a minute where the page may keep nothing too', async () => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      const bff = serve(fiveMinutes);
      await page(bff);
      await pass(61);
      for (let press = 0; press < 3; press++) {
        await sendKeys({ press: 'Shift' });
        await pass(1);
      }
      expect(bff.reports).to.equal(1);
    } finally {
      Storage.prototype.setItem = setItem;
    }
  });

  it('is not a key that something lies on', async () => {
    const bff = serve(fiveMinutes);
    const login = await page(bff);
    await pass(61);
    await sendKeys({ down: 'ArrowDown' });
    try {
      await until('the report', () => bff.reports === 1);
      for (let round = 0; round < 3; round++) {
        await pass(61);
        await sendKeys({ down: 'ArrowDown' });
      }
      await pass(60);
      expect(bff.reports).to.equal(1);
      await pass(60);
      await untilHeading(login, 'Log in');
    } finally {
      await sendKeys({ up: 'ArrowDown' });
    }
  });
});
