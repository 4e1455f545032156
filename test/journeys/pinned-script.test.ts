import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext } from 'playwright-core';
import { pinnedTags, type PinnedTags } from '../../.config/pinned-version.ts';
import { startStrictSite, type StrictSite } from '../../demo/strict-csp/server.ts';
import { builtVersion } from '../support/built-version.ts';
import { registerOrigin } from './support/example.ts';
import { watchViolations } from './support/violations.ts';
import { createWorld, DEMO_PASSWORD, loginForm, type World } from './support/world.ts';

describe('a page that pins a version of the script', () => {
  let world: World;
  let tags: PinnedTags;
  before(async () => {
    world = await createWorld();
    tags = pinnedTags(builtVersion(), world.bffUrl);
  });
  after(() => world.close());

  /** A strict page with these tags in its head. */
  async function startSite(scriptTags: string): Promise<StrictSite> {
    const site = await startStrictSite({
      bffUrl: world.bffUrl,
      scriptTags,
      scriptSources: [tags.importMapSource],
    });
    await registerOrigin(world, 'maple-street', site.url);
    return site;
  }

  /** As if somebody had put another script into the place of My Account's. */
  async function tamper(browser: BrowserContext): Promise<void> {
    await browser.route(/\/chunks\/clinic-account-[^/]+\.js$/, async (route) => {
      const response = await route.fetch();
      const body = `document.documentElement.dataset.tampered = 'yes';${await response.text()}`;
      await route.fulfill({ response, body });
    });
  }

  it('runs it, and what it loads later, from the version’s own folder, and finds the BFF', async () => {
    const site = await startSite(tags.importMap + tags.script);
    const browser = await world.newBrowser();
    const violations = await watchViolations(browser);
    const page = await browser.newPage();
    const loaded: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script') loaded.push(request.url());
    });
    await page.goto(site.url);
    await loginForm(page).logIn('patient', DEMO_PASSWORD);
    await page.waitForURL(/account/);
    await page.getByRole('heading', { name: 'My Account' }).waitFor();
    await page.getByRole('tab', { name: 'Sessions' }).click();
    await page.locator('clinic-sessions').getByText('This session').waitFor();
    const folder = `${world.bffUrl}/widgets/${builtVersion().name}/`;
    assert.deepEqual(
      loaded.filter((url) => !url.startsWith(folder)),
      [],
    );
    assert.ok(loaded.some((url) => url.includes('/chunks/clinic-sessions-')));
    assert.deepEqual(violations, []);
    await browser.close();
    await site.close();
  });

  it('runs no other script than that one', async () => {
    const wrong = tags.script.replace(/sha384-..../, 'sha384-AAAA');
    assert.notEqual(wrong, tags.script);
    const site = await startSite(wrong);
    const browser = await world.newBrowser();
    const page = await browser.newPage();
    const refused = page.waitForEvent('console', (message) => message.text().includes('integrity'));
    await page.goto(site.url);
    await refused;
    assert.equal(await page.evaluate(() => customElements.get('clinic-login')), undefined);
    await browser.close();
    await site.close();
  });

  it('runs nothing else later either, with the import map', async () => {
    const site = await startSite(tags.importMap + tags.script);
    const browser = await world.newBrowser();
    await tamper(browser);
    const page = await browser.newPage();
    const told = page.waitForEvent('console', (message) => message.text().includes('could not be loaded'));
    await page.goto(`${site.url}/account/`);
    await told;
    assert.equal(await page.locator('html').getAttribute('data-tampered'), null);
    assert.equal(await page.evaluate(() => customElements.get('clinic-account')), undefined);
    await browser.close();
    await site.close();
  });

  it('would run it without: the script’s own hash does not speak for what it loads later', async () => {
    const site = await startSite(tags.script);
    const browser = await world.newBrowser();
    await tamper(browser);
    const page = await browser.newPage();
    await page.goto(`${site.url}/account/`);
    await page.locator('html[data-tampered]').waitFor();
    await browser.close();
    await site.close();
  });
});
