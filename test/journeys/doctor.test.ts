import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import type { DoctorAnswer } from '../../bff/contract/index.ts';
import { waitUntil } from './support/any-browser/wait-until.ts';
import { createWorld, type World } from './support/world.ts';

/** A page of a site builder's, as somebody writes it who is new to the widgets. */
interface WrittenPage {
  readonly body: string;
  /** Its Content Security Policy; left out: none. `BFF` stands for the BFF's address. */
  readonly policy?: string;
}

const pages: Readonly<Record<string, WrittenPage>> = {
  '/': { body: '<clinic-login clinic="maple-street"></clinic-login>' },
  '/wrong-slug': { body: '<clinic-login clinic="mapel-street"></clinic-login>' },
  '/no-calls': {
    body: '<clinic-login clinic="maple-street"></clinic-login>',
    policy: "default-src 'none'; script-src BFF",
  },
  '/own-words': {
    body: `<clinic-login clinic="maple-street"></clinic-login>
      <script type="application/json" data-clinic-auth-messages>
        { "en": { "login.heading": "Sign in to <b>Maple Street</b>" } }
      </script>`,
    policy:
      "default-src 'none'; script-src BFF; connect-src BFF; require-trusted-types-for 'script'; trusted-types lit-html",
  },
};

describe('a site builder whose page does not work', () => {
  let world: World;
  let site: Server;
  let siteUrl: string;
  before(async () => {
    world = await createWorld();
    site = createServer((request, response) => {
      const page = pages[new URL(request.url ?? '/', 'http://localhost').pathname];
      response.statusCode = page ? 200 : 404;
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      if (page?.policy)
        response.setHeader('Content-Security-Policy', page.policy.replaceAll('BFF', world.bffUrl));
      response.end(
        `<!doctype html><html lang="en"><head><title>Our clinic</title>
          <script type="module" src="${world.bffUrl}/widgets/clinic-auth.js"></script></head>
          <body>${page?.body ?? ''}</body></html>`,
      );
    }).listen(0, 'localhost');
    await once(site, 'listening');
    siteUrl = `http://localhost:${(site.address() as AddressInfo).port}`;
  });
  after(async () => {
    await world.close();
    site.closeAllConnections();
    site.close();
  });

  /** Opens a page with the doctor, and waits for its findings. */
  async function examine(
    path: string,
  ): Promise<{ readonly page: Page; readonly warnings: readonly string[] }> {
    const browser = await world.newBrowser();
    const page = await browser.newPage();
    const warnings: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'warning') warnings.push(message.text());
    });
    await page.goto(`${siteUrl}${path}?clinic-doctor`);
    await page.locator('clinic-doctor .ca-finding').first().waitFor();
    return { page, warnings };
  }

  const problems = (page: Page) => page.locator('clinic-doctor .ca-finding[data-health="bad"]');

  it('reads in the console where to look, and in the doctor what the operator has to do; then it works', async () => {
    const { page, warnings } = await examine('/');
    assert.ok(
      warnings.some((text) => /^clinic-auth: .*\?clinic-doctor/.test(text)),
      warnings.join('\n'),
    );
    assert.match(await problems(page).innerText(), new RegExp(`${siteUrl}, is not registered`));
    const statement = await problems(page).locator('pre').innerText();
    const database = new Database(world.databaseUrl.replace('sqlite:', ''));
    database.exec(statement);
    database.close();
    // The BFF takes what it has read of a clinic as current for a second.
    await waitUntil('the origin to count', async () => {
      const url = `${world.bffUrl}/v1/doctor?clinic=maple-street`;
      const answer = (await (await fetch(url, { headers: { Origin: siteUrl } })).json()) as DoctorAnswer;
      return answer.clinic?.isRegistered || null;
    });
    await page.getByRole('button', { name: 'Examine again', exact: true }).click();
    await page.getByText('All is well. Nothing has to be mended.').waitFor();
    assert.equal(await problems(page).count(), 0);
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    assert.equal(await page.locator('clinic-doctor').count(), 0);
  });

  it('reads which slug there is not', async () => {
    const { page } = await examine('/wrong-slug');
    assert.match(await problems(page).innerText(), /has no clinic “mapel-street”/);
  });

  it('reads what to add to the policy, to the letter', async () => {
    const { page } = await examine('/no-calls');
    assert.equal(await problems(page).locator('pre').innerText(), `connect-src ${world.bffUrl}`);
  });

  it('has words of its own in the page, as text, under a policy that lets nothing in', async () => {
    const page = await (await world.newBrowser()).newPage();
    await page.goto(`${siteUrl}/own-words`);
    await page.getByRole('heading', { name: 'Sign in to <b>Maple Street</b>', exact: true }).waitFor();
    assert.equal(await page.locator('clinic-login b').count(), 0);
  });
});
