import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Page } from '../support/browser.ts';
import { askForFeed, type CalendarWay, feedIn, openCalendarWay } from '../support/calendars.ts';
import { HOUR } from '../support/clock.ts';
import { lookAndMerge } from '../support/merging.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { openTwoStepWay, type TwoStepWay } from '../support/two-step-way.ts';

for (const dialect of databases()) {
  describe(`the calendars of two profiles that become one, on ${dialect.name}`, () => {
    let way: TwoStepWay;
    let calendars: CalendarWay;
    let clinic: StaffedClinic;
    let desk: Page;
    before(async () => {
      way = await openTwoStepWay(dialect);
      calendars = openCalendarWay(way.door);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      desk = await way.enter(clinic.fullAccess);
    });
    after(() => way.close());

    const db = () => way.door.node.database.db;
    const mergeInto = (
      { profileId: kept }: { profileId: string },
      { profileId: other }: { profileId: string },
    ) => lookAndMerge(desk, clinic, { kept, other }, clinic.fullAccess.password);
    const profile = async ({ profileId }: { profileId: string }) =>
      db().selectFrom('profile').selectAll().where('id', '=', profileId).executeTakeFirst();

    it('have the visits of both, and calendars see that they changed', async () => {
      const kept = await way.member(clinic);
      const other = await way.member(clinic);
      await calendars.book(kept, { id: 'of-kept' });
      await calendars.book(other, { id: 'of-other' });
      await calendars.book(other, { id: 'cancelled', isCancelled: true });
      await calendars.book(other, { id: 'past', startsAt: way.door.clock.now() - 5 * HOUR });
      const { url } = feedIn(await askForFeed(await way.enter(kept), clinic));
      const etag = (await calendars.fetch(url)).headers.get('ETag') ?? '';

      const { appointments } = await mergeInto(kept, other);
      assert.deepEqual(appointments, { all: 3, upcoming: 1 });
      const events = await calendars.events(url);
      assert.deepEqual([...events.keys()].toSorted(), ['cancelled', 'of-kept', 'of-other', 'past']);
      assert.equal((await calendars.fetch(url, { 'If-None-Match': etag })).status, 200);
      const rows = await db()
        .selectFrom('appointment')
        .select(['id', 'sequence'])
        .where('clinicId', '=', clinic.id)
        .execute();
      const sequences = Object.fromEntries(rows.map(({ id, sequence }) => [id, sequence]));
      assert.deepEqual(sequences, { 'of-kept': 0, 'of-other': 1, cancelled: 1, past: 1 });
      assert.equal((await profile(kept))?.appointmentsRevision, 4);
      // Written again by the clinic's system under the other's id, which leads here now, it stays as it is.
      assert.equal(await calendars.book(kept, { id: 'of-other' }), false);
    });

    it('have the feed of the other where the kept has none: calendars go on, with the visits of both', async () => {
      const kept = await way.newcomer(clinic);
      const other = await way.member(clinic);
      const { url } = feedIn(await askForFeed(await way.enter(other), clinic));
      await calendars.book({ ...other, profileId: kept.profileId }, { id: 'of-kept' });
      await calendars.book(other, { id: 'of-other' });
      await calendars.book(other, { id: 'of-other', place: 'Room 3' });
      const etag = (await calendars.fetch(url)).headers.get('ETag') ?? '';
      const { feedMoves } = await mergeInto(kept, other);
      assert.equal(feedMoves, true);
      // As many changes as the other had: by their number alone a calendar would take the old for the new.
      const answer = await calendars.fetch(url, { 'If-None-Match': etag });
      assert.equal(answer.status, 200);
      assert.deepEqual([...(await calendars.events(url)).keys()].toSorted(), ['of-kept', 'of-other']);
      // The person sees its address again: it is sealed for the profile that it belongs to now.
      assert.equal(feedIn(await askForFeed(await way.enter(other), clinic)).url, url);
    });

    it('have one feed of two: the address of the other is unknown from then on', async () => {
      const kept = await way.member(clinic);
      const other = await way.member(clinic);
      const keptUrl = feedIn(await askForFeed(await way.enter(kept), clinic)).url;
      const otherUrl = feedIn(await askForFeed(await way.enter(other), clinic)).url;
      await calendars.book(other, { id: 'of-other' });
      const { feedMoves } = await mergeInto(kept, other);
      assert.equal(feedMoves, false);
      assert.deepEqual([...(await calendars.events(keptUrl)).keys()], ['of-other']);
      assert.equal((await calendars.fetch(otherUrl)).status, 404);
    });
  });
}
