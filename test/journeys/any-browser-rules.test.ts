import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import Database from 'better-sqlite3';
import type { BrowserContext, Page } from 'playwright-core';
import { createWorld, DEMO_PASSWORD, loginForm, type World } from './support/world.ts';

const TRUST = 'Trust this browser to skip 2-Step Verification for 30 days';
const MOBILE = '+16045550101';
/** The shortest Automatic Sign Out that a clinic can set (rule 29). */
const IDLE_SECONDS = 300;
const limit = { timeout: 60_000 };

describe('a browser that keeps no cookies', () => {
  let world: World;
  before(async () => {
    world = await createWorld({ dropsCookies: true });
  });
  after(() => world.close());

  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

  async function openLogin(context: BrowserContext, username: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${world.siteUrl}/account/`);
    await loginForm(page).logIn(username, DEMO_PASSWORD);
    return page;
  }

  /** Types the code of the newest text message that is none of these. */
  async function typeCode(page: Page, used: readonly string[]): Promise<string> {
    const digitsOf = (text: string) => /#(\d{6})$/.exec(text)?.[1] ?? '';
    const sms = await world.mailTo(MOBILE, ({ text }) => !used.includes(digitsOf(text)));
    await page.getByLabel('Verification code', { exact: true }).fill(digitsOf(sms.text));
    return digitsOf(sms.text);
  }

  async function logOut(page: Page): Promise<void> {
    await page.getByRole('tab').first().click();
    await button(page, 'Log out').first().click();
    await loginForm(page).submit.waitFor();
  }

  it('is asked for a second step, can be trusted, and keeps that over a logout', limit, async () => {
    const context = await world.newBrowser();
    const page = await openLogin(context, 'staff');
    await page.getByRole('tab', { name: '2-Step Verification' }).click();
    await button(page, 'Set Up').first().click();
    await page.getByLabel('Current password', { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole('radio', { name: /Text message/ }).check();
    await page.getByLabel('Mobile phone', { exact: true }).fill(MOBILE);
    await button(page, 'Next').click();
    const first = await typeCode(page, []);
    await button(page, 'Submit').click();
    const download = page.waitForEvent('download');
    await button(page, 'Download PDF').click();
    assert.equal(await (await download).failure(), null);
    await button(page, 'Done').click();
    await logOut(page);

    await loginForm(page).logIn('staff', DEMO_PASSWORD);
    await page.getByLabel(TRUST).waitFor();
    await page.reload();
    await page.getByLabel(TRUST).check();
    await typeCode(page, [first]);
    await button(page, 'Submit').click();
    await page.getByText('You are logged in as Sam Okafor').waitFor();
    await logOut(page);

    await loginForm(page).logIn('staff', DEMO_PASSWORD);
    await page.getByText('You are logged in as Sam Okafor').waitFor();
    assert.deepEqual(await context.cookies(), []);
    await context.close();
  });

  it('is signed out when nobody does anything, in every tab', limit, async () => {
    write('UPDATE clinic SET staff_idle_seconds = ?', IDLE_SECONDS);
    const context = await world.newBrowser();
    const page = await openLogin(context, 'full-access');
    await page.getByText('You are logged in as Farah Aziz').waitFor();
    const tab = await context.newPage();
    await tab.goto(`${world.siteUrl}/account/`);
    await tab.getByText('You are logged in as Farah Aziz').waitFor();

    // As if nobody had done anything until twenty seconds before the end.
    write('UPDATE session SET last_active_at = ?', Date.now() - (IDLE_SECONDS - 20) * 1000);
    await page.reload();
    await page.getByRole('alertdialog', { name: 'Are you still there?' }).waitFor();
    await page.getByText('You were logged out because nothing happened for a while.').waitFor();
    await loginForm(tab).submit.waitFor();
    assert.equal(await page.getByText('Farah Aziz').count(), 0);
    assert.equal(await tab.getByText('Farah Aziz').count(), 0);
    await context.close();
  });

  function write(sql: string, value: number): void {
    const database = new Database(world.databaseUrl.replace('sqlite:', ''));
    database.prepare(sql).run(value);
    database.close();
  }
});
