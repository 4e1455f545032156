import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { collectComplaints, createWorld, DEMO_PASSWORD, loginForm, type World } from './support/world.ts';

describe('the front door', () => {
  let world: World;
  before(async () => {
    world = await createWorld();
  });
  after(() => world.close());

  it('lets a patient in from the homepage, in every tab, and out again', async () => {
    const browser = await world.newBrowser();
    const page = await browser.newPage();
    const complaints = collectComplaints(page);
    await page.goto(world.siteUrl);
    const form = loginForm(page);
    assert.equal(complaints.join('\n'), '', 'a visitor who never logs in sees a clean console');

    await form.logIn('patient', 'not the passphrase');
    await form.widget.getByText('don’t match').waitFor();
    assert.equal(await form.username.inputValue(), 'patient', 'what was typed stays');

    await form.logIn('Patient', DEMO_PASSWORD);
    await page.waitForURL(`${world.siteUrl}/account/`);
    await page.getByRole('heading', { name: 'My Account' }).first().waitFor();
    await page.getByText('Pat Rivers').first().waitFor();

    await page.goto(world.siteUrl);
    await form.widget.getByText('You are logged in as Pat Rivers').waitFor();
    await page.reload();
    await form.widget.getByText('You are logged in as Pat Rivers').waitFor();

    const second = await browser.newPage();
    await second.goto(world.siteUrl);
    const other = loginForm(second);
    await other.widget.getByText('You are logged in as Pat Rivers').waitFor();
    await other.widget.getByRole('button', { name: 'Log out' }).click();
    await other.submit.waitFor();
    await form.submit.waitFor();
    const others = complaints.filter((text) => !text.includes('401'));
    assert.equal(others.join('\n'), '', 'nothing but the refused password was complained of');
    await browser.close();
  });

  it('shows a login in the other tab and in every widget of the page', async () => {
    const browser = await world.newBrowser();
    const [first, second] = [await browser.newPage(), await browser.newPage()];
    await first.goto(`${world.siteUrl}/account/`);
    await second.goto(world.siteUrl);
    await loginForm(second).logIn('staff', DEMO_PASSWORD);
    await second.waitForURL(/account/);
    await first.getByText('Sam Okafor').first().waitFor();
    await browser.close();
  });

  it('keeps two clinics apart in one browser', async () => {
    const browser = await world.newBrowser();
    const page = await browser.newPage();
    await page.goto(world.siteUrl);
    await loginForm(page).logIn('patient', DEMO_PASSWORD);
    await page.waitForURL(/account/);

    await page.goto(`${world.siteUrl}/harbour-dental/`);
    await loginForm(page).submit.waitFor();
    await loginForm(page).logIn('patient', DEMO_PASSWORD);
    await page.getByText('Priya Shah').first().waitFor();
    await page.goto(`${world.siteUrl}/harbour-dental/`);
    await page.getByRole('button', { name: 'Log out' }).click();
    await loginForm(page).submit.waitFor();

    await page.goto(world.siteUrl);
    await loginForm(page).widget.getByText('You are logged in as Pat Rivers').waitFor();
    await browser.close();
  });

  it('needs no clinic where the origin belongs to one only, on another site than the BFF', async () => {
    const browser = await world.newBrowser();
    const page = await browser.newPage();
    const { port } = new URL(world.siteUrl);
    await page.goto(`http://harbour-dental.localhost:${port}/harbour-dental/`);
    await page.locator('clinic-login').evaluate((widget) => widget.removeAttribute('clinic'));
    await loginForm(page).logIn('owner', DEMO_PASSWORD);
    await page.getByText('Oscar Medina').first().waitFor();
    const cookies = await browser.cookies();
    const session = cookies.find(({ name }) => name === '__Host-clinic-session-harbour-dental');
    assert.ok(session?.httpOnly && session.secure);
    assert.equal(session.sameSite, 'None');
    await page.reload();
    await page.getByText('Oscar Medina').first().waitFor();
    await browser.close();
  });

  it('works by keyboard alone, on a narrow screen', async () => {
    const browser = await world.newBrowser({ viewport: { width: 320, height: 640 } });
    const page = await browser.newPage();
    await page.goto(world.siteUrl);
    const form = loginForm(page);
    await form.username.focus();
    await page.keyboard.type('full-access');
    await page.keyboard.press('Tab');
    assert.ok(await form.password.evaluate((input) => input === document.activeElement));
    await page.keyboard.type(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL(/account/);
    await page.getByText('Farah Aziz').first().waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `the page is ${overflow} px too wide`);
    await browser.close();
  });

  it('speaks French on a French page', async () => {
    const browser = await world.newBrowser();
    const page = await browser.newPage();
    await page.goto(`${world.siteUrl}/fr/`);
    await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
    await page.getByText('nom d’utilisateur', { exact: false }).first().waitFor();
    await browser.close();
  });

  it('says so when the BFF is down, keeps what was typed and lets the person try again', async () => {
    const browser = await world.newBrowser();
    const page = await browser.newPage();
    await page.goto(world.siteUrl);
    const form = loginForm(page);
    await form.submit.waitFor();
    await world.stopBff();
    await form.logIn('patient', DEMO_PASSWORD);
    await form.widget.getByText('can’t be reached').waitFor();
    assert.equal(await form.username.inputValue(), 'patient');
    assert.equal(await form.password.inputValue(), DEMO_PASSWORD);
    await world.startBff();
    await form.submit.click();
    await page.waitForURL(/account/);
    await browser.close();
  });

  it('slows guesses down with a countdown, but not for somebody whose browser is known', async () => {
    const known = await world.newBrowser();
    const home = await known.newPage();
    await home.goto(`${world.siteUrl}/harbour-dental/`);
    await loginForm(home).logIn('staff', DEMO_PASSWORD);
    await home.getByText('Stefan Novak').first().waitFor();
    await home.getByRole('button', { name: 'Log out' }).first().click();

    const stranger = await world.newBrowser();
    const page = await stranger.newPage();
    await page.goto(`${world.siteUrl}/harbour-dental/`);
    const form = loginForm(page);
    for (const spelling of ['staff', 'STAFF', 'Staff', ' staff', 'sTaff']) {
      await form.logIn(spelling, 'a wrong guess');
      await form.widget.getByText('don’t match').waitFor();
    }
    await form.logIn('staff', DEMO_PASSWORD);
    await form.widget.getByText('Too many tries').first().waitFor();

    await home.goto(`${world.siteUrl}/harbour-dental/`);
    await loginForm(home).logIn('staff', DEMO_PASSWORD);
    await home.getByText('Stefan Novak').first().waitFor();
    await Promise.all([known.close(), stranger.close()]);
  });
});
