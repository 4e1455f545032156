import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { SessionsAnswer } from '../../bff/contract/index.ts';
import { problemIn } from '../support/answers.ts';
import type { Answer, Page } from '../support/browser.ts';
import { DAY, MINUTE } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:153.0) Gecko/20100101 Firefox/153.0';
const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 26_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.2 Mobile/15E148 Safari/604.1';

const listedIn = (answer: Answer) => (JSON.parse(answer.text) as SessionsAnswer).sessions;

for (const dialect of databases()) {
  describe(`the session manager, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let here: Page;
    let there: Page;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
      here = door.browser({ userAgent: FIREFOX, address: '203.0.113.5' }).open(clinic.origin);
      there = door.browser({ userAgent: SAFARI, address: '198.51.100.9' }).open(clinic.origin);
      await there.login(clinic.patient);
      door.clock.advance(MINUTE);
      await here.login(clinic.patient);
    });
    after(() => door.close());

    const path = (rest: string) => `/v1/clinics/${clinic.slug}/${rest}`;
    const list = async (page: Page) => listedIn(await page.get(path('sessions')));

    it('lists one’s own sessions with browser, system and address, this one first', async () => {
      const sessions = await list(here);
      assert.deepEqual(
        sessions.map(({ browser, system, address, isThisOne }) => [browser, system, address, isThisOne]),
        [
          ['Firefox', 'Windows', '203.0.113.5', true],
          ['Safari', 'iOS', '198.51.100.9', false],
        ],
      );
      assert.deepEqual(
        (await list(there)).map(({ isThisOne }) => isThisOne),
        [true, false],
      );
    });

    it('lists nobody else’s, and none that is over', async () => {
      const colleague = door.browser().open(clinic.origin);
      await colleague.login(clinic.staff);
      assert.equal((await list(colleague)).length, 1);
      door.clock.advance(DAY - MINUTE);
      assert.deepEqual(
        (await list(here)).map(({ isThisOne }) => isThisOne),
        [true],
        'the other one has been idle for a day',
      );
    });

    it('gives away neither tokens nor what is stored of them', async () => {
      const stored = await door.node.database.db
        .selectFrom('session')
        .select('tokenHash')
        .where('clinicId', '=', clinic.id)
        .execute();
      const { text } = await here.get(path('sessions'));
      for (const { tokenHash } of stored) assert.ok(!text.includes(tokenHash));
    });

    it('signs one out, and that one only', async () => {
      const other = (await list(here)).find(({ isThisOne }) => !isThisOne);
      const answer = await here.delete(path(`sessions/${other?.id ?? ''}`));
      assert.equal(answer.status, 200);
      assert.deepEqual(
        listedIn(answer).map(({ isThisOne }) => isThisOne),
        [true],
      );
      assert.equal(await there.sessionStatus(clinic.slug), 401);
      assert.equal(await here.sessionStatus(clinic.slug), 200);
    });

    it('signs out nobody else’s: another profile’s, another clinic’s and made-up ones are the same 404', async () => {
      const other = await door.clinic();
      const [colleague, foreigner] = [door.browser().open(clinic.origin), door.browser().open(other.origin)];
      await colleague.login(clinic.staff);
      await foreigner.login(other.patient);
      const ids = (await list(here)).map(({ id }) => id);
      for (const [page, slug] of [
        [colleague, clinic.slug],
        [foreigner, other.slug],
      ] as const) {
        for (const id of [...ids, 'made-up', '%00', 'x'.repeat(200)]) {
          const answer = await page.delete(`/v1/clinics/${slug}/sessions/${id}`);
          assert.equal(answer.status, 404);
          assert.deepEqual(problemIn(answer).problem, { code: 'not-found' });
        }
      }
      assert.equal(await here.sessionStatus(clinic.slug), 200);
      assert.equal(await there.sessionStatus(clinic.slug), 200);
    });

    it('signs out everywhere else, or everywhere', async () => {
      assert.equal((await here.post(path('sessions/sign-out-others'), {})).status, 200);
      assert.deepEqual(
        [await here.sessionStatus(clinic.slug), await there.sessionStatus(clinic.slug)],
        [200, 401],
      );
      await there.login(clinic.patient);
      const answer = await here.post(path('sessions/sign-out-everywhere'), {});
      assert.equal(answer.status, 204);
      assert.match(answer.headers.getSetCookie().join(), /^__Host-clinic-session-[^=]+=;/);
      assert.deepEqual(
        [await here.sessionStatus(clinic.slug), await there.sessionStatus(clinic.slug)],
        [401, 401],
      );
    });

    it('is nothing for strangers', async () => {
      const stranger = door.browser().open(clinic.origin);
      for (const answer of [
        await stranger.get(path('sessions')),
        await stranger.get(path('session/news')),
        await stranger.delete(path('sessions/x')),
        await stranger.post(path('sessions/sign-out-others'), {}),
        await stranger.post(path('sessions/sign-out-everywhere'), {}),
      ]) {
        assert.equal(answer.status, 401);
      }
    });

    it('lets no session check succeed after signing out everywhere has been answered, at two nodes', async () => {
      const second = await door.startNode();
      const elsewhere = door.browser({ app: second.app }).open(clinic.origin);
      await elsewhere.login(clinic.patient);
      const signedOut = { answered: false };
      const late: number[] = [];
      const check = async (page: Page) => {
        const asked = signedOut.answered;
        const status = await page.sessionStatus(clinic.slug);
        if (asked) late.push(status);
        return status;
      };
      const checks = Array.from({ length: 200 }, async (_, index) => {
        await new Promise((resolve) => setTimeout(resolve, index));
        return check(index % 2 ? elsewhere : there);
      });
      const signingOut = here.post(path('sessions/sign-out-everywhere'), {}).then(() => {
        signedOut.answered = true;
      });
      await Promise.all([...checks, signingOut]);
      assert.ok(late.length > 0, 'some were asked afterwards');
      assert.ok(late.every((status) => status === 401));
      assert.equal(await check(elsewhere), 401);
    });
  });
}
