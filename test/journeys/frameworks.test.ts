import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { Listening } from '../../demo/listen-on-loopback.ts';
import { root, runWell } from '../support/run-program.ts';
import {
  buildExample,
  checkTypesWith,
  installExample,
  registerOrigin,
  serveExample,
  startExample,
} from './support/example.ts';
import { typeMistakes } from './support/type-mistakes.ts';
import { collectComplaints, createWorld, DEMO_PASSWORD, loginForm, type World } from './support/world.ts';

/** How often the login is taken away and shown again: whatever is kept each time shows. */
const TURNS = 20;
/** A framework may keep what it showed last until it shows something else; more is a leak. */
const KEPT_AT_MOST = 1;

const built = ['react', 'vue', 'svelte', 'angular'] as const;

describe('the widgets with frameworks', () => {
  let world: World;
  before(async () => {
    await runWell(['npm', 'run', 'package']);
    world = await createWorld();
  });
  after(() => world.close());

  /** The journey that every example is made for. */
  async function visit({ url }: Listening): Promise<void> {
    await registerOrigin(world, 'maple-street', url);
    const browser = await world.newBrowser();
    const page = await browser.newPage();
    const complaints = collectComplaints(page);
    await page.goto(url);
    const form = loginForm(page);
    await form.submit.waitFor();
    await says(page, 'step', 'password');
    await says(page, 'person', 'nobody');

    await form.username.fill('patient');
    await page.getByRole('button', { name: 'Change the language' }).click();
    await page.getByRole('button', { name: 'Se connecter', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Change the language' }).click();
    await form.submit.waitFor();

    await form.logIn('patient', DEMO_PASSWORD);
    await form.widget.getByText('You are logged in as Pat Rivers').waitFor();
    await says(page, 'person', 'Pat Rivers');
    await says(page, 'step', 'logged-in');
    await form.widget.getByRole('button', { name: 'Log out' }).click();
    await form.submit.waitFor();
    await says(page, 'person', 'nobody');

    await noneIsKept(page);
    assert.equal(complaints.join('\n'), '', 'a clean console');
    await browser.close();
  }

  for (const name of built) {
    describe(name, () => {
      before(async () => {
        await installExample(name);
        await buildExample(name, world.bffUrl);
      });

      it('shows, hears, changes and removes a tag', async () => {
        const site = await serveExample(name);
        await visit(site);
        await site.close();
      });

      it('finds mistakes in attributes and listeners by their types', async () => {
        const { name: file, before, wrong, after } = typeMistakes[name];
        const { printed } = await checkTypesWith(name, file, [...before, ...wrong, ...after].join('\n'));
        // Both ways of telling a line: `mistakes.vue(7,3)` and `mistakes.svelte:7:3`.
        const lines = [...printed.matchAll(/mistakes\.\w+[(:](\d+)[,:]/g)].map(([, line]) => Number(line));
        const expected = wrong.map((_, index) => before.length + index + 1);
        assert.deepEqual(
          [...new Set(lines)].sort((one, other) => one - other),
          expected,
          printed,
        );
      });
    });
  }

  it('sends a tag with its fallback from a server with React, which defines nothing there', async () => {
    const script = `
      import { createElement } from 'react';
      import { renderToString } from 'react-dom/server';
      import 'clinic-auth/clinic-login';
      const link = createElement('a', { href: '/login' }, 'Log in');
      console.log(renderToString(createElement('clinic-login', { clinic: 'maple-street', 'account-url': '/' }, link)));
      console.log(customElements.get('clinic-login'), typeof document);`;
    const printed = await runWell(['node', '--input-type=module', '--eval', script], {
      folder: join(root, 'demo', 'react'),
    });
    assert.equal(
      printed,
      '<clinic-login clinic="maple-street" account-url="/"><a href="/login">Log in</a></clinic-login>\n' +
        'undefined undefined\n',
    );
  });

  it('swaps a tag in and out with htmx, and another one when it is asked for', async () => {
    await installExample('htmx');
    const site = await startExample('htmx', world.bffUrl);
    await visit(site);
    const browser = await world.newBrowser();
    const page = await browser.newPage();
    await page.goto(site.url);
    await loginForm(page).logIn('patient', DEMO_PASSWORD);
    await page.getByText('You are logged in as').waitFor();
    await page.getByRole('button', { name: 'My appointments' }).click();
    await page.getByRole('button', { name: 'Subscribe to your Calendar' }).waitFor();
    await browser.close();
    await site.close();
  });
});

/** Waits until one of the page's own outputs says this. */
async function says(page: Page, id: string, text: string): Promise<void> {
  await page.locator(`#${id}`).filter({ hasText: text }).waitFor();
}

/** Shows and hides the login again and again, and looks for what is left of it. */
async function noneIsKept(page: Page): Promise<void> {
  const toggle = page.getByRole('button', { name: 'Show or hide the login' });
  const { widget, submit } = loginForm(page);
  for (let turn = 0; turn < TURNS; turn++) {
    await toggle.click();
    await widget.waitFor({ state: 'detached' });
    await toggle.click();
    await submit.waitFor();
  }
  await toggle.click();
  await widget.waitFor({ state: 'detached' });
  const styles = await page.evaluate(() =>
    document.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)),
  );
  assert.deepEqual(
    styles.filter((rule) => rule.includes('clinic-')),
    [],
    'no style is left',
  );

  const tools = await page.context().newCDPSession(page);
  await tools.send('HeapProfiler.collectGarbage');
  const expression = "customElements.get('clinic-login').prototype";
  const { result: prototype } = await tools.send('Runtime.evaluate', { expression });
  assert.ok(prototype.objectId);
  const { objects } = await tools.send('Runtime.queryObjects', { prototypeObjectId: prototype.objectId });
  assert.ok(objects.objectId);
  const { result: count } = await tools.send('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    functionDeclaration: 'function () { return this.length; }',
  });
  assert.ok(count.value <= KEPT_AT_MOST, `${String(count.value)} of ${TURNS + 1} are still there`);
  await tools.detach();
}
