import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Answer } from '../support/browser.ts';
import { askForFeed, type CalendarWay, feedIn, openCalendarWay, resetFeed } from '../support/calendars.ts';
import { DAY, HOUR, MINUTE } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { readCalendar } from '../support/read-calendar.ts';

for (const dialect of databases()) {
  describe(`a calendar feed, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let way: CalendarWay;
    let clinic: StaffedClinic;
    let url: string;
    before(async () => {
      door = await openFrontDoor(dialect);
      way = openCalendarWay(door);
    });
    beforeEach(async () => {
      door.clock.advance(HOUR);
      clinic = await door.clinic({ name: 'Maple Street Physiotherapy' });
      ({ url } = await way.feed(clinic.patient));
    });
    after(() => door.close());

    const etagOf = ({ headers }: Answer): string => headers.get('ETag') ?? '';

    it('is iCalendar that nobody else keeps, runs or frames', async () => {
      await way.book(clinic.patient, { id: 'visit' });
      const { status, headers, text } = await way.fetch(url);
      assert.equal(status, 200);
      assert.equal(headers.get('Content-Type'), 'text/calendar; charset=utf-8');
      assert.equal(headers.get('Cache-Control'), 'private, no-cache');
      assert.equal(headers.get('Content-Disposition'), 'inline; filename="appointments.ics"');
      assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
      assert.match(headers.get('Content-Security-Policy') ?? '', /default-src 'none'/);
      assert.equal(headers.get('Set-Cookie'), null);
      assert.equal(headers.get('Access-Control-Allow-Origin'), null);
      const [event] = readCalendar(text).events;
      assert.equal(event?.summary, 'Appointment at Maple Street Physiotherapy');
      assert.doesNotMatch(text, /Physiotherapy with|Farah/);
    });

    it('has a booking, a change and a cancellation with the next fetch', async () => {
      assert.equal((await way.events(url)).size, 0);
      await way.book(clinic.patient, { id: 'visit' });
      const booked = (await way.events(url)).get('visit');
      assert.deepEqual([booked?.status, booked?.sequence], ['CONFIRMED', 0]);

      door.clock.advance(MINUTE);
      const startsAt = door.clock.now() + 5 * DAY;
      await way.book(clinic.patient, { id: 'visit', startsAt, place: 'Gym' });
      const moved = (await way.events(url)).get('visit');
      assert.deepEqual([moved?.sequence, moved?.startsAt, moved?.location], [1, startsAt, 'Gym']);
      assert.equal(moved?.uid, booked?.uid);
      assert.equal(moved?.changedAt, door.clock.now());

      await way.book(clinic.patient, { id: 'visit', startsAt, place: 'Gym', isCancelled: true });
      const cancelled = (await way.events(url)).get('visit');
      assert.deepEqual([cancelled?.status, cancelled?.sequence], ['CANCELLED', 2]);

      await way.book(clinic.patient, { id: 'visit', startsAt, place: 'Gym' });
      const again = (await way.events(url)).get('visit');
      assert.deepEqual([again?.status, again?.sequence], ['CONFIRMED', 3]);
    });

    it('has nothing new when the clinic’s system repeats itself', async () => {
      const startsAt = door.clock.now() + DAY;
      assert.equal(await way.book(clinic.patient, { id: 'visit', startsAt }), true);
      const before = await way.fetch(url);
      door.clock.advance(MINUTE);
      assert.equal(await way.book(clinic.patient, { id: 'visit', startsAt }), false);
      assert.equal((await way.fetch(url, { 'If-None-Match': etagOf(before) })).status, 304);
      assert.equal((await way.events(url)).get('visit')?.sequence, 0);
    });

    it('has nothing new where only somebody else’s visit was cancelled', async () => {
      await way.book(clinic.patient, { id: 'visit' });
      const etag = etagOf(await way.fetch(url));
      const other = await door.clinic();
      await way.book(clinic.staff, { id: 'of-a-colleague', isCancelled: true });
      await way.book(other.patient, { id: 'elsewhere', isCancelled: true });
      assert.equal((await way.fetch(url, { 'If-None-Match': etag })).status, 304);
    });

    it('loses a visit that moves to another profile, which gains it', async () => {
      const { url: other } = await way.feed(clinic.staff);
      await way.book(clinic.patient, { id: 'visit' });
      const [mine, theirs] = [await way.fetch(url), await way.fetch(other)];
      await way.book(clinic.staff, { id: 'visit' });
      for (const [address, before] of [
        [url, mine],
        [other, theirs],
      ] as const) {
        assert.equal((await way.fetch(address, { 'If-None-Match': etagOf(before) })).status, 200);
      }
      assert.deepEqual([...(await way.events(url)).keys()], []);
      assert.equal((await way.events(other)).get('visit')?.sequence, 1);
    });

    it('keeps a cancelled visit for 30 days to the millisecond, and tells then that it has gone', async () => {
      const visit = { id: 'visit', startsAt: door.clock.now() + 60 * DAY, isCancelled: true };
      await way.book(clinic.patient, visit);
      door.clock.advance(MINUTE);
      await way.book(clinic.patient, { ...visit, id: 'another' });
      door.clock.advance(30 * DAY - MINUTE - 1);
      assert.equal((await way.events(url)).get('visit')?.status, 'CANCELLED');
      const etag = etagOf(await way.fetch(url));
      door.clock.advance(1);
      const later = await way.fetch(url, { 'If-None-Match': etag });
      assert.equal(later.status, 200);
      assert.deepEqual(
        readCalendar(later.text).events.map(({ uid }) => uid.replace(/@.*/, '')),
        ['another'],
      );
      door.clock.advance(MINUTE);
      const last = await way.fetch(url, { 'If-None-Match': etagOf(later) });
      assert.equal(last.status, 200);
      assert.deepEqual(readCalendar(last.text).events, []);
    });

    it('counts the 30 days from the cancellation, whatever is written after it', async () => {
      const visit = { id: 'visit', startsAt: door.clock.now() + 60 * DAY, isCancelled: true };
      await way.book(clinic.patient, visit);
      door.clock.advance(20 * DAY);
      await way.book(clinic.patient, { ...visit, place: 'Gym' });
      door.clock.advance(11 * DAY);
      assert.deepEqual([...(await way.events(url)).keys()], []);
    });

    it('lets people look back for 90 days', async () => {
      await way.book(clinic.patient, { id: 'recent', startsAt: door.clock.now() - 89 * DAY });
      await way.book(clinic.patient, { id: 'long-ago', startsAt: door.clock.now() - 92 * DAY });
      assert.deepEqual([...(await way.events(url)).keys()], ['recent']);
    });

    it('speaks the clinic’s language and says what the clinic allows, from the next second on', async () => {
      await way.book(clinic.patient, { id: 'visit' });
      const first = await way.fetch(url);
      const { db } = door.node.database;
      await db
        .updateTable('clinic')
        .set({ locale: 'fr-CA', calendarTitles: 'treatment' })
        .where('id', '=', clinic.id)
        .execute();
      door.clock.advance(1000);
      const second = await way.fetch(url, { 'If-None-Match': etagOf(first) });
      assert.equal(second.status, 200);
      assert.equal(readCalendar(second.text).events[0]?.summary, 'Physiotherapy avec Farah Aziz');
    });

    it('is known to be unchanged by its ETag: weak, in a list, and as any there is', async () => {
      await way.book(clinic.patient, { id: 'visit' });
      const etag = etagOf(await way.fetch(url));
      assert.match(etag, /^"[\w-]{43}"$/);
      for (const known of [etag, `W/${etag}`, `"other", ${etag}`, `"other",W/${etag}`, `${etag}, "x"`, '*']) {
        const answer = await way.fetch(url, { 'If-None-Match': known });
        assert.equal(answer.status, 304, known);
        assert.equal(answer.text, '');
        assert.equal(etagOf(answer), etag);
        assert.equal(answer.headers.get('Cache-Control'), 'private, no-cache');
        assert.equal(answer.headers.get('Content-Type'), null);
      }
      for (const other of ['"other"', etag.slice(1, -1), 'W/"other"', '', `${etag}x`]) {
        assert.equal((await way.fetch(url, { 'If-None-Match': other })).status, 200, other);
      }
    });

    it('answers HEAD as it would GET, without the calendar', async () => {
      const response = await door.node.app.request(url, { method: 'HEAD' });
      assert.equal(response.status, 200);
      assert.match(response.headers.get('ETag') ?? '', /^"/);
      assert.equal(await response.text(), '');
    });

    it('needs no cookie, and no origin keeps it from being fetched', async () => {
      const { status } = await way.fetch(url, { Origin: 'https://evil.example', Cookie: 'a=b' });
      assert.equal(status, 200);
    });

    it('is one and the same 404 wherever an address is wrong, but for the request’s id', async () => {
      const own = await way.enter(clinic.patient);
      const revoked = feedIn(await askForFeed(own, clinic)).url;
      await resetFeed(own, clinic);
      const other = await door.clinic();
      const live = await way.feed(clinic.staff);
      const token = /([\w-]{43})\.ics$/.exec(live.url)?.[1] ?? '';
      assert.equal(token.length, 43);
      const base = live.url.replace(/\/feeds\/.*/, '/feeds');
      const wrong: Readonly<Record<string, string>> = {
        guessed: `${base}/${clinic.slug}/${'A'.repeat(43)}.ics`,
        revoked,
        'of another clinic': `${base}/${other.slug}/${token}.ics`,
        'of no clinic': `${base}/nowhere/${token}.ics`,
        'too short': `${base}/${clinic.slug}/${token.slice(1)}.ics`,
        'too long': `${base}/${clinic.slug}/${token}A.ics`,
        'without an ending': `${base}/${clinic.slug}/${token}`,
        'with another ending': `${base}/${clinic.slug}/${token}.ical`,
        'in capitals': `${base}/${clinic.slug}/${token.toUpperCase()}.ics`,
        'with an odd slug': `${base}/${encodeURIComponent("' or 1=1 --")}/${token}.ics`,
        'with a zero byte': `${base}/${clinic.slug}/%00${token}.ics`,
        'badly encoded': `${base}/${clinic.slug}/%ZZ.ics`,
        'deeper down': `${base}/${clinic.slug}/${token}.ics/more`,
        'higher up': `${base}/${clinic.slug}`,
      };
      const seen = new Set<string>();
      for (const [name, address] of Object.entries(wrong)) {
        const answer = await way.fetch(address, { 'If-None-Match': '*' });
        assert.equal(answer.status, 404, name);
        const requestId = answer.headers.get('X-Request-Id') ?? '';
        assert.ok(answer.text.includes(requestId), name);
        seen.add(
          JSON.stringify([...answer.headers, answer.text]).replaceAll(requestId, 'the id of this request'),
        );
      }
      assert.equal(seen.size, 1, [...seen].join('\n'));
      assert.equal((await way.fetch(live.url)).status, 200);
    });

    it('is written 30 times in ten minutes, and then asks to wait; what is unchanged is not counted', async () => {
      const etag = etagOf(await way.fetch(url));
      for (let times = 1; times < 30; times += 1) assert.equal((await way.fetch(url)).status, 200);
      for (let times = 0; times < 40; times += 1) {
        assert.equal((await way.fetch(url, { 'If-None-Match': etag })).status, 304);
      }
      door.clock.advance(4 * MINUTE);
      const limited = await way.fetch(url);
      assert.equal(limited.status, 429);
      assert.equal(limited.headers.get('Retry-After'), String(6 * 60));
      assert.equal((await way.fetch(url, { 'If-None-Match': etag })).status, 304);

      const other = await way.feed(clinic.staff);
      assert.equal((await way.fetch(other.url)).status, 200, 'the limit is each feed’s own');
      door.clock.advance(6 * MINUTE);
      assert.equal((await way.fetch(url)).status, 200);
    });

    it('starts anew with a new link', async () => {
      for (let times = 0; times < 31; times += 1) await way.fetch(url);
      assert.equal((await way.fetch(url)).status, 429);
      const fresh = feedIn(await resetFeed(await way.enter(clinic.patient), clinic));
      assert.equal((await way.fetch(fresh.url)).status, 200);
      assert.equal((await way.fetch(url)).status, 404, 'nobody learns that there was a feed');
    });
  });
}
