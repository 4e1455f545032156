import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { createWorld, DEMO_PASSWORD, loginForm, type World } from './support/world.ts';

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0';
const SAFARI =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15';

/** The shortest Automatic Sign Out that a clinic can set (rule 29). */
const IDLE_SECONDS = 300;

describe('sessions', () => {
  let world: World;
  before(async () => {
    world = await createWorld();
    await world.stopBff();
    write('UPDATE clinic SET staff_idle_seconds = ?', IDLE_SECONDS);
    await world.startBff();
  });
  after(() => world.close());

  function write(sql: string, ...values: readonly number[]): void {
    const database = new Database(world.databaseUrl.replace('sqlite:', ''));
    database.prepare(sql).run(...values);
    database.close();
  }

  /** As if nobody had done anything for so long that Automatic Sign Out is so many seconds away. */
  function leave(seconds: number): void {
    write('UPDATE session SET last_active_at = ?', Date.now() - (IDLE_SECONDS - seconds) * 1000);
  }

  async function openAccount(username: string, userAgent: string): Promise<Page> {
    const browser = await world.newBrowser({ userAgent });
    const page = await browser.newPage();
    await page.goto(`${world.siteUrl}/account/`);
    await loginForm(page).logIn(username, DEMO_PASSWORD);
    await page.getByRole('tab', { name: 'Sessions' }).waitFor();
    return page;
  }

  it('are signed out from another browser, which can be watched at both ends', async () => {
    const first = await openAccount('patient', FIREFOX);
    await first.getByRole('tab', { name: 'Sessions' }).click();
    const list = first.locator('clinic-sessions');
    await list.getByText('You are not logged in anywhere else.').waitFor();
    assert.match(await list.getByRole('listitem').innerText(), /Firefox on Windows\s+This session/);

    const second = await openAccount('patient', SAFARI);
    const other = list.getByRole('listitem').filter({ hasText: 'Safari on macOS' });
    await other.waitFor();
    await other.getByRole('button', { name: 'Sign out' }).click();
    await list.getByText('Safari on macOS is signed out.').waitFor();
    await loginForm(second).submit.waitFor();
    assert.equal(await second.getByText('Pat Rivers').count(), 0);

    await loginForm(second).logIn('patient', DEMO_PASSWORD);
    await other.waitFor();
    await second.getByRole('button', { name: 'Log out', exact: true }).click();
    await other.waitFor({ state: 'detached' });

    await first.getByRole('button', { name: 'Sign out everywhere' }).click();
    await first.getByRole('heading', { name: 'Sign out here too?' }).waitFor();
    await first.getByRole('button', { name: 'Sign out everywhere' }).click();
    await loginForm(first).submit.waitFor();
    await Promise.all([first.context().close(), second.context().close()]);
  });

  it('end by Automatic Sign Out, after a warning that the keyboard alone can answer', async () => {
    const page = await openAccount('staff', FIREFOX);
    const warning = page.getByRole('alertdialog', { name: 'Are you still there?' });

    leave(50);
    await page.reload();
    await warning.waitFor();
    const focused = page.locator('dialog :focus');
    assert.equal((await focused.innerText()).trim(), 'Stay logged in');
    await page.keyboard.press('Enter');
    await warning.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByText('Sam Okafor').first().waitFor();
    assert.equal(await warning.count(), 0, 'the server has heard of it');

    const tab = await page.context().newPage();
    await tab.goto(`${world.siteUrl}/account/`);
    await tab.getByText('Sam Okafor').first().waitFor();
    leave(6);
    await tab.reload();
    await tab.getByRole('alertdialog').waitFor();
    const words = 'You were logged out because nothing happened for a while.';
    await tab.getByText(words).waitFor();
    await loginForm(tab).submit.waitFor();
    await loginForm(page).submit.waitFor();
    assert.equal(await tab.getByText('Sam Okafor').count(), 0);
    assert.equal(await page.getByText('Sam Okafor').count(), 0);
    assert.equal(await tab.getByRole('alertdialog').count(), 0);

    await loginForm(tab).logIn('staff', DEMO_PASSWORD);
    await page.getByText('Sam Okafor').first().waitFor();
    await page.context().close();
  });
});
