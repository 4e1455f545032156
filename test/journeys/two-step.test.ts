import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { authenticatorCode, readPdf, readQrCode } from './support/outside-tools.ts';
import { createWorld, DEMO_PASSWORD, loginForm, type World } from './support/world.ts';

const TRUST = 'Trust this browser to skip 2-Step Verification for 30 days';
const STAFF = 'staff@maple-street.example';

describe('2-Step Verification', () => {
  let world: World;
  let folder: string;
  before(async () => {
    world = await createWorld();
    folder = await mkdtemp(join(tmpdir(), 'clinic-auth-two-step-'));
  });
  after(async () => {
    await world.close();
    await rm(folder, { recursive: true, force: true });
  });

  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const code = (page: Page) => page.getByLabel('Verification code', { exact: true });

  async function typeCode(page: Page, digits: string): Promise<void> {
    await code(page).fill(digits);
    await button(page, 'Submit').click();
  }

  async function openLogin(context: BrowserContext, username: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(world.siteUrl);
    await loginForm(page).logIn(username, DEMO_PASSWORD);
    return page;
  }

  async function openSettings(page: Page): Promise<void> {
    await page.waitForURL(/account/);
    await page.getByRole('tab', { name: '2-Step Verification' }).click();
    await page.getByRole('heading', { name: '2-Step Verification' }).first().waitFor();
  }

  async function logOut(page: Page): Promise<void> {
    await page.getByRole('tab').first().click();
    await button(page, 'Log out').first().click();
    await loginForm(page).submit.waitFor();
  }

  /** Reads the recovery code from the screen, and goes on. */
  async function saveRecoveryCode(page: Page, next: string): Promise<string> {
    const download = page.waitForEvent('download');
    await button(page, 'Download PDF').click();
    const file = join(folder, 'recovery-code.pdf');
    await (await download).saveAs(file);
    const [, recoveryCode = ''] = /\b([0-9A-HJKMNP-TV-Z]{6})\b(?![a-z])/.exec(await readPdf(file)) ?? [];
    await button(page, next).click();
    return recoveryCode;
  }

  it('is set up with an app, asked for, trusted, and passed with the recovery code when the phone is lost', async () => {
    const browser = await world.newBrowser({ acceptDownloads: true });
    const page = await openLogin(browser, 'staff');
    await openSettings(page);
    await button(page, 'Set Up').first().click();
    await page.getByLabel('Current password', { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole('radio', { name: /Authenticator app/ }).check();
    await button(page, 'Next').click();

    const picture = join(folder, 'qr.png');
    const qr = page.getByRole('img', { name: /QR code/ });
    await qr.waitFor();
    await qr.screenshot({ path: picture });
    const uri = new URL(await readQrCode(picture));
    assert.match(decodeURIComponent(uri.pathname), /Maple Street Physiotherapy:staff$/);
    assert.equal(uri.searchParams.get('issuer'), 'Maple Street Physiotherapy');
    const key = uri.searchParams.get('secret') ?? '';
    await typeCode(page, await authenticatorCode(key, -5));
    await page.getByText('check that your phone’s clock').waitFor();
    await typeCode(page, await authenticatorCode(key));
    const first = await saveRecoveryCode(page, 'Done');
    assert.equal(first.length, 6);
    await page.getByText('2-Step Verification is on').first().waitFor();
    await world.mailTo(STAFF, ({ subject }) => /2-Step Verification/.test(subject));
    await logOut(page);

    await loginForm(page).logIn('staff', DEMO_PASSWORD);
    await code(page).waitFor();
    await page.reload();
    await code(page).waitFor();
    await page.getByLabel(TRUST).check();
    // The step that set the app up is used; the next one is within the drift that is allowed.
    await typeCode(page, await authenticatorCode(key, 1));
    await page.waitForURL(/account/);
    await logOut(page);
    await loginForm(page).logIn('staff', DEMO_PASSWORD);
    await page.getByRole('heading', { name: 'My Account' }).waitFor();

    const elsewhere = await world.newBrowser({ acceptDownloads: true });
    const lost = await openLogin(elsewhere, 'staff');
    await code(lost).waitFor();
    await button(lost, 'Use recovery code instead').click();
    await lost.getByLabel('Recovery code', { exact: true }).fill(first.toLowerCase());
    await button(lost, 'Submit').click();
    const second = await saveRecoveryCode(lost, 'Next');
    assert.notEqual(second, first);
    await lost.waitForURL(/account/);
    await world.mailTo(STAFF, ({ subject }) => /recovery code/i.test(subject));
  });

  it('comes by text message, to the number on the profile', async () => {
    const browser = await world.newBrowser();
    const page = await openLogin(browser, 'full-access');
    await openSettings(page);
    await button(page, 'Set Up').first().click();
    await page.getByLabel('Current password', { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole('radio', { name: /Text message/ }).check();
    await page.getByLabel('Mobile phone', { exact: true }).fill('(604) 555-0102');
    await button(page, 'Next').click();
    const sms = await world.mailTo('+16045550102', () => true);
    const [, digits = ''] = /\n@localhost #(\d{6})$/.exec(sms.text) ?? [];
    await typeCode(page, digits);
    await button(page, 'Done').click();
    await logOut(page);

    await loginForm(page).logIn('full-access', DEMO_PASSWORD);
    await code(page).waitFor();
    const next = await world.mailTo('+16045550102', ({ text }) => !text.includes(digits));
    await typeCode(page, digits === '000000' ? '000001' : '000000');
    await page.getByText('not the code in the newest text message').waitFor();
    await typeCode(page, /#(\d{6})$/.exec(next.text)?.[1] ?? '');
    await page.waitForURL(/account/);
  });

  it('is a passkey, made in My Account, that also logs in without a password', async () => {
    const browser = await world.newBrowser();
    const page = await openLogin(browser, 'owner');
    const devtools = await browser.newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await openSettings(page);
    await button(page, 'Set Up').first().click();
    await page.getByLabel('Current password', { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole('radio', { name: /Passkey/ }).check();
    await button(page, 'Next').click();
    await button(page, 'Make passkey').click();
    await page.getByLabel('Name for this passkey').fill('Test key');
    await button(page, 'Save').click();
    await button(page, 'Done').click();
    await page.getByText('Test key').waitFor();
    await logOut(page);
    await button(page, 'Log in with a passkey').click();
    await page.getByRole('heading', { name: 'My Account' }).waitFor();
    await page.getByText('Olive Tremblay').first().waitFor();
  });
});
