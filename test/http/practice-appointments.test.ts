import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { PracticeAppointmentsAnswer } from '../../bff/contract/index.ts';
import type { ApiScope } from '../../bff/domain/api-key.ts';
import { problemIn } from '../support/answers.ts';
import { type CalendarWay, openCalendarWay } from '../support/calendars.ts';
import { DAY } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  aVisitRecord,
  createPracticeSystem,
  makeTestKey,
  type PracticeSystem,
  removalsIn,
  visitsIn,
} from '../support/practice.ts';

for (const dialect of databases()) {
  describe(`appointments from the practice system, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let way: CalendarWay;
    let clinic: StaffedClinic;
    let system: PracticeSystem;
    before(async () => {
      door = await openFrontDoor(dialect);
      way = openCalendarWay(door);
    });
    beforeEach(async () => {
      clinic = await door.clinic({ timeZone: 'America/Toronto' });
      system = await systemFor(clinic);
      await door.node.database.db
        .insertInto('practiceProfile')
        .values({ clinicId: clinic.id, practiceId: 'P-1', profileId: clinic.patient.profileId, isMerged: 0 })
        .execute();
    });
    after(() => door.close());

    const systemFor = async (at: StaffedClinic, scopes: readonly ApiScope[] = ['appointments']) => {
      const { key } = await makeTestKey(door.node, door.clock, at, { name: 'Calendar', scopes });
      return createPracticeSystem({ ...door.node, slug: at.slug, key });
    };
    const put = async (
      of: PracticeSystem,
      ...appointments: readonly unknown[]
    ): Promise<PracticeAppointmentsAnswer['results']> => {
      const answer = await of.put('/appointments', { appointments });
      assert.equal(answer.status, 200, answer.text);
      return visitsIn(answer);
    };
    const remove = async (of: PracticeSystem, ...ids: readonly string[]) => {
      const answer = await of.post('/appointments/remove', { ids });
      assert.equal(answer.status, 200, answer.text);
      return removalsIn(answer).map(({ outcome }) => outcome);
    };
    const outcomes = (results: PracticeAppointmentsAnswer['results']) =>
      results.map(({ outcome }) => outcome);
    const visits = () =>
      door.node.database.db.selectFrom('appointment').selectAll().where('clinicId', '=', clinic.id).execute();

    it('are in the person’s calendar with its next fetch: booked, moved, cancelled', async () => {
      const { url } = await way.feed(clinic.patient);
      const visit = aVisitRecord({ id: 'A-1', practiceId: 'P-1' });
      assert.deepEqual(await put(system, visit), [{ id: 'A-1', outcome: 'created' }]);
      const [booked] = (await way.events(url)).values();
      assert.equal(booked?.startsAt, Date.parse('2026-12-01T17:30:00Z'));
      const { headers } = await way.fetch(url);
      const etag = { 'If-None-Match': headers.get('ETag') ?? '' };
      assert.deepEqual(outcomes(await put(system, visit)), ['unchanged']);
      assert.equal((await way.fetch(url, etag)).status, 304, 'what is repeated is no news');

      const moved = { ...visit, startsAt: '2026-12-02T09:30', endsAt: '2026-12-02T10:15' };
      assert.deepEqual(outcomes(await put(system, moved)), ['changed']);
      const [changed] = (await way.events(url)).values();
      assert.equal(changed?.startsAt, Date.parse('2026-12-02T14:30:00Z'));
      assert.ok(changed.sequence > booked.sequence);

      assert.deepEqual(await remove(system, 'A-1', 'A-9'), ['removed', 'unknown']);
      const [cancelled] = (await way.events(url)).values();
      assert.equal(cancelled?.status, 'CANCELLED');
      door.clock.advance(31 * DAY);
      assert.equal((await way.events(url)).size, 0);
    });

    it('go to nobody at another clinic, and are cancelled by their own clinic alone', async () => {
      const elsewhere = await door.clinic();
      const other = await systemFor(elsewhere);
      const visit = aVisitRecord({ id: 'A-1', practiceId: 'P-1' });
      await put(system, visit);
      const before = await visits();
      assert.deepEqual(await put(other, visit), [
        { id: 'A-1', outcome: 'refused', reason: 'unknown-profile', field: 'practiceId' },
      ]);
      assert.deepEqual(await remove(other, 'A-1'), ['unknown']);
      assert.deepEqual(await visits(), before);
    });

    it('that are not as they should be are each named with the reason, and the rest goes in', async () => {
      const record = (given: object) => ({ ...aVisitRecord({ id: 'A-x', practiceId: 'P-1' }), ...given });
      const wrong: readonly (readonly [unknown, string, string?])[] = [
        [7, 'malformed'],
        [record({ startsAt: 'tomorrow' }), 'malformed', 'startsAt'],
        [record({ startsAt: 1_764_600_000 }), 'malformed', 'startsAt'],
        [record({ startsAt: '2026-03-08T02:30', endsAt: '2026-03-08T03:30' }), 'malformed', 'startsAt'],
        [record({ endsAt: '2026-12-01T09:30:00-08:00' }), 'ends-before-start', 'endsAt'],
        [record({ endsAt: undefined }), 'missing', 'endsAt'],
        [record({ practitioner: '' }), 'missing', 'practitioner'],
        [record({ treatment: 'x'.repeat(201) }), 'too-long', 'treatment'],
        [record({ place: 'a\u0000b' }), 'malformed', 'place'],
        [record({ onlineUrl: 'javascript:alert(1)' }), 'malformed', 'onlineUrl'],
        [record({ onlineUrl: 'http://meet.example' }), 'malformed', 'onlineUrl'],
        [record({ isCancelled: 'yes' }), 'malformed', 'isCancelled'],
        [record({ practiceId: 'P-9' }), 'unknown-profile', 'practiceId'],
        [record({ profileId: clinic.patient.profileId }), 'malformed', 'profileId'],
        [record({ id: 'A 1' }), 'malformed', 'id'],
      ];
      const records = wrong.flatMap(([each], index) => [
        typeof each === 'object' && (each as { id: string }).id === 'A-x'
          ? { ...each, id: `bad-${index}` }
          : each,
        aVisitRecord({ id: `good-${index}`, practiceId: 'P-1' }),
      ]);
      const results = await put(system, ...records);
      for (const [index, [, reason, field]] of wrong.entries()) {
        const result = results[index * 2];
        const refused = { outcome: 'refused', reason, ...(field !== undefined && { field }) };
        assert.deepEqual(result, { id: result?.id, ...refused });
        assert.deepEqual(results[index * 2 + 1], { id: `good-${index}`, outcome: 'created' });
      }
      assert.equal((await visits()).length, wrong.length);
    });

    it('are 500 at the most', async () => {
      const appointments = Array.from({ length: 501 }, (_, index) =>
        aVisitRecord({ id: `A-${index}`, practiceId: 'P-1' }),
      );
      const answer = await system.put('/appointments', { appointments });
      assert.equal(answer.status, 413);
      assert.deepEqual(problemIn(answer).problem, { code: 'too-large', field: 'appointments' });
      assert.deepEqual(await visits(), []);
      const taken = await put(system, ...appointments.slice(0, 500));
      assert.deepEqual(new Set(outcomes(taken)), new Set(['created']));
      const ids = appointments.map(({ id }) => id);
      assert.deepEqual(new Set(await remove(system, ...ids.slice(0, 500))), new Set(['removed']));
    });

    it('are recorded with the key’s name, and without what they say', async () => {
      await put(system, aVisitRecord({ id: 'A-1', practiceId: 'P-1', treatment: 'Something private' }));
      const events = await door.node.database.db
        .selectFrom('auditEvent')
        .selectAll()
        .where('clinicId', '=', clinic.id)
        .where('actorKind', '=', 'api-key')
        .execute();
      assert.ok(events.length > 0);
      for (const { actorName, address, details } of events) {
        assert.deepEqual([actorName, address], ['Calendar', '192.0.2.44']);
        assert.doesNotMatch(details, /private|Aziz|A-1|P-1/);
      }
    });
  });
}
