import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { PUBLIC_URL } from '../support/auth-node.ts';
import type { Page } from '../support/browser.ts';
import {
  appointmentsIn,
  askForFeed,
  type CalendarWay,
  feedIn,
  listOwn,
  openCalendarWay,
  resetFeed,
} from '../support/calendars.ts';
import { DAY, HOUR } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { addPerson, type StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

for (const dialect of databases()) {
  describe(`one's own calendar, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let way: CalendarWay;
    let clinic: StaffedClinic;
    let own: Page;
    before(async () => {
      door = await openFrontDoor(dialect);
      way = openCalendarWay(door);
    });
    beforeEach(async () => {
      door.clock.advance(HOUR);
      clinic = await door.clinic();
      own = await way.enter(clinic.patient);
    });
    after(() => door.close());

    const idsOf = async (page: Page) =>
      appointmentsIn(await listOwn(page, clinic)).appointments.map(({ id }) => id);

    it('is empty at first, in the clinic’s time zone', async () => {
      assert.deepEqual(appointmentsIn(await listOwn(own, clinic)), {
        appointments: [],
        timeZone: 'America/Vancouver',
      });
    });

    it('lists what is still to come, the next first, as it was booked', async () => {
      const startsAt = door.clock.now() + 3 * DAY;
      await way.book(clinic.patient, { id: 'later', startsAt: startsAt + DAY });
      await way.book(clinic.patient, {
        id: 'online',
        startsAt,
        endsAt: startsAt + 2 * HOUR,
        practitioner: 'Sam Okafor',
        treatment: 'Review',
        place: null,
        onlineUrl: 'https://video.example/7',
      });
      await way.book(clinic.patient, { id: 'next', startsAt: door.clock.now() + HOUR });
      assert.deepEqual(await idsOf(own), ['next', 'online', 'later']);
      const [, online] = appointmentsIn(await listOwn(own, clinic)).appointments;
      assert.deepEqual(online, {
        id: 'online',
        startsAt: new Date(startsAt).toISOString(),
        endsAt: new Date(startsAt + 2 * HOUR).toISOString(),
        practitioner: 'Sam Okafor',
        treatment: 'Review',
        place: null,
        onlineUrl: 'https://video.example/7',
      });
    });

    it('shows a visit until it is over, and none that was cancelled', async () => {
      const now = door.clock.now();
      await way.book(clinic.patient, { id: 'under-way', startsAt: now - HOUR, endsAt: now + 1 });
      await way.book(clinic.patient, { id: 'over', startsAt: now - HOUR, endsAt: now });
      await way.book(clinic.patient, { id: 'cancelled', isCancelled: true });
      assert.deepEqual(await idsOf(own), ['under-way']);
    });

    it('is one’s own alone: patients and staff, in this clinic and another', async () => {
      const other = await door.clinic();
      await way.book(clinic.patient, { id: 'of-patient' });
      await way.book(clinic.staff, { id: 'of-staff' });
      await way.book(other.patient, { id: 'elsewhere' });
      assert.deepEqual(await idsOf(own), ['of-patient']);
      assert.deepEqual(await idsOf(await way.enter(clinic.staff)), ['of-staff']);
      assert.deepEqual(await idsOf(await way.enter(clinic.owner)), []);
      const feed = await way.feed(clinic.patient);
      assert.deepEqual([...(await way.events(feed.url)).keys()], ['of-patient']);
    });

    it('keeps those apart who share an address', async () => {
      const shared = { email: 'family@home.example' };
      const parent = await addPerson(door.registry, clinic, {
        role: 'patient',
        username: 'parent',
        ...shared,
      });
      const child = await addPerson(door.registry, clinic, { role: 'patient', username: 'child', ...shared });
      await way.book(parent, { id: 'of-parent' });
      await way.book(child, { id: 'of-child' });
      assert.deepEqual(await idsOf(await way.enter(child)), ['of-child']);
      const [one, other] = [await way.feed(parent), await way.feed(child)];
      assert.notEqual(one.url, other.url);
      assert.deepEqual([...(await way.events(other.url)).keys()], ['of-child']);
    });

    it('is nothing for those who are not logged in, nor for pages of other origins', async () => {
      const stranger = door.browser().open(clinic.origin);
      for (const ask of [listOwn, askForFeed, resetFeed]) {
        assert.equal((await ask(stranger, clinic)).status, 401);
      }
      const foreign = door.browser().open('https://evil.example');
      for (const ask of [listOwn, askForFeed, resetFeed]) {
        assert.equal((await ask(foreign, clinic)).status, 403);
      }
    });

    it('makes no feed and ends none without the header that foreign forms cannot send', async () => {
      for (const path of ['calendar-feed', 'calendar-feed/reset']) {
        const answer = await own.send({
          method: 'POST',
          path: `/v1/clinics/${clinic.slug}/${path}`,
          body: '{}',
          headers: { 'Content-Type': 'application/json' },
        });
        assert.equal(answer.status, 403);
      }
      const { db } = door.node.database;
      const feeds = await db.selectFrom('feed').selectAll().where('clinicId', '=', clinic.id).execute();
      assert.deepEqual(feeds, []);
    });

    it('has one link of 256 bits, made when first asked for, the same one from then on', async () => {
      const first = feedIn(await askForFeed(own, clinic));
      assert.match(first.url, new RegExp(`^${PUBLIC_URL}/feeds/${clinic.slug}/[A-Za-z0-9_-]{43}\\.ics$`));
      assert.deepEqual([first.lastFetchedAt, first.lastFetchedBy], [null, null]);
      assert.deepEqual(feedIn(await askForFeed(own, clinic)), first);
      const elsewhere = await way.enter(clinic.patient);
      assert.deepEqual(feedIn(await askForFeed(elsewhere, clinic)), first);
    });

    it('has one link even when it is first asked for from everywhere at once', async () => {
      const answers = await Promise.all(Array.from({ length: 8 }, () => askForFeed(own, clinic)));
      assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
      assert.equal(new Set(answers.map((answer) => feedIn(answer).url)).size, 1);
    });

    it('stores no link that could be read from the database', async () => {
      const { url } = feedIn(await askForFeed(own, clinic));
      const token = /([^/]+)\.ics$/.exec(url)?.[1] ?? '';
      assert.equal(token.length, 43);
      const { db } = door.node.database;
      const rows = await db.selectFrom('feed').selectAll().where('clinicId', '=', clinic.id).execute();
      assert.equal(rows.length, 1);
      assert.ok(!JSON.stringify(rows).includes(token));
    });

    it('says when its link was last fetched, and by what', async () => {
      const { url } = feedIn(await askForFeed(own, clinic));
      const at = door.clock.now();
      await way.fetch(url, { 'User-Agent': 'Google-Calendar-Importer' });
      const { lastFetchedAt, lastFetchedBy } = feedIn(await askForFeed(own, clinic));
      assert.equal(lastFetchedAt, new Date(at).toISOString());
      assert.equal(lastFetchedBy, 'Google-Calendar-Importer');
    });

    it('writes that down at most every ten minutes', async () => {
      const { url } = feedIn(await askForFeed(own, clinic));
      const fetched = async (userAgent: string) => {
        await way.fetch(url, { 'User-Agent': userAgent });
        return feedIn(await askForFeed(own, clinic)).lastFetchedBy;
      };
      assert.equal(await fetched('first'), 'first');
      door.clock.advance(600_000 - 1);
      assert.equal(await fetched('second'), 'first');
      door.clock.advance(1);
      assert.equal(await fetched('third'), 'third');
      door.clock.advance(600_000);
      assert.equal((await fetched('x'.repeat(5000)))?.length, 120);
    });

    it('gets another link by a reset, of which nobody knows whether it was fetched', async () => {
      const old = feedIn(await askForFeed(own, clinic));
      await way.fetch(old.url, { 'User-Agent': 'Google-Calendar-Importer' });
      const fresh = feedIn(await resetFeed(own, clinic));
      assert.notEqual(fresh.url, old.url);
      assert.deepEqual([fresh.lastFetchedAt, fresh.lastFetchedBy], [null, null]);
      assert.deepEqual(feedIn(await askForFeed(own, clinic)), fresh);
      assert.equal((await way.fetch(old.url)).status, 404);
      assert.equal((await way.fetch(fresh.url)).status, 200);
    });

    it('gets its first link by a reset too', async () => {
      const { url } = feedIn(await resetFeed(own, clinic));
      assert.equal((await way.fetch(url)).status, 200);
    });

    it('loses no colleague’s link by a reset', async () => {
      const colleague = await way.feed(clinic.staff);
      await resetFeed(own, clinic);
      assert.equal((await way.fetch(colleague.url)).status, 200);
    });

    it('shows nobody another’s link, even where somebody has moved it in the database', async () => {
      const colleague = await way.feed(clinic.staff);
      await askForFeed(own, clinic);
      const { db } = door.node.database;
      const feeds = db.selectFrom('feed').select('sealedToken').where('clinicId', '=', clinic.id);
      const theirs = await feeds.where('profileId', '=', clinic.staff.profileId).executeTakeFirstOrThrow();
      await db
        .updateTable('feed')
        .set(theirs)
        .where('clinicId', '=', clinic.id)
        .where('profileId', '=', clinic.patient.profileId)
        .execute();
      const answer = await askForFeed(own, clinic);
      assert.equal(answer.status, 500);
      assert.ok(!answer.text.includes(colleague.url));
      assert.equal((await resetFeed(own, clinic)).status, 200, 'a reset mends it');
    });
  });
}
