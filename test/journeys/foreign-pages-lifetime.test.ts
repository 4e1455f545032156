import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { CDPSession, Page, Route } from 'playwright-core';
import { sampleClinic } from '../../demo/gallery/answers.ts';
import { type GalleryStage, openGallery } from '../support/gallery-stage.ts';

/** How often a widget comes and goes (issue 7). */
const TIMES = 1_000;
/** What a page may have grown by after that, in bytes: 250 a time, where a widget itself takes tens of thousands. */
const LEAK_LIMIT = 250_000;
/** The browser itself holds on to forms that have gone, for a second or two. */
const SWEEP_LIMIT_MS = 10_000;

describe('widgets that come and go', () => {
  let gallery: GalleryStage;
  before(async () => {
    gallery = await openGallery();
  });
  after(() => gallery.close());

  for (const state of ['clinic-login/first-view', 'clinic-account/sessions'] as const) {
    it(`leave nothing behind after ${TIMES} times: ${state}`, { timeout: 120_000 }, async () => {
      const { page, show, close } = await gallery.newPage();
      await show(state);
      const devTools = await page.context().newCDPSession(page);
      await devTools.send('Performance.enable');
      await comeAndGo(page, 100);
      const earlier = await weigh(page, devTools);
      await comeAndGo(page, TIMES);
      const start = performance.now();
      let later = await weigh(page, devTools);
      while (later.kept.nodes !== earlier.kept.nodes && performance.now() - start < SWEEP_LIMIT_MS)
        later = await weigh(page, devTools);
      assert.deepEqual(later.kept, earlier.kept, 'as many nodes, listeners and style sheets as before');
      const grown = later.heap - earlier.heap;
      assert.ok(grown < LEAK_LIMIT, `the heap has grown by ${grown} bytes`);
      await close();
    });
  }

  it('come from two copies of the script, for two clinics, in one page', async () => {
    const { page, close } = await gallery.newPage();
    const faults: string[] = [];
    const asked: string[] = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    const tags = ['one', 'two'].map(
      (name) => `<clinic-login bff="https://${name}.example" clinic="clinic-${name}"></clinic-login>
        <script type="module" src="https://${name}.example/widgets/clinic-auth.js"></script>`,
    );
    await page.route('https://page.example/', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<!doctype html><html lang="en">${tags.join('')}` }),
    );
    await page.route(/^https:\/\/(one|two)\.example\//, (route) => answer(route, asked));
    await page.goto('https://page.example/');
    for (const name of ['one', 'two']) {
      const widget = page.locator(`clinic-login[clinic="clinic-${name}"]`);
      await widget.getByLabel('Username', { exact: true }).fill(`robin at ${name}`);
      await widget.getByLabel('Password', { exact: true }).fill('a long demo passphrase');
      await widget.getByRole('button', { name: 'Log in', exact: true }).click();
      await widget.getByRole('alert').getByText('don’t match').waitFor();
    }
    const logins = asked.filter((line) => line.startsWith('POST'));
    assert.deepEqual(logins, [
      'POST https://one.example/v1/clinics/clinic-one/login robin at one',
      'POST https://two.example/v1/clinics/clinic-two/login robin at two',
    ]);
    assert.deepEqual(faults, []);
    const sheets = await page.evaluate(() =>
      document.adoptedStyleSheets.map((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText).join()),
    );
    assert.equal(new Set(sheets).size, sheets.length, 'each style sheet stands there once');
    await close();
  });
});

/** Puts the widget into the page and takes it out again, so many times, each time once it has drawn itself. */
async function comeAndGo(page: Page, times: number): Promise<void> {
  await page.evaluate(async (rounds) => {
    const main = document.querySelector('main');
    const pattern = document.querySelector('[bff]');
    if (!main || !pattern) throw new Error('there is no widget');
    for (let round = 0; round < rounds; round++) {
      const widget = document.createElement(pattern.localName);
      for (const { name, value } of pattern.attributes) widget.setAttribute(name, value);
      main.append(widget);
      await (widget as HTMLElement & { readonly updateComplete: Promise<unknown> }).updateComplete;
      // Moved once in its life, too.
      main.prepend(widget);
      widget.remove();
      // Now and then the page draws itself, as any page does.
      if (round % 50 === 0) await new Promise(requestAnimationFrame);
    }
  }, times);
}

/** What the page holds, once what is not needed has been swept away. */
async function weigh(
  page: Page,
  devTools: CDPSession,
): Promise<{
  readonly heap: number;
  readonly kept: Readonly<Record<'nodes' | 'listeners' | 'sheets', number>>;
}> {
  // What is still on its way holds on to the page.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 200))));
  for (let sweep = 0; sweep < 3; sweep++) await devTools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devTools.send('Performance.getMetrics');
  const read = (wanted: string): number => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
  const sheets = await page.evaluate(() => document.adoptedStyleSheets.length);
  return {
    heap: read('JSHeapUsedSize'),
    kept: { nodes: read('Nodes'), listeners: read('JSEventListeners'), sheets },
  };
}

/** Either BFF: its script as it was built, a clinic where nobody is logged in, and a wrong password. */
async function answer(route: Route, asked: string[]): Promise<void> {
  const request = route.request();
  const { pathname } = new URL(request.url());
  const headers = {
    'Access-Control-Allow-Origin': 'https://page.example',
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Headers': 'content-type, x-clinic-auth',
  };
  const json = (status: number, body: unknown): Promise<void> =>
    route.fulfill({ status, headers, contentType: 'application/json', body: JSON.stringify(body) });
  if (pathname.startsWith('/widgets/')) {
    const file = new URL(`../../dist${pathname}`, import.meta.url);
    return route.fulfill({ headers, contentType: 'text/javascript', body: await readFile(file) });
  }
  if (pathname.endsWith('/cookies')) return json(200, { kept: true });
  if (!pathname.endsWith('/login'))
    return json(200, { clinic: { ...sampleClinic, slug: pathname.split('/')[3] ?? '' }, session: null });
  if (request.method() === 'OPTIONS') return json(200, null);
  const typed = request.postDataJSON() as { readonly username: string };
  asked.push(`POST ${request.url()} ${typed.username}`);
  return json(401, { step: { name: 'password' }, problem: { code: 'wrong-credentials' } });
}
