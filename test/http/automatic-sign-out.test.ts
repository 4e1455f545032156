import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { touchSession } from '../../bff/storage/sessions.ts';
import { sessionIn } from '../support/answers.ts';
import type { Browser, Page } from '../support/browser.ts';
import { HOUR, MINUTE, SECOND } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { listenForNews } from '../support/news-stream.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

for (const dialect of databases()) {
  describe(`Automatic Sign Out, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let browser: Browser;
    let page: Page;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic({ staffIdleSeconds: 300 });
      browser = door.browser();
      page = browser.open(clinic.origin);
      await page.login(clinic.staff);
    });
    after(() => door.close());

    const path = (rest: string) => `/v1/clinics/${clinic.slug}/${rest}`;
    const status = () => page.sessionStatus(clinic.slug);
    const stored = () =>
      door.node.database.db
        .selectFrom('session')
        .select(['tokenHash', 'lastActiveAt'])
        .where('clinicId', '=', clinic.id)
        .executeTakeFirstOrThrow();

    it('is put off by nothing that a page asks by itself, nor by a stream that it holds', async () => {
      const stream = await listenForNews(door.node, clinic, browser.cookies.header(clinic.origin));
      await door.node.news.look();
      const startedAt = (await stored()).lastActiveAt;
      for (let minute = 1; minute < 5; minute += 1) {
        door.clock.advance(MINUTE);
        for (const answer of [
          await page.get(`/v1/clinics/${clinic.slug}`),
          await page.get(path('session')),
          await page.get(path('sessions')),
          await page.get(path('appointments')),
          await page.post(path('calendar-feed'), {}),
        ]) {
          assert.equal(answer.status, 200);
        }
        const again = await listenForNews(door.node, clinic, browser.cookies.header(clinic.origin));
        assert.equal(again.status, 200);
        await again.leave();
        await door.node.news.look();
      }
      assert.equal((await stored()).lastActiveAt, startedAt);
      door.clock.advance(MINUTE - 1);
      assert.equal(await status(), 200);
      door.clock.advance(1);
      assert.equal(await status(), 401);
      await door.node.news.look();
      while ((await stream.next()) !== null);
      assert.deepEqual(stream.events, ['ended']);
    });

    it('closes every door at its millisecond, not the session check alone', async () => {
      door.clock.advance(5 * MINUTE);
      for (const answer of [
        await page.get(path('session')),
        await page.get(path('sessions')),
        await page.get(path('session/news')),
        await page.get(path('appointments')),
        await page.delete(path('sessions/any')),
        await page.post(path('sessions/sign-out-others'), {}),
        await page.post(path('sessions/sign-out-everywhere'), {}),
        await page.post(path('session/activity'), {}),
        await page.post(path('calendar-feed'), {}),
        await page.post(path('calendar-feed/reset'), {}),
      ]) {
        assert.equal(answer.status, 401);
      }
      const { db } = door.node.database;
      const feeds = await db.selectFrom('feed').selectAll().where('clinicId', '=', clinic.id).execute();
      assert.deepEqual(feeds, []);
    });

    it('reaches sessions that run at every node within a second of the change of setting', async () => {
      const second = await door.startNode();
      const there = browser.with({ app: second.app }).open(clinic.origin);
      const { db } = door.node.database;
      const setTo = (staffIdleSeconds: number | null) =>
        db.updateTable('clinic').set({ staffIdleSeconds }).where('id', '=', clinic.id).execute();
      assert.equal(await there.sessionStatus(clinic.slug), 200);
      await setTo(43_200);
      door.clock.advance(SECOND);
      door.clock.advance(12 * HOUR - SECOND - 1);
      assert.equal(await there.sessionStatus(clinic.slug), 200);
      await setTo(null);
      door.clock.advance(SECOND);
      assert.equal(await there.sessionStatus(clinic.slug), 200);
      assert.equal(sessionIn(await there.get(path('session'))).session.idleEndsAt, null);
      await setTo(300);
      door.clock.advance(SECOND);
      assert.equal(await there.sessionStatus(clinic.slug), 401);
      assert.equal(await status(), 401);
    });

    it('is nothing that a patient’s session knows of', async () => {
      const patient = door.browser().open(clinic.origin);
      await patient.login(clinic.patient);
      door.clock.advance(5 * MINUTE);
      assert.equal(await patient.sessionStatus(clinic.slug), 200);
    });

    it('follows a person’s role as it is now', async () => {
      const { db } = door.node.database;
      const setRole = (role: 'patient' | 'staff') =>
        db
          .updateTable('profile')
          .set({ role })
          .where('clinicId', '=', clinic.id)
          .where('id', '=', clinic.staff.profileId)
          .execute();
      await setRole('patient');
      door.clock.advance(5 * MINUTE);
      assert.equal(await status(), 200);
      await setRole('staff');
      assert.equal(await status(), 401);
    });

    it('is put off by one write however many pages report at once, and never moved back', async () => {
      // Nodes of one process would block each other at SQLite's one writer.
      const second = dialect.name === 'postgres' ? await door.startNode() : door.node;
      const there = browser.with({ app: second.app }).open(clinic.origin);
      door.clock.advance(MINUTE);
      const at = door.clock.now();
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          (index % 2 ? there : page).post(path('session/activity'), {}),
        ),
      );
      for (const answer of answers) {
        assert.equal(Date.parse(sessionIn(answer).session.idleEndsAt ?? ''), at + 5 * MINUTE);
      }
      const { tokenHash, lastActiveAt } = await stored();
      assert.equal(lastActiveAt, at);
      // A node that has read the session a moment earlier than another one wrote it.
      for (const late of [at - 1, at, at + MINUTE - 1]) {
        const key = { clinicId: clinic.id, tokenHash };
        await touchSession(door.node.database.db, key, { at: late, staleBefore: late - MINUTE });
        assert.equal((await stored()).lastActiveAt, at);
      }
    });

    it('tells the end that it will keep to: what was not written down does not count', async () => {
      const startedAt = door.clock.now();
      door.clock.advance(MINUTE - 1);
      const answer = await page.post(path('session/activity'), {});
      assert.equal(Date.parse(sessionIn(answer).session.idleEndsAt ?? ''), startedAt + 5 * MINUTE);
      door.clock.advance(4 * MINUTE);
      assert.equal(await status(), 200);
      door.clock.advance(1);
      assert.equal(await status(), 401);
    });

    it('is put off at this clinic alone, whatever token comes along at another', async () => {
      const other = await door.clinic({ staffIdleSeconds: 300 });
      door.clock.advance(MINUTE);
      const before = (await stored()).lastActiveAt;
      const cookie = browser.cookies.header(clinic.origin).replaceAll(`-${clinic.slug}=`, `-${other.slug}=`);
      const answer = await door
        .browser()
        .open(other.origin)
        .send({
          method: 'POST',
          path: `/v1/clinics/${other.slug}/session/activity`,
          body: '{}',
          headers: { 'Content-Type': 'application/json', 'X-Clinic-Auth': '1', Cookie: cookie },
        });
      assert.equal(answer.status, 401);
      assert.equal((await stored()).lastActiveAt, before);
    });
  });
}
