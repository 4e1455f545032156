import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { http, HttpResponse } from 'msw';
import { fetchedFeed, sampleFeedUrls } from '../../demo/gallery/calendar-samples.ts';
import { subscribeWays } from '../../widgets/elements/clinic-calendar-subscribe/subscribe-ways.ts';
import { announcements } from './support/announcements.ts';
import {
  calendarBff,
  calendarWidget,
  calendarWith,
  calls,
  hrefOf,
  openMenu,
  openQuestion,
  wordsOf,
} from './support/calendar.ts';
import { buttonCalled, expectFocus, find, has } from './support/page.ts';
import { useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import { saidPolitely } from './support/way-in.ts';

useStandIns();

const [first, second] = sampleFeedUrls;
const opener = (widget: Element) => buttonCalled(widget, 'Subscribe to your Calendar');

/** Puts a clipboard of the test's own in the browser's place. */
function useClipboard(writeText: (text: string) => Promise<void>): () => void {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  return () => {
    Reflect.deleteProperty(navigator, 'clipboard');
  };
}

/** What the live region for problems in the menu's part says. */
const menuAlert = (widget: Element) => wordsOf(widget.querySelector('.ca-subscribe [role="alert"]'));

describe('<clinic-calendar-subscribe>, its menu', () => {
  it('asks for the link only when it opens, and keeps the focus on its button', async () => {
    const { bff, widget } = await calendarWith();
    expect(calls(bff)).to.deep.equal(['GET appointments']);
    expect(widget.textContent).not.to.contain('/feeds/');
    await openMenu(widget);
    expect(calls(bff)).to.deep.equal(['GET appointments', 'POST calendar-feed']);
    expect(opener(widget).ariaExpanded).to.equal('true');
    const menu = document.getElementById(opener(widget).getAttribute('aria-controls') ?? '');
    expect(menu?.checkVisibility()).to.equal(true);
    expectFocus(opener(widget));
  });

  it('offers this device, Google, Outlook for both kinds of accounts, and the link', async () => {
    const { widget } = await calendarWith();
    await openMenu(widget);
    const ways = subscribeWays(first, 'Maple Street Physiotherapy', false);
    expect(hrefOf(widget, 'Subscribe from this device')).to.equal(ways.device);
    expect(hrefOf(widget, 'Google Calendar')).to.equal(ways.google);
    expect(hrefOf(widget, 'Outlook')).to.equal(ways.outlook);
    expect(hrefOf(widget, 'Outlook for work or school')).to.equal(ways.outlookWork);
    expect(wordsOf(widget.querySelector('.ca-feed-link'))).to.equal(first);
    for (const link of widget.querySelectorAll<HTMLAnchorElement>('.ca-subscribe-ways a')) {
      expect(link.rel).to.equal('noopener noreferrer');
      expect(document.getElementById(link.getAttribute('aria-describedby') ?? '')).not.to.equal(null);
    }
  });

  it('stays with https on Android, and says which way is better there', async () => {
    const pixel = 'Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 Chrome/142.0';
    Object.defineProperty(navigator, 'userAgent', { configurable: true, value: pixel });
    try {
      const { widget } = await calendarWith();
      await openMenu(widget);
      expect(hrefOf(widget, 'Subscribe from this device')).to.equal(first);
      expect(wordsOf(widget)).to.contain('use Google Calendar on a computer');
    } finally {
      Reflect.deleteProperty(navigator, 'userAgent');
    }
  });

  it('says what is so: how often Google asks, who sees the link, and that nobody has fetched it', async () => {
    const { widget } = await calendarWith();
    await openMenu(widget);
    const words = wordsOf(widget);
    expect(words).to.contain('every 12 to 24 hours');
    expect(words).to.contain('Anyone who has this link can see your appointments');
    expect(words).to.contain('Google or Microsoft receives it too');
    expect(words).to.contain('Not fetched yet.');
  });

  it('says when the link was last fetched, and by what', async () => {
    const { widget } = await calendarWith({ feed: fetchedFeed });
    await openMenu(widget);
    const words = wordsOf(widget.querySelector('.ca-fetched'));
    expect(words).to.match(/^Last fetched on November 21, 2026 at .*, by Google Calendar\.$/);
  });

  it('copies the link, and says so', async () => {
    const { widget } = await calendarWith();
    const copied: string[] = [];
    const giveBack = useClipboard(async (text) => {
      copied.push(text);
    });
    await openMenu(widget);
    buttonCalled(widget, 'Copy link').click();
    await until('the news', () => saidPolitely(widget).startsWith('Copied.'));
    expect(copied).to.deep.equal([first]);
    giveBack();
  });

  it('says how to copy where the browser does not', async () => {
    const { widget } = await calendarWith();
    const giveBack = useClipboard(() => Promise.reject(new Error('not allowed')));
    await openMenu(widget);
    buttonCalled(widget, 'Copy link').click();
    await until('the news', () => saidPolitely(widget).includes('Select the link'));
    giveBack();
  });

  it('shows the QR code when asked, and takes it away again', async () => {
    const { widget } = await calendarWith();
    await openMenu(widget);
    expect(has(widget, '.ca-qr')).to.equal(false);
    buttonCalled(widget, 'Show QR code').click();
    await until('the QR code', () => has(widget, 'svg[role="img"]'));
    expect(find(widget, 'svg', SVGElement).ariaLabel).to.equal('QR code of the link to your calendar');
    buttonCalled(widget, 'Hide QR code').click();
    await until('its end', () => !has(widget, '.ca-qr'));
  });

  it('closes by its button, and leaves the link nowhere in the page', async () => {
    const { widget } = await calendarWith();
    await openMenu(widget);
    opener(widget).click();
    await until('the end of the menu', () => !has(widget, '.ca-feed-link'));
    expect(opener(widget).ariaExpanded).to.equal('false');
    expect(document.documentElement.outerHTML).not.to.contain('/feeds/');
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.to.contain('/feeds/');
  });

  it('goes a step back with Escape: from the question to the menu, from the menu to its button', async () => {
    const { widget } = await calendarWith();
    await openQuestion(widget);
    await sendKeys({ press: 'Escape' });
    await until('the menu alone', () => !has(widget, '.ca-question'));
    expectFocus(buttonCalled(widget, 'Reset link'));
    await sendKeys({ press: 'Escape' });
    await until('the end of the menu', () => !has(widget, '.ca-feed-link'));
    expectFocus(opener(widget));
  });

  it('is read anew each time it opens', async () => {
    const { bff, widget } = await calendarWith();
    await openMenu(widget);
    opener(widget).click();
    await until('the end of the menu', () => !has(widget, '.ca-feed-link'));
    bff.use(bff.answers.calendar.works({ feed: fetchedFeed }));
    await openMenu(widget);
    expect(wordsOf(widget.querySelector('.ca-fetched'))).to.contain('by Google Calendar');
  });

  it('is gone with the session', async () => {
    const { widget } = await calendarWith();
    await openMenu(widget);
    widget.client.tellSession(null, null);
    await until('the login form', () => has(widget, 'clinic-login'));
    expect(widget.outerHTML).not.to.contain('/feeds/');
  });

  it('tells why the link cannot be had, right below the button, and announces it', async () => {
    const { bff, widget } = await calendarWith();
    const heard = announcements(document);
    bff.use(bff.answers.calendar.refuses('calendar-feed', { code: 'internal' }));
    opener(widget).click();
    await until('the problem', () => menuAlert(widget));
    expect(heard.lines).to.include('problem internal');
    expect(opener(widget).ariaExpanded).to.equal('false');
    heard.stop();
    bff.use(bff.answers.calendar.works());
    await openMenu(widget);
    expect(menuAlert(widget)).to.equal('');
  });

  it('makes no link of an address that is none', async () => {
    for (const feed of [
      { ...fetchedFeed, url: 'javascript:alert(1)' },
      { ...fetchedFeed, lastFetchedAt: 'yesterday' },
      null,
    ]) {
      const bff = calendarBff();
      bff.use([
        http.post(`${bff.url}/v1/clinics/maple-street/calendar-feed`, () => HttpResponse.json({ feed })),
      ]);
      const widget = await calendarWidget(bff);
      opener(widget).click();
      await until('the problem', () => menuAlert(widget));
      expect(has(widget, '.ca-feed-link')).to.equal(false);
    }
  });
});

describe('<clinic-calendar-subscribe>, Reset link', () => {
  it('asks first, says what it does, and can be left', async () => {
    const { bff, widget } = await calendarWith();
    await openQuestion(widget);
    expectFocus(widget.querySelector('.ca-question-heading'));
    expect(wordsOf(widget.querySelector('.ca-question'))).to.contain('every calendar that uses it stops');
    buttonCalled(widget, 'Keep this link').click();
    await until('the menu alone', () => !has(widget, '.ca-question'));
    expectFocus(buttonCalled(widget, 'Reset link'));
    expect(calls(bff)).to.deep.equal(['GET appointments', 'POST calendar-feed']);
    expect(wordsOf(widget.querySelector('.ca-feed-link'))).to.equal(first);
  });

  it('ends the old link, shows the new one everywhere, and says so', async () => {
    const { bff, widget } = await calendarWith({ feed: fetchedFeed });
    await openQuestion(widget);
    buttonCalled(widget, 'Reset link').click();
    await until('the new link', () => wordsOf(widget.querySelector('.ca-feed-link')) === second);
    expect(calls(bff).at(-1)).to.equal('POST calendar-feed/reset');
    expect(saidPolitely(widget)).to.contain('The old link has ended.');
    expect(widget.outerHTML).not.to.contain(first);
    expect(hrefOf(widget, 'Outlook')).to.contain(encodeURIComponent(second));
    expect(wordsOf(widget.querySelector('.ca-fetched'))).to.contain('Not fetched yet.');
    expectFocus(buttonCalled(widget, 'Reset link'));
  });

  it('is asked once, however often the button is pressed', async () => {
    const { bff, widget } = await calendarWith();
    await openQuestion(widget);
    const confirm = buttonCalled(widget, 'Reset link');
    confirm.click();
    confirm.click();
    await until('the new link', () => wordsOf(widget.querySelector('.ca-feed-link')) === second);
    expect(calls(bff).filter((line) => line.endsWith('reset')).length).to.equal(1);
  });

  it('keeps the question, and says why, when it does not succeed', async () => {
    const { bff, widget } = await calendarWith();
    bff.use(bff.answers.calendar.refuses('calendar-feed/reset', { code: 'internal' }));
    await openQuestion(widget);
    buttonCalled(widget, 'Reset link').click();
    await until('the problem', () => menuAlert(widget));
    expect(has(widget, '.ca-question')).to.equal(true);
    expect(wordsOf(widget.querySelector('.ca-feed-link'))).to.equal(first);
  });
});
