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
      const some = (count: number) =>
        Array.from({ length: count }, (_, index) => check(index % 2 ? elsewhere : there));
      const before = some(100);
      const signingOut = here.post(path('sessions/sign-out-everywhere'), {}).then(() => {
        signedOut.answered = true;
      });
      const meanwhile = some(50);
      await signingOut;
      await Promise.all([...before, ...meanwhile, ...some(50)]);
      assert.ok(late.length >= 50, 'all of the last were asked afterwards');
      assert.ok(late.every((status) => status === 401));
      assert.equal(await check(elsewhere), 401);
    });

    it('shows IPv4 addresses as people know them, at a node that listens on both kinds too', async () => {
      const page = door.browser({ address: '::ffff:203.0.113.77' }).open(clinic.origin);
      await page.login(clinic.staff);
      assert.deepEqual(
        (await list(page)).map(({ address }) => address),
        ['203.0.113.77'],
      );
    });

    it('tells when each was signed in and when it was last used', async () => {
      const loggedInAt = new Date(door.clock.now()).toISOString();
      door.clock.advance(10 * MINUTE);
      await here.post(path('session/activity'), {});
      const [own, other] = await list(here);
      assert.deepEqual(
        [own?.loggedInAt, own?.lastActiveAt],
        [loggedInAt, new Date(door.clock.now()).toISOString()],
      );
      assert.equal(other?.lastActiveAt, other?.loggedInAt);
      assert.equal(Date.parse(other?.loggedInAt ?? ''), Date.parse(loggedInAt) - MINUTE);
    });

    it('signs out this one too, by its name', async () => {
      const own = (await list(here)).find(({ isThisOne }) => isThisOne);
      assert.equal((await here.delete(path(`sessions/${own?.id ?? ''}`))).status, 200);
      assert.deepEqual(
        [await here.sessionStatus(clinic.slug), await there.sessionStatus(clinic.slug)],
        [401, 200],
      );
      assert.equal((await here.get(path('sessions'))).status, 401);
    });

    it('signs one out once, however often and from wherever it is asked to at once', async () => {
      const other = (await list(here)).find(({ isThisOne }) => !isThisOne);
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          (index % 2 ? here : there).delete(path(`sessions/${other?.id ?? ''}`)),
        ),
      );
      for (const { status } of answers) assert.ok([200, 404, 401].includes(status), String(status));
      assert.equal((await here.delete(path(`sessions/${other?.id ?? ''}`))).status, 404, 'it is no more');
      assert.equal(await here.sessionStatus(clinic.slug), 200);
    });

    it('needs the header that foreign forms cannot send, and an origin of the clinic', async () => {
      const foreign = door.browser().open('https://evil.example');
      const other = (await list(here)).find(({ isThisOne }) => !isThisOne);
      const calls = [
        { method: 'DELETE', path: path(`sessions/${other?.id ?? ''}`) },
        { method: 'POST', path: path('sessions/sign-out-others'), body: '{}' },
        { method: 'POST', path: path('sessions/sign-out-everywhere'), body: '{}' },
        { method: 'POST', path: path('session/activity'), body: '{}' },
      ] as const;
      for (const call of calls) {
        const headers = { 'Content-Type': 'application/json' };
        assert.equal((await here.send({ ...call, headers })).status, 403);
        const forged = { ...headers, 'X-Clinic-Auth': '1', Origin: foreign.origin };
        assert.equal((await here.send({ ...call, headers: forged })).status, 403);
      }
      for (const rest of ['sessions', 'session/news']) {
        const answer = await here.send({
          method: 'GET',
          path: path(rest),
          headers: { Origin: foreign.origin },
        });
        assert.equal(answer.status, 403);
      }
      assert.equal(await there.sessionStatus(clinic.slug), 200);
    });

    it('ends nobody else’s by signing out everywhere: neither a colleague’s nor another clinic’s', async () => {
      const other = await door.clinic();
      const pages = [
        [door.browser().open(clinic.origin), clinic.staff],
        [door.browser().open(other.origin), other.patient],
      ] as const;
      for (const [page, person] of pages) await page.login(person);
      assert.equal((await here.post(path('sessions/sign-out-others'), {})).status, 200);
      assert.equal((await here.post(path('sessions/sign-out-everywhere'), {})).status, 204);
      for (const [page, person] of pages) {
        assert.equal(await page.sessionStatus(person.clinic.slug), 200);
        assert.equal((await page.get(`/v1/clinics/${person.clinic.slug}/sessions`)).status, 200);
      }
    });

    it('leaves nothing that activity under way could bring back, at two nodes', async () => {
      // Nodes of one process would block each other at SQLite's one writer.
      const second = dialect.name === 'postgres' ? await door.startNode() : door.node;
      const elsewhere = door.browser({ app: second.app }).open(clinic.origin);
      await elsewhere.login(clinic.patient);
      door.clock.advance(2 * MINUTE);
      const acts = Array.from({ length: 60 }, (_, index) =>
        (index % 2 ? elsewhere : there).post(path('session/activity'), {}),
      );
      const [answer] = await Promise.all([here.post(path('sessions/sign-out-everywhere'), {}), ...acts]);
      assert.equal(answer.status, 204);
      const { db } = door.node.database;
      const left = await db
        .selectFrom('session')
        .select('tokenHash')
        .where('clinicId', '=', clinic.id)
        .execute();
      assert.deepEqual(left, []);
      assert.equal((await elsewhere.post(path('session/activity'), {})).status, 401);
    });
  });
}
