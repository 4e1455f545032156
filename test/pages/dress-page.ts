import type { Page } from 'playwright-core';

/** What widgets take from the page by design, the same on every page: a place of one size, a font and its size. */
const sameEverywhere = {
  position: 'absolute',
  inset: '0 auto auto 0',
  display: 'block',
  float: 'none',
  'box-sizing': 'border-box',
  width: '440px',
  'min-width': '0',
  'max-width': 'none',
  'min-height': '100vh',
  margin: '0',
  padding: '20px',
  border: '0',
  background: '#8a97a3',
  'font-family': 'sans-serif',
  'font-size': '16px',
  transform: 'none',
} as const;

/**
 * Takes the preview's own style sheet off, and gives its stage the place and the font that all pages share. Clocks
 * stand still from now on: a picture is not to differ by the time at which it is taken.
 */
export async function barePage(page: Page): Promise<void> {
  await page.evaluate((place) => {
    for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
      if (link instanceof HTMLLinkElement) link.disabled = true;
    }
    const newest = window.setTimeout(() => undefined);
    for (let timer = 1; timer <= newest; timer++) window.clearTimeout(timer);
    document.documentElement.id = 'foreign';
    document.documentElement.style.setProperty('--clinic-font', 'sans-serif');
    document.body.className = 'wp-site-blocks is-layout-flow';
    for (const [name, value] of Object.entries(place)) {
      document.querySelector('main')?.style.setProperty(name, value, 'important');
      if (name.startsWith('font')) document.body.style.setProperty(name, value, 'important');
    }
  }, sameEverywhere);
}

/**
 * Makes it somebody else's page.
 *
 * @param css - that page's style sheet
 * @returns takes the sheet away again
 */
export async function dressPage(page: Page, css: string): Promise<() => Promise<void>> {
  const style = await page.addStyleTag({ content: css });
  return () => style.evaluate((element) => (element as Element).remove());
}

/** Of everything that pages are made of, some: what a style sheet of a widget might touch. */
const ownElements = `
  <h1>Our clinic</h1><h2>Opening hours</h2><h3>Parking</h3>
  <p>We are <em>open</em> <strong>daily</strong>, <a href="#map">right here</a>. <code>9-5</code> <small>or so</small></p>
  <ul><li>Monday</li><li>Tuesday</li></ul><ol><li>Ring</li></ol>
  <dl><dt>Phone</dt><dd>555 0199</dd></dl>
  <table class="table"><thead><tr><th>Day</th><th>From</th></tr></thead><tbody><tr><td>Monday</td><td>9</td></tr></tbody></table>
  <form class="card">
    <label>Name <input class="form-control input" value="Robin" /></label>
    <label><input type="checkbox" checked /> Yes</label> <label><input type="radio" name="r" checked /> One</label>
    <select><option>Choice</option></select> <textarea>Words</textarea>
    <button type="button" class="btn button">Send</button> <button type="submit">Submit</button>
  </form>
  <fieldset><legend>Legend</legend><progress value="0.4"></progress> <meter value="0.4"></meter></fieldset>
  <details open><summary>More</summary>Less</details><blockquote>Quote</blockquote><hr />
  <svg width="40" height="40" viewBox="0 0 4 4"><path d="M0 0h4v4z" fill="teal" /></svg>
  <div role="tablist"><button role="tab">Tab</button></div><div role="alert">Alert</div><div role="status">Status</div>
  <div class="ca-root"><p class="ca-text ca-input ca-button ca-heading">A class by chance</p></div>`;

/** Gives a page something of its own, beside the stage, in a place that no widget moves. */
export async function fillPage(page: Page): Promise<void> {
  await page.evaluate((content) => {
    const own = document.createElement('section');
    own.id = 'own';
    const place = {
      position: 'absolute',
      display: 'block',
      float: 'none',
      margin: '0',
      inset: '0 auto auto 460px',
    };
    for (const [name, value] of Object.entries({
      ...place,
      width: '420px',
      height: '1300px',
      overflow: 'hidden',
    }))
      own.style.setProperty(name, value, 'important');
    own.innerHTML = content;
    document.body.append(own);
  }, ownElements);
}

/** How everything that the page has of its own is styled, and where it stands, as text. */
export function computedStyles(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll('#own, #own *')]
      .map((element) => {
        const styles = ['', '::before'].map((part) => {
          const style = getComputedStyle(element, part);
          return [...style].map((name) => `${name}: ${style.getPropertyValue(name)}`).join(';');
        });
        return `${element.localName} ${JSON.stringify(element.getBoundingClientRect())} ${styles.join()}`;
      })
      .join('\n'),
  );
}
