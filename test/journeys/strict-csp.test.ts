import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import Database from 'better-sqlite3';
import type { BrowserContext, Page } from 'playwright-core';
import { startStrictSite, strictPaths, type StrictSite } from '../../demo/strict-csp/server.ts';
import { clinicTags } from '../../widgets/tags.ts';
import { waitUntil } from './support/any-browser/wait-until.ts';
import { registerOrigin } from './support/example.ts';
import { authenticatorCode, readPdf, readQrCode } from './support/outside-tools.ts';
import { addAuthenticator, button, choosePassword, code, heading, tokenIn } from './support/page-parts.ts';
import { watchViolations } from './support/violations.ts';
import { collectComplaints, createWorld, DEMO_PASSWORD, loginForm, type World } from './support/world.ts';

const NEW_PASSWORD = 'violet kettle drum orchard';
const paths = [...strictPaths, '/?clinic-doctor'];

describe('a page whose policy allows the BFF’s script, calls to the BFF, and nothing else', () => {
  let world: World;
  let site: StrictSite;
  let folder: string;
  before(async () => {
    world = await createWorld();
    site = await startStrictSite({ bffUrl: world.bffUrl });
    await registerOrigin(world, 'maple-street', site.url);
    folder = await mkdtemp(join(tmpdir(), 'clinic-auth-strict-'));
  });
  after(async () => {
    await site.close();
    await world.close();
    await rm(folder, { recursive: true });
  });

  /** Opens a browser, in which nothing may be refused until it is closed. */
  async function withinPolicy(act: (page: Page, browser: BrowserContext) => Promise<void>): Promise<void> {
    const browser = await world.newBrowser({ acceptDownloads: true });
    const violations = await watchViolations(browser);
    const page = await browser.newPage();
    const complaints = collectComplaints(page);
    await act(page, browser);
    assert.deepEqual(violations, []);
    assert.deepEqual(
      complaints.filter((text) => /polic|trusted|refused to/i.test(text)),
      [],
    );
    assert.deepEqual(site.reports, []);
    await browser.close();
  }

  async function logIn(page: Page, username: string, password = DEMO_PASSWORD): Promise<void> {
    await page.goto(site.url);
    await loginForm(page).logIn(username, password);
  }

  async function loggedIn(page: Page): Promise<void> {
    await page.waitForURL(/account/);
    await heading(page, 'My Account').waitFor();
  }

  /** Until it is over: a page that is left takes its requests along. */
  async function logOut(page: Page): Promise<void> {
    await button(page, 'Log out').first().click();
    await loginForm(page).submit.first().waitFor();
  }

  async function readQr(page: Page): Promise<URL> {
    const picture = join(folder, 'qr.png');
    await page.getByRole('img', { name: /QR code/ }).screenshot({ path: picture });
    return new URL(await readQrCode(picture));
  }

  it('holds every tag there is', async () => {
    const texts = await Promise.all(paths.map(async (path) => (await fetch(`${site.url}${path}`)).text()));
    const missing = clinicTags.filter((tag) => !texts.some((text) => text.includes(`<${tag} `)));
    assert.deepEqual(missing, []);
  });

  it('brings every tag to life, logged out, as a patient and as the owner', () =>
    withinPolicy(async (page) => {
      const openAll = async () => {
        for (const path of paths) {
          await page.goto(`${site.url}${path}`);
          await page.waitForFunction(
            () => !document.querySelector(':not(:defined)') && document.querySelector('.ca-root *'),
          );
          await page.waitForLoadState('networkidle');
        }
      };
      await openAll();
      for (const person of ['patient', 'owner']) {
        await logIn(page, person);
        await loggedIn(page);
        for (const tab of await page.getByRole('tab').all()) await tab.click();
        await openAll();
        await page.goto(site.url);
        await logOut(page);
      }
    }));

  it('has 2-Step Verification set up, asked for and recovered, with QR code and PDF', () =>
    withinPolicy(async (page) => {
      await logIn(page, 'staff', 'not the passphrase');
      await page.getByText('don’t match').waitFor();
      await logIn(page, 'staff');
      await loggedIn(page);
      await page.goto(`${site.url}/settings/`);
      await button(page, 'Set Up').first().click();
      await page.locator('clinic-two-step-settings').getByLabel('Current password').fill(DEMO_PASSWORD);
      await page.getByRole('radio', { name: /Authenticator app/ }).check();
      await button(page, 'Next').click();
      const key = (await readQr(page)).searchParams.get('secret') ?? '';
      await code(page).fill(await authenticatorCode(key));
      await button(page, 'Submit').click();
      const download = page.waitForEvent('download');
      await button(page, 'Download PDF').click();
      const file = join(folder, 'recovery-code.pdf');
      await (await download).saveAs(file);
      const [, recoveryCode = ''] = /\b([0-9A-HJKMNP-TV-Z]{6})\b(?![a-z])/.exec(await readPdf(file)) ?? [];
      await button(page, 'Done').click();
      await page.getByText('2-Step Verification is on').first().waitFor();
      await page.goto(site.url);
      await logOut(page);

      await logIn(page, 'staff');
      await code(page).waitFor();
      await page.goto(`${site.url}/two-step/`);
      const recovery = page.locator('clinic-recovery-code');
      await recovery.getByLabel('Recovery code', { exact: true }).fill(recoveryCode);
      await recovery.getByRole('button', { name: 'Submit' }).click();
      await button(page, 'Next').first().click();
      await page.getByText('You are logged in as Sam Okafor').first().waitFor();
    }));

  it('lets people in by their emails', () =>
    withinPolicy(async (page) => {
      const welcome = await world.mailTo('jordan@maple-street.example', ({ text }) => /#token=/.test(text));
      await page.goto(`${site.url}/set-up-account/${tokenIn(welcome.text)}`);
      await page.getByLabel('Username', { exact: true }).fill('jordan');
      await choosePassword(page, NEW_PASSWORD);
      await button(page, 'Submit').click();
      await page.getByText('Jordan Lee').first().waitFor();
      await logOut(page);

      await page.goto(`${site.url}/forgot-password/`);
      await page.getByLabel('Email or phone number').fill('jordan@maple-street.example');
      await button(page, 'Submit').click();
      const mail = await world.mailTo('jordan@maple-street.example', ({ text }) => /\b\d{6}\b/.test(text));
      await code(page).fill(/\b\d{6}\b/.exec(mail.text)?.[0] ?? '');
      await button(page, 'Next').click();
      await page.getByText('Hello Jordan Lee').waitFor();
      await page.goto('about:blank');
      await page.goto(`${site.url}/reset-password/${tokenIn(mail.text)}`);
      await page.getByText('Hello Jordan Lee').waitFor();
    }));

  it('has calendars, sessions, credentials and passkeys', () =>
    withinPolicy(async (page) => {
      await addAuthenticator(page);
      await logIn(page, 'full-access');
      await loggedIn(page);
      await page.goto(`${site.url}/settings/`);
      await button(page, 'Subscribe to your Calendar').click();
      await button(page, 'Show QR code').click();
      assert.equal((await readQr(page)).protocol, 'webcal:');
      await button(page, 'Sign out everywhere').click();
      await heading(page, 'Sign out here too?').waitFor();
      await page.keyboard.press('Escape');

      const twoStep = page.locator('clinic-two-step-settings');
      await twoStep.getByRole('button', { name: 'Set Up' }).first().click();
      await twoStep.getByLabel('Current password').fill(DEMO_PASSWORD);
      await page.getByRole('radio', { name: /Passkey/ }).check();
      await button(page, 'Next').click();
      await button(page, 'Make passkey').click();
      await page.getByLabel('Name for this passkey').fill('Test key');
      await twoStep.getByRole('button', { name: 'Save' }).click();
      await button(page, 'Done').click();
      await page.getByText('Test key').first().waitFor();
      const credentials = page.locator('clinic-credentials');
      await credentials.getByLabel('New password', { exact: true }).fill('aaaaaaaaaaaaaaaa');
      await credentials.locator('.ca-strength[data-level]').waitFor();
      await page.goto(site.url);
      await logOut(page);
      await button(page, 'Log in with a passkey').click();
      await loggedIn(page);
    }));

  it('has the team’s widgets, down to a merge and the preview of an email', () =>
    withinPolicy(async (page) => {
      await logIn(page, 'owner');
      await loggedIn(page);
      await page.goto(`${site.url}/team/`);
      await page.getByLabel('Require 2-Step Verification for all staff', { exact: true }).check();
      const settings = page.locator('clinic-security-settings');
      await settings.getByRole('button', { name: 'Next' }).click();
      await heading(page, 'Save these changes?').waitFor();

      await button(page, 'Possible duplicates').click();
      const twins = page.getByRole('listitem').filter({ hasText: 'Same name and birth date' });
      await twins.getByRole('button', { name: 'Compare and merge' }).click();
      await heading(page, 'What will happen').waitFor();
      const profiles = page.locator('clinic-profiles');
      await profiles.getByLabel('Current password', { exact: true }).fill(DEMO_PASSWORD);
      await profiles.getByRole('button', { name: 'Merge', exact: true }).click();
      await page.getByText('The profiles are merged.').waitFor();

      await page.goto(`${site.url}/team/`);
      await page.getByLabel('Find a profile', { exact: true }).fill('robin');
      await page.getByText('1 profile found.').waitFor();
      await button(page, 'Robin Bennett').click();
      await button(page, 'Send Welcome Email').click();
      await page.getByLabel(/^A note of your own/).fill('See you soon!');
      await page.getByRole('region', { name: 'The email' }).getByText('See you soon!').waitFor();
    }));

  it('warns before Automatic Sign Out', () =>
    withinPolicy(async (page) => {
      await logIn(page, 'patient');
      await loggedIn(page);
      const database = new Database(world.databaseUrl.replace('sqlite:', ''));
      const almostADay = 24 * 3_600_000 - 30_000;
      database.prepare('UPDATE session SET last_active_at = ?').run(Date.now() - almostADay);
      database.close();
      await page.reload();
      await page.getByRole('alertdialog').waitFor();
      await button(page, 'Stay logged in').click();
      await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    }));

  it('does with a browser key, where no cookie comes back', () =>
    withinPolicy(async (page, browser) => {
      let proofs = 0;
      await browser.route(`${world.bffUrl}/v1/**`, async (route) => {
        if (route.request().headers()['dpop'] !== undefined) {
          proofs += 1;
          return route.continue();
        }
        const response = await route.fetch();
        await browser.clearCookies();
        const headers = response.headers();
        delete headers['set-cookie'];
        return route.fulfill({ response, headers });
      });
      await logIn(page, 'patient');
      await loggedIn(page);
      assert.ok(proofs > 0, 'the login went by cookies');
      await page.reload();
      await page.getByText('Pat Rivers').first().waitFor();
      await logOut(page);
    }));

  it('may have style sheets of its own', async () => {
    const styled = await startStrictSite({ bffUrl: world.bffUrl, styles: "'self'" });
    await registerOrigin(world, 'maple-street', styled.url);
    await withinPolicy(async (page) => {
      await page.goto(styled.url);
      await loginForm(page).submit.waitFor();
      const width = await page.evaluate(() => getComputedStyle(document.body).maxWidth);
      assert.equal(width, '960px');
    });
    assert.deepEqual(styled.reports, []);
    await styled.close();
  });

  it('would be found out if it were broken', async () => {
    const broken = await startStrictSite({ bffUrl: world.bffUrl });
    const browser = await world.newBrowser();
    const violations = await watchViolations(browser);
    const page = await browser.newPage();
    await page.goto(`${broken.url}/broken/`);
    const isRefused = await page.evaluate(() => {
      try {
        document.createElement('script').src = 'https://elsewhere.example/script.js';
        return false;
      } catch {
        return true;
      }
    });
    assert.ok(isRefused);
    for (const beginning of ['style-src-attr inline', 'require-trusted-types-for', 'reported: '])
      await waitUntil(
        beginning,
        async () => violations.find((violation) => violation.startsWith(beginning)) ?? null,
      );
    await waitUntil('both reports', async () => (broken.reports.length >= 2 ? broken.reports : null));
    await browser.close();
    await broken.close();
  });
});
