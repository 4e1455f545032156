import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { createWorld, DEMO_PASSWORD, loginForm, type World } from './support/world.ts';

const FIRST_PASSWORD = 'violet kettle drum orchard';
const SECOND_PASSWORD = 'purple elephants dance nightly';
const THIRD_PASSWORD = 'seven quiet lanterns by the sea';

/** Fills both fields for a new password. */
async function choosePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByLabel('Confirm new password', { exact: true }).fill(password);
}

const linkIn = (text: string): string => /http:\S+#token=\S+/.exec(text)?.[0] ?? '';

describe('getting in for the first time and getting back in', () => {
  let world: World;
  before(async () => {
    world = await createWorld();
  });
  after(() => world.close());

  it('goes from the welcome email to a login of one’s own, is forgotten, and comes back', async () => {
    const browser = await world.newBrowser();
    const outbox = await browser.newPage();
    await outbox.goto(`${world.bffUrl}/dev/outbox/view`);
    await outbox.getByText('Set up your account at Maple Street').first().click();
    const welcome = outbox.locator('iframe[title*="Maple Street"]').first().contentFrame();
    const [page] = await Promise.all([
      browser.waitForEvent('page'),
      welcome.getByRole('link', { name: 'Set up your account' }).click(),
    ]);
    await page.getByText('Welcome, Jordan Lee').waitFor();
    assert.ok(!page.url().includes('token'), 'the token is gone from the address');

    await page.getByLabel('Username', { exact: true }).fill('patient');
    await choosePassword(page, FIRST_PASSWORD);
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    await page.getByText('Somebody else at this clinic has that username').waitFor();
    await page.getByLabel('Username', { exact: true }).fill('jordan');
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    await page.getByRole('heading', { name: 'My Account' }).waitFor();
    await page.getByText('Jordan Lee').first().waitFor();
    await page.getByRole('button', { name: 'Log out' }).click();
    await loginForm(page).submit.waitFor();

    await page.goto(world.siteUrl);
    await page.getByRole('link', { name: 'Forgot your username or password?' }).click();
    await page.getByLabel('Email or phone number').fill('(604) 555-0120');
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    const mail = await world.mailTo('jordan@maple-street.example', ({ text }) => /\b\d{6}\b/.test(text));
    assert.match(mail.text, /Username: jordan/);
    await page.getByLabel('Verification code').fill('000000');
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByText('not the code in the newest email').waitFor();
    await page.getByLabel('Verification code').fill(/\b\d{6}\b/.exec(mail.text)?.[0] ?? '');
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByText('Hello Jordan Lee').waitFor();
    await choosePassword(page, SECOND_PASSWORD);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Your new password is saved').waitFor();
    await loginForm(page).logIn('jordan', SECOND_PASSWORD);
    await page.waitForURL(/account/);
    await page.getByText('Jordan Lee').first().waitFor();
    await world.mailTo('jordan@maple-street.example', ({ subject }) => subject.includes('password'));

    const second = await world.newBrowser();
    const other = await second.newPage();
    await other.goto(world.siteUrl);
    await loginForm(other).logIn('jordan', SECOND_PASSWORD);
    await other.waitForURL(/account/);

    await page.getByRole('tab', { name: 'Username and password' }).click();
    await page.getByLabel('Current password').fill(SECOND_PASSWORD);
    await choosePassword(page, THIRD_PASSWORD);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Your new password is saved').waitFor();
    await other.reload();
    await loginForm(other).submit.waitFor();
    await page.reload();
    await page.getByText('Jordan Lee').first().waitFor();
    await Promise.all([browser.close(), second.close()]);
  });

  it('writes one email to a family, from which each goes on as oneself', async () => {
    const browser = await world.newBrowser();
    const page = await browser.newPage();
    await page.goto(`${world.bffUrl}/c/maple-street/forgot-password`);
    await page.getByLabel('Email or phone number').fill('Family@Maple-Street.example');
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    const mail = await world.mailTo('family@maple-street.example', () => true);
    assert.equal(mail.text.match(/#token=/g)?.length, 3);
    await page.getByLabel('Verification code').fill(/\b\d{6}\b/.exec(mail.text)?.[0] ?? '');
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByText('Whose account?').waitFor();
    await page.getByRole('button', { name: /Charlie Bennett/ }).click();
    await page.getByText('Welcome, Charlie Bennett').waitFor();
    await browser.close();
  });

  it('leads from an email’s link to a new password, and does not care who opened it before', async () => {
    const browser = await world.newBrowser();
    const page = await browser.newPage();
    await page.goto(`${world.bffUrl}/c/harbour-dental/forgot-password`);
    await page.getByLabel('Email or phone number').fill('owner@harbour-dental.example');
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    const mail = await world.mailTo('owner@harbour-dental.example', ({ text }) => text.includes('#token='));
    const link = linkIn(mail.text);
    for (let times = 0; times < 5; times += 1) assert.equal((await fetch(link)).status, 200);

    const [first, second] = [await browser.newPage(), await browser.newPage()];
    await first.goto(link);
    await second.goto(link);
    for (const tab of [first, second]) {
      await tab.getByText('Hello Oscar Medina').waitFor();
      await choosePassword(tab, FIRST_PASSWORD);
    }
    await first.getByRole('button', { name: 'Save', exact: true }).click();
    await first.getByText('Your new password is saved').waitFor();
    await second.getByRole('button', { name: 'Save', exact: true }).click();
    await second.getByText('This link can’t be used any more').waitFor();

    await first.goto(`${world.siteUrl}/harbour-dental/`);
    await loginForm(first).logIn('owner', DEMO_PASSWORD);
    await loginForm(first).widget.getByText('don’t match').waitFor();
    await loginForm(first).logIn('owner', FIRST_PASSWORD);
    await first.getByText('Oscar Medina').first().waitFor();
    await browser.close();
  });
});
