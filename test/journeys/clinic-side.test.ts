import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { authenticatorCode } from './support/outside-tools.ts';
import { createWorld, DEMO_PASSWORD, loginForm, type World } from './support/world.ts';

const OWNER = 'owner@maple-street.example';
const STAFF = 'staff@maple-street.example';
const PATIENT = 'family@maple-street.example';
const NOTE = 'Please bring your insurance card. We look forward to meeting you!';

describe('The clinic’s side', () => {
  let world: World;
  before(async () => {
    world = await createWorld();
  });
  after(() => world.close());

  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

  /** Logs somebody in on the homepage, in a browser of their own, as far as the password leads. */
  async function logIn(username: string): Promise<Page> {
    const browser = await world.newBrowser();
    const page = await browser.newPage();
    await page.goto(world.siteUrl);
    await loginForm(page).logIn(username, DEMO_PASSWORD);
    return page;
  }

  /** From the page where a login leads, by its link, to the team's. */
  async function openTeam(page: Page): Promise<void> {
    await heading(page, 'My Account').waitFor();
    await page.getByRole('link', { name: 'For our team' }).click();
    await heading(page, 'Profiles').waitFor();
  }

  async function openProfile(page: Page, search: string, name: string): Promise<void> {
    await page.goto(`${world.siteUrl}/team/`);
    await page.getByLabel('Find a profile', { exact: true }).fill(search);
    await page.getByText('1 profile found.').waitFor();
    await button(page, name).click();
    await heading(page, 'Recent events').waitFor();
  }

  async function confirm(page: Page, action: string): Promise<void> {
    await page.getByLabel('Current password', { exact: true }).fill(DEMO_PASSWORD);
    await button(page, action).click();
  }

  it('enforces 2-Step Verification, helps a colleague, tidies up, and reads what has happened', async () => {
    const owner = await logIn('owner');
    await openTeam(owner);

    await owner.getByText('The clinic’s security settings', { exact: true }).click();
    await owner.getByText('Off: 4', { exact: true }).waitFor();
    await owner.getByLabel('Require 2-Step Verification for all staff', { exact: true }).check();
    await owner.getByText('4 people have none yet.').waitFor();
    await button(owner, 'Next').click();
    await heading(owner, 'Save these changes?').waitFor();
    await confirm(owner, 'Save');
    await owner.getByText('Your changes are saved and hold from now on.').waitFor();
    const told = await world.mailTo(OWNER, ({ subject }) => /Security settings/.test(subject));
    assert.match(told.text, /Required of all staff/);

    const colleague = await logIn('staff');
    await button(colleague, 'Set Up: Authenticator app').click();
    const key = (await colleague.locator('.ca-key').innerText()).replaceAll(/\s/g, '');
    await colleague.goto(`${world.siteUrl}/account/`);
    assert.equal(await heading(colleague, 'My Account').count(), 0, 'somebody got in without setting it up');
    await colleague.getByLabel('Verification code', { exact: true }).fill(await authenticatorCode(key));
    await button(colleague, 'Next').click();
    await button(colleague, 'Copy').waitFor();
    await button(colleague, 'Next').click();
    await heading(colleague, 'My Account').waitFor();

    await openProfile(owner, 'okafor', 'Sam Okafor');
    await button(owner, 'Pause').click();
    await owner.getByLabel('24 hours', { exact: true }).check();
    await confirm(owner, 'Pause');
    await owner.getByText('2-Step Verification is paused.').waitFor();
    const paused = await world.mailTo(STAFF, ({ subject }) => /paused/i.test(subject));
    assert.match(paused.text, /Olive Tremblay/);
    await heading(await logIn('staff'), 'My Account').waitFor();

    await owner.goto(`${world.siteUrl}/team/`);
    await button(owner, 'Possible duplicates').click();
    const twins = owner.getByRole('listitem').filter({ hasText: 'Same name and birth date' });
    await twins.getByRole('button', { name: 'Compare and merge' }).click();
    await heading(owner, 'What will happen').waitFor();
    await confirm(owner, 'Merge');
    await owner.getByText('The profiles are merged.').waitFor();
    await owner.goto(`${world.siteUrl}/team/`);
    await owner.getByLabel('Find a profile', { exact: true }).fill('alex morgan');
    await owner.getByText('1 profile found.').waitFor();

    await openProfile(owner, 'robin', 'Robin Bennett');
    await button(owner, 'Send Welcome Email').click();
    await owner.getByLabel(/^A note of your own/).fill(NOTE);
    await owner.getByRole('region', { name: 'The email' }).getByText(NOTE).waitFor();
    await button(owner, 'Send Welcome Email').click();
    await owner.getByText(`The welcome email is on its way to ${PATIENT}.`).waitFor();
    const welcome = await world.mailTo(PATIENT, ({ text }) => text.includes(NOTE));
    assert.match(welcome.text, /#token=/);
    await owner.getByText('Welcome email sent by Olive Tremblay').waitFor();

    await openProfile(owner, 'okafor', 'Sam Okafor');
    await owner.getByText('2-Step Verification paused by Olive Tremblay').waitFor();
    await owner.getByText('2-Step Verification turned on').waitFor();
  });

  it('shows staff the profiles and no more, and patients neither', async () => {
    const patient = await logIn('patient');
    await heading(patient, 'My Account').waitFor();
    await patient.goto(`${world.siteUrl}/team/`);
    await patient.getByText('This page is for the clinic’s team.').waitFor();
    assert.equal(await patient.getByLabel('Find a profile').count(), 0);
    // To cookies, the BFF's own pages are on the same host here: the port does not count.
    await patient.goto(`${world.bffUrl}/c/maple-street/security-settings`);
    await patient.getByText('This page is for the people who run the clinic.').waitFor();

    const dentist = await (await world.newBrowser()).newPage();
    await dentist.goto(`${world.siteUrl}/harbour-dental/`);
    await loginForm(dentist).logIn('staff', DEMO_PASSWORD);
    await openTeam(dentist);
    await dentist.getByText('11 profiles found.').waitFor();
    await dentist.getByText('The clinic’s security settings', { exact: true }).click();
    await dentist.getByText('please ask one of them').waitFor();
    await dentist.getByLabel('Find a profile', { exact: true }).fill('lind');
    await button(dentist, 'Freya Lind').click();
    await button(dentist, 'Send Password Reset Email').waitFor();
    assert.equal(await heading(dentist, 'Recent events').count(), 0);
  });
});
