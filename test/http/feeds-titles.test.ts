import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CalendarTitles } from '../../bff/domain/calendar-feed.ts';
import { type CalendarWay, openCalendarWay } from '../support/calendars.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { databases } from '../support/postgres.ts';
import { readCalendar } from '../support/read-calendar.ts';

/** What a visit is for must not be told unless the clinic allows it; with whom, likewise. */
const treatment = 'HIV follow-up';
const practitioner = 'Dr Rosalind Achebe';
const allowed: readonly (readonly [CalendarTitles, string, readonly string[]])[] = [
  ['clinic', 'Appointment at Elm Clinic', []],
  ['practitioner', 'Appointment with Dr Rosalind Achebe', ['practitioner']],
  ['treatment', 'HIV follow-up with Dr Rosalind Achebe', ['practitioner', 'treatment']],
];

for (const dialect of databases()) {
  describe(`what a calendar feed tells of a person, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let way: CalendarWay;
    before(async () => {
      door = await openFrontDoor(dialect);
      way = openCalendarWay(door);
    });
    after(() => door.close());

    for (const [calendarTitles, title, told] of allowed) {
      for (const isCancelled of [false, true]) {
        const state = isCancelled ? 'cancelled' : 'booked';
        it(`is no more of a ${state} visit than "${title}" where titles may say the ${calendarTitles}`, async () => {
          const clinic = await door.clinic({ name: 'Elm Clinic', calendarTitles });
          await way.book(clinic.patient, { id: 'visit', treatment, practitioner, isCancelled });
          const { url } = await way.feed(clinic.patient);
          const { text, headers } = await way.fetch(url);
          const [event] = readCalendar(text).events;
          assert.equal(event?.summary, title);
          const unfolded = text.replaceAll('\r\n ', '') + JSON.stringify([...headers]);
          assert.equal(/HIV/i.test(unfolded), told.includes('treatment'));
          assert.equal(/Achebe/i.test(unfolded), told.includes('practitioner'));
          const { username, profileId } = clinic.patient;
          for (const personal of [
            'Kim',
            'Fletcher',
            `someone@${clinic.slug}.example`,
            profileId,
            `${username}@`,
            '1990',
          ]) {
            assert.ok(!unfolded.includes(personal), personal);
          }
        });
      }
    }

    it('says nothing of the treatment unless a clinic has asked for it', async () => {
      const clinic = await door.clinic({ name: 'Elm Clinic' });
      await way.book(clinic.patient, { id: 'visit', treatment, practitioner });
      const { text } = await way.fetch((await way.feed(clinic.patient)).url);
      assert.equal(readCalendar(text).events[0]?.summary, 'Appointment at Elm Clinic');
      assert.doesNotMatch(text.replaceAll('\r\n ', ''), /HIV|Achebe/i);
    });

    it('is told again, with other words, as soon as the clinic allows less', async () => {
      const clinic = await door.clinic({ calendarTitles: 'treatment' });
      await way.book(clinic.patient, { id: 'visit', treatment, practitioner });
      const { url } = await way.feed(clinic.patient);
      const { headers } = await way.fetch(url);
      await door.node.database.db
        .updateTable('clinic')
        .set({ calendarTitles: 'clinic' })
        .where('id', '=', clinic.id)
        .execute();
      door.clock.advance(1000);
      const answer = await way.fetch(url, { 'If-None-Match': headers.get('ETag') ?? '' });
      assert.equal(answer.status, 200);
      assert.doesNotMatch(answer.text.replaceAll('\r\n ', ''), /HIV|Achebe/i);
    });
  });
}
