import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { ProfileEvent } from '../../bff/contract/index.ts';
import { insertAuditEvent } from '../../bff/storage/audit-events.ts';
import type { Page } from '../support/browser.ts';
import { HOUR, SECOND } from '../support/clock.ts';
import type { StaffedClinic, TestClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { eventsIn, readEvents } from '../support/profile-calls.ts';
import { pause } from '../support/two-step-calls.ts';
import { openTwoStepWay, problemOf, type TwoStepWay } from '../support/two-step-way.ts';

for (const dialect of databases()) {
  describe(`a profile's events, on ${dialect.name}`, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    let desk: Page;
    before(async () => {
      way = await openTwoStepWay(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      desk = await way.enter(clinic.owner);
      way.door.clock.advance(SECOND);
    });
    after(() => way.close());

    const read = async ({ profileId }: { profileId: string }, after?: string) =>
      eventsIn(await readEvents(desk, clinic, profileId, after));
    const short = ({ event, by, whom, actor }: ProfileEvent) => ({ event, by, whom, actor });
    /** Events as an earlier day has left them. */
    const record = async (at: TestClinic, subjectId: string, count: number) => {
      for (let index = 0; index < count; index += 1) {
        const id = `${String(1000 + Math.floor(index / 2)).padStart(13, '0')}-${String(index % 2)}x${index}`;
        const nothing = { address: null, userAgent: null, requestId: null, details: '{}' };
        const actor = { actorKind: 'system' as const, actorId: null, actorName: null };
        const what = { id, at: 1000, event: `event-${index}`, subjectId };
        await insertAuditEvent(way.door.node.database.db, { ...nothing, ...actor, ...what, clinicId: at.id });
      }
    };

    it('are for full access and owners alone', async () => {
      for (const person of [clinic.patient, clinic.staff]) {
        const page = await way.enter(person);
        for (const id of [person.profileId, clinic.owner.profileId, 'A'.repeat(22)]) {
          const answer = await readEvents(page, clinic, id);
          assert.deepEqual(problemOf(answer), { status: 403, code: 'not-allowed' });
        }
      }
      const answer = await readEvents(way.visit(clinic), clinic, clinic.patient.profileId);
      assert.equal(problemOf(answer).code, 'not-logged-in');
    });

    it("are no other clinic's, and no other profile's page goes on", async () => {
      const other = await way.door.clinic();
      for (const id of [other.patient.profileId, 'A'.repeat(22), `${clinic.patient.profileId}\u0000`]) {
        assert.deepEqual(problemOf(await readEvents(desk, clinic, id)), { status: 404, code: 'not-found' });
      }
      await record(other, clinic.patient.profileId, 3);
      assert.deepEqual((await read(clinic.patient)).events, []);
      await record(clinic, clinic.patient.profileId, 30);
      await record(clinic, clinic.staff.profileId, 0);
      const { next } = await read(clinic.patient);
      assert.ok(next !== null);
      for (const after of [next, `${next}A`, 'AAAA', Buffer.from('["1"]').toString('base64url')]) {
        const whose = after === next ? clinic.staff.profileId : clinic.patient.profileId;
        const answer = await readEvents(desk, clinic, whose, after);
        assert.deepEqual(problemOf(answer), { status: 400, code: 'malformed', field: 'after' }, after);
      }
    });

    it('are what was done to a profile and what its person has done, with whom and from where', async () => {
      await way.setUpApp(await way.enter(clinic.staff), clinic.staff);
      way.door.clock.advance(SECOND);
      const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:147.0) Gecko/20100101 Firefox/147.0';
      const office = way.door.browser({ address: '203.0.113.4', userAgent: firefox }).open(clinic.origin);
      await office.login(clinic.fullAccess);
      way.door.clock.advance(SECOND);
      await pause(office, clinic.staff, { currentPassword: clinic.fullAccess.password, hours: 1 });
      const [paused, ...before] = (await read(clinic.staff)).events;
      assert.ok(paused);
      assert.deepEqual(short(paused), {
        ...{ event: 'two-step-paused', by: 'Kim Fletcher', whom: undefined, actor: 'profile' },
      });
      assert.deepEqual(
        [paused.browser, paused.system, paused.address],
        ['Firefox', 'Windows', '203.0.113.4'],
      );
      assert.equal(paused.at, new Date(way.door.clock.now()).toISOString());
      assert.ok(before.some(({ event, by }) => event === 'logged-in' && by === null));
      assert.ok(before.every(({ at }) => at < paused.at));
      const [own, login] = (await read(clinic.fullAccess)).events;
      assert.ok(own && login);
      assert.deepEqual(short(own), {
        ...{ event: 'two-step-paused', by: null, whom: 'Kim Fletcher', actor: 'profile' },
      });
      assert.deepEqual(short(login), { event: 'logged-in', by: null, whom: undefined, actor: 'profile' });
    });

    it('come newest first, 25 a page, each once, those of one moment too', async () => {
      await record(clinic, clinic.patient.profileId, 60);
      const ids: string[] = [];
      const pages: number[] = [];
      for (let next: string | null | undefined; next !== null;) {
        const page: Awaited<ReturnType<typeof read>> = await read(clinic.patient, next);
        ids.push(...page.events.map(({ id }) => id));
        pages.push(page.events.length);
        next = page.next;
      }
      assert.deepEqual(pages, [25, 25, 10]);
      assert.equal(new Set(ids).size, 60);
      const times = ids.map((id) => id.slice(0, 13));
      assert.deepEqual(times, times.toSorted().toReversed());
      way.door.clock.advance(HOUR / 2);
      assert.equal((await readEvents(desk, clinic, clinic.patient.profileId, '')).status, 400);
    });
  });
}
