import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { type AppointmentData, putAppointment } from '../../bff/storage/appointments.ts';
import { openDatabase } from '../../bff/storage/open.ts';
import { readCalendar } from '../support/read-calendar.ts';
import { readWithPython, subscribeVdirsyncer } from './support/calendar-programs.ts';
import { readQrCode } from './support/outside-tools.ts';
import { collectComplaints, createWorld, DEMO_PASSWORD, loginForm, type World } from './support/world.ts';

const DAY_MS = 86_400_000;
const visit: AppointmentData = {
  id: 'journey',
  // Whole seconds, as calendars know them; far from the demo's own visits.
  startsAt: Math.floor(Date.now() / DAY_MS) * DAY_MS + 50 * DAY_MS + 17.5 * 3_600_000,
  endsAt: Math.floor(Date.now() / DAY_MS) * DAY_MS + 50 * DAY_MS + 18 * 3_600_000,
  practitioner: 'Zoë Núñez',
  treatment: 'First visit; 🙂, and more',
  place: 'Room 9',
  onlineUrl: null,
  isCancelled: false,
};

/** Writes a visit of the demo's patient as the clinic's own system would. */
async function book({ databaseUrl }: World, changed: Partial<AppointmentData> = {}): Promise<void> {
  const { db, close } = await openDatabase(databaseUrl, () => {});
  try {
    const { id: clinicId } = await db
      .selectFrom('clinic')
      .select('id')
      .where('slug', '=', 'maple-street')
      .executeTakeFirstOrThrow();
    const { id: profileId } = await db
      .selectFrom('profile')
      .select('id')
      .where('clinicId', '=', clinicId)
      .where('usernameKey', '=', 'patient')
      .executeTakeFirstOrThrow();
    const now = Date.now();
    await db
      .transaction()
      .execute((trx) => putAppointment(trx, { clinicId, profileId }, { ...visit, ...changed }, now));
  } finally {
    await close();
  }
}

/** Logs in on the clinic's homepage and opens the calendar's tab in My Account. */
async function openCalendar(page: Page, world: World): Promise<void> {
  await page.goto(world.siteUrl);
  await loginForm(page).logIn('patient', DEMO_PASSWORD);
  await page.waitForURL(`${world.siteUrl}/account/`);
  await page.getByRole('tab', { name: 'Calendar' }).click();
  await page.getByRole('heading', { name: 'Your appointments' }).waitFor();
}

describe('one’s appointments in one’s own calendar', () => {
  let world: World;
  let folder: string;
  before(async () => {
    world = await createWorld();
    folder = await mkdtemp(join(tmpdir(), 'clinic-auth-calendar-'));
  });
  after(async () => {
    await world.close();
    await rm(folder, { recursive: true });
  });

  it('come from the account page into a calendar program, with every booking, change and cancellation', async () => {
    const browser = await world.newBrowser();
    await browser.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: world.siteUrl });
    const page = await browser.newPage();
    const complaints = collectComplaints(page);
    await openCalendar(page, world);
    await page.getByText('Gait analysis').waitFor();
    await page.getByRole('link', { name: 'Join online' }).waitFor();

    const opener = page.getByRole('button', { name: 'Subscribe to your Calendar' });
    await opener.click();
    await page.getByText('Not fetched yet.').waitFor();
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('Copied.').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(link, new RegExp(`^${world.bffUrl}/feeds/maple-street/[\\w-]{43}\\.ics$`));
    const device = await page.getByRole('link', { name: 'Subscribe from this device' }).getAttribute('href');
    assert.equal(device, link.replace('http:', 'webcal:'));

    await page.getByRole('button', { name: 'Show QR code' }).click();
    const qrCode = page.getByRole('img', { name: 'QR code of the link to your calendar' });
    const picture = join(folder, 'qr-code.png');
    await qrCode.screenshot({ path: picture });
    assert.equal(await readQrCode(picture), device);

    const calendar = await subscribeVdirsyncer(link);
    // vdirsyncer gives what comes over HTTP UIDs of its own, so the visit is known by its place.
    const found = async () => {
      await calendar.sync();
      const events = (await calendar.events()).filter((event) => event.includes('LOCATION:Room 9'));
      assert.ok(events.length <= 1, 'a change is no second visit');
      return events[0];
    };
    assert.equal(await found(), undefined);
    assert.equal((await calendar.events()).length, 6, 'what the demo has booked for this patient');
    await opener.click();
    await opener.click();
    await page.getByText(/Last fetched on .*, by vdirsyncer\./).waitFor();

    await book(world);
    const booked = await found();
    assert.ok(booked);
    assert.match(booked, /STATUS:CONFIRMED/);
    await page.reload();
    await page.getByRole('tab', { name: 'Calendar' }).click();
    await page.getByText('with Zoë Núñez').waitFor();

    const startsAt = visit.startsAt + 3_600_000;
    await book(world, { startsAt, endsAt: startsAt + 1_800_000 });
    const changed = await found();
    assert.ok(changed);
    assert.equal(readCalendar(changed).events[0]?.startsAt, startsAt);

    await book(world, { startsAt, endsAt: startsAt + 1_800_000, isCancelled: true });
    assert.match((await found()) ?? '', /STATUS:CANCELLED/);
    assert.equal((await calendar.events()).length, 7);

    const read = (await readWithPython(await (await fetch(link)).text())).find(({ uid }) =>
      uid.startsWith('journey@'),
    );
    assert.ok(read);
    const { summary, status, sequence } = read;
    assert.deepEqual(
      { summary, status, sequence },
      { summary: 'Appointment at Maple Street Physiotherapy', status: 'CANCELLED', sequence: 2 },
    );
    assert.equal(Date.parse(read.startsAt), startsAt);

    await opener.click();
    await page.getByRole('button', { name: 'Reset link' }).click();
    await page.getByRole('heading', { name: 'Reset the link?' }).waitFor();
    await page.getByRole('button', { name: 'Reset link' }).click();
    await page.getByText('The old link has ended.').waitFor();
    assert.equal((await fetch(link)).status, 404);
    await assert.rejects(calendar.sync(), 'the calendar learns that its link has ended');
    const fresh = (await page.locator('.ca-feed-link').textContent())?.trim() ?? '';
    assert.notEqual(fresh, link);
    assert.equal((await readWithPython(await (await fetch(fresh)).text())).length, 7);

    assert.equal(complaints.join('\n'), '', 'the clinic’s page stays clean');
    await calendar.remove();
    await browser.close();
  });

  it('are everybody’s own, at the hosted account page too', async () => {
    const browser = await world.newBrowser();
    const page = await browser.newPage();
    await page.goto(`${world.bffUrl}/c/harbour-dental/account`);
    await loginForm(page).logIn('staff', DEMO_PASSWORD);
    await page.getByRole('tab', { name: 'Calendar' }).click();
    await page.getByText('Cleaning').waitFor();
    assert.equal(await page.locator('.ca-visit').count(), 1);
    await browser.close();
  });
});
