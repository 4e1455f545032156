import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { SessionAnswer, SessionCodeAnswer, SessionsAnswer } from '../../bff/contract/index.ts';
import { problemIn } from '../support/answers.ts';
import { readAudit } from '../support/audit.ts';
import type { Answer, Browser, Page } from '../support/browser.ts';
import { DAY, HOUR, SECOND } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic, TestPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { connectPracticeSystem } from '../support/practice.ts';
import { assertInvalid, exchange } from '../support/session-codes.ts';

for (const dialect of databases()) {
  describe(`sessions that go on at the BFF’s own pages, on ${dialect.name}`, { timeout: 60_000 }, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let browser: Browser;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
      browser = door.browser();
    });
    after(() => door.close());

    const ownOrigin = (): string => new URL(door.node.publicUrl).origin;
    const hosted = (from = browser): Page => from.open(ownOrigin());
    const at = (path: string): string => `/v1/clinics/${clinic.slug}/session${path}`;

    async function enter(person: TestPerson, from = browser): Promise<Page> {
      const page = from.open(person.clinic.origin);
      assert.equal((await page.login(person)).status, 200);
      return page;
    }

    const ask = (page: Page, forOrigin = ownOrigin()): Promise<Answer> =>
      page.post(at('/code'), { for: forOrigin });

    async function codeOf(page: Page): Promise<string> {
      const answer = await ask(page);
      assert.equal(answer.status, 200, answer.text);
      return (JSON.parse(answer.text) as SessionCodeAnswer).code;
    }

    const goOn = (page: Page, code: unknown): Promise<Answer> => page.post(at('/continue'), { code });

    /** Somebody logged in at the clinic's page, who has gone on to the hosted one. */
    async function both(person: TestPerson = clinic.patient): Promise<{ page: Page; account: Page }> {
      const page = await enter(person);
      const account = hosted();
      assert.equal((await goOn(account, await codeOf(page))).status, 200);
      return { page, account };
    }

    const statuses = async (...pages: readonly Page[]): Promise<readonly number[]> => {
      const found: number[] = [];
      for (const page of pages) found.push(await page.sessionStatus(clinic.slug));
      return found;
    };

    it('show the same person, since the same moment and no longer', async () => {
      const page = await enter(clinic.patient);
      const first = (JSON.parse((await page.get(at(''))).text) as SessionAnswer).session;
      door.clock.advance(HOUR);
      const account = hosted();
      assert.deepEqual(await statuses(account), [401], 'the cookie of another site is not there');
      const answer = await goOn(account, await codeOf(page));
      assert.equal(answer.status, 200, answer.text);
      const { session } = JSON.parse(answer.text) as SessionAnswer;
      assert.deepEqual(session, { ...first, idleEndsAt: session.idleEndsAt });
      assert.equal(answer.text.includes(await codeOf(page)), false);
      const [cookie, ...others] = answer.headers.getSetCookie();
      assert.deepEqual(others, []);
      assert.match(cookie ?? '', /^__Host-clinic-session-[^;]+; Max-Age=1206000; .*HttpOnly.*SameSite=Lax/);
      assert.deepEqual(await statuses(page, account), [200, 200]);
      door.clock.advance(14 * DAY - HOUR);
      assert.deepEqual(await statuses(page, account), [401, 401]);
    });

    it('end with each other, whichever of them is logged out', async () => {
      const one = await both();
      assert.equal((await one.page.delete(at(''))).status, 204);
      assert.deepEqual(await statuses(one.page, one.account), [401, 401]);
      const other = await both();
      assert.equal((await other.account.delete(at(''))).status, 204);
      assert.deepEqual(await statuses(other.page, other.account), [401, 401]);
    });

    it('end with a login in the place of the first one, and go on under a changed password’s new token', async () => {
      const { page, account } = await both();
      const { password: currentPassword } = clinic.patient;
      const newPassword = 'plum harvest over the quiet bridge';
      const changed = await page.put(`/v1/clinics/${clinic.slug}/credentials`, {
        currentPassword,
        newPassword,
      });
      assert.equal(changed.status, 200);
      assert.deepEqual(await statuses(page, account), [200, 401], 'other sessions end');
      assert.equal((await goOn(account, await codeOf(page))).status, 200);
      assert.equal((await page.login(clinic.patient, { password: newPassword })).status, 200);
      assert.deepEqual(await statuses(page, account), [200, 401]);
    });

    it('take the place of somebody else’s in that browser, whose session ends', async () => {
      const family = hosted();
      assert.equal((await family.login(clinic.staff)).status, 200);
      const copy = hosted(browser.with({}));
      const page = await enter(clinic.patient);
      const answer = await goOn(family, await codeOf(page));
      assert.equal((JSON.parse(answer.text) as SessionAnswer).session.username, clinic.patient.username);
      assert.deepEqual(await statuses(page, family, copy), [200, 200, 200]);
      const { rows } = await allSessions();
      assert.equal(rows.filter(({ profileId }) => profileId === clinic.staff.profileId).length, 0);
    });

    it('are one, however often somebody goes on', async () => {
      const { page, account } = await both();
      const again = await goOn(account, await codeOf(page));
      assert.equal(again.status, 200);
      assert.deepEqual(again.headers.getSetCookie(), []);
      assert.deepEqual(await statuses(page, account), [200, 200]);
      assert.equal((await allSessions()).rows.length, 2);
    });

    it('are idle together: activity at either counts for both, and going on is none', async () => {
      const { page, account } = await both(clinic.staff);
      for (let quarter = 0; quarter < 6; quarter++) {
        door.clock.advance(HOUR / 2);
        const active = quarter % 2 ? page : account;
        assert.equal((await active.post(at('/activity'), {})).status, 200, `quarter ${quarter}`);
      }
      assert.deepEqual(await statuses(page, account), [200, 200]);
      door.clock.advance(HOUR - SECOND);
      assert.equal((await goOn(hosted(), await codeOf(page))).status, 200);
      door.clock.advance(SECOND);
      assert.deepEqual(await statuses(page, account), [401, 401]);
    });

    it('are no way out of the browser: the code opens nothing from another address, nor for another browser', async () => {
      const page = await enter(clinic.patient);
      const code = await codeOf(page);
      for (const changes of [{ address: '203.0.113.77' }, { userAgent: 'Another Browser 2.0' }]) {
        assertInvalid(await goOn(hosted(browser.with(changes)), code), JSON.stringify(changes));
      }
      assert.equal((await goOn(hosted(), code)).status, 200);
    });

    it('are one entry in the list of sessions, here and elsewhere, which ends both', async () => {
      const { page, account } = await both();
      const elsewhere = await enter(clinic.patient, door.browser());
      for (const one of [page, account, elsewhere]) {
        const { sessions } = await listOf(one);
        assert.deepEqual(
          sessions.map(({ isThisOne }) => isThisOne),
          [true, false],
        );
      }
      const other = (await listOf(elsewhere)).sessions.find(({ isThisOne }) => !isThisOne);
      const path = `/v1/clinics/${clinic.slug}/sessions/${other?.id ?? ''}`;
      assert.equal((await elsewhere.delete(path)).status, 200);
      assert.deepEqual(await statuses(page, account, elsewhere), [401, 401, 200]);
    });

    it('ask for codes by one limit, however many there are', async () => {
      const { page, account } = await both();
      const asked: number[] = [];
      for (let times = 0; times < 5; times++) asked.push((await ask(times % 2 ? page : account)).status);
      assert.deepEqual(asked, [200, 200, 200, 200, 429]);
    });

    it('take a code once, of many at once', async () => {
      const code = await codeOf(await enter(clinic.patient));
      const browsers = Array.from({ length: 8 }, () => hosted(door.browser()));
      const answers = await Promise.all(browsers.map((page) => goOn(page, code)));
      assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, ...Array<number>(7).fill(410)]);
    });

    it('are never left behind by a log-out at the same moment', async () => {
      for (let turn = 0; turn < 8; turn++) {
        const from = door.browser();
        const page = await enter(clinic.patient, from);
        const code = await codeOf(page);
        const account = hosted(from);
        await Promise.all([goOn(account, code), page.delete(at(''))]);
        assert.deepEqual(await statuses(page, account), [401, 401], `turn ${turn}`);
      }
    });

    it('are nowhere else to be had: not at the clinic’s pages, not elsewhere, not without the header', async () => {
      const page = await enter(clinic.patient);
      const code = await codeOf(page);
      const refused = await goOn(page, code);
      assert.equal(refused.status, 403);
      assert.deepEqual(problemIn(refused).problem, { code: 'origin-not-allowed' });
      assert.equal((await goOn(door.browser().open('https://elsewhere.example'), code)).status, 403);
      const bare = { method: 'POST', path: at('/continue'), body: JSON.stringify({ code }) };
      const noHeader = await hosted().send({ ...bare, headers: { 'Content-Type': 'application/json' } });
      assert.deepEqual(problemIn(noHeader).problem, { code: 'header-missing' });
      assert.equal((await goOn(hosted(), code)).status, 200, 'none of these has used it up');
    });

    it('need a live code of this clinic, made for this', async () => {
      const page = await enter(clinic.patient);
      const other = await door.clinic();
      const elsewhere = await page.post(at('/code'), { for: clinic.origin });
      const told = (JSON.parse(elsewhere.text) as SessionCodeAnswer).code;
      assertInvalid(await goOn(hosted(), told), 'for a server');
      const system = await connectPracticeSystem(door, clinic, { scopes: ['sessions'] });
      const continued = await codeOf(page);
      assertInvalid(await exchange(system, continued), 'for the own pages');
      const path = `/v1/clinics/${other.slug}/session/continue`;
      assertInvalid(await hosted().post(path, { code: continued }), 'at another clinic');
      assertInvalid(await goOn(hosted(), continued.slice(1)), 'never one');
      door.clock.advance(60 * SECOND);
      assertInvalid(await goOn(hosted(), continued), 'over');
      const last = await codeOf(page);
      assert.equal((await page.delete(at(''))).status, 204);
      assertInvalid(await goOn(hosted(), last), 'its session is over');
    });

    it('are offered for the clinic’s own origins alone', async () => {
      const page = await enter(clinic.patient);
      const other = await door.clinic();
      for (const origin of [other.origin, 'https://elsewhere.example', `${clinic.origin}/`, '', 'null']) {
        const answer = await ask(page, origin);
        assert.equal(answer.status, 403, origin);
        assert.deepEqual(problemIn(answer).problem, { code: 'origin-not-allowed' });
        door.clock.advance(12 * SECOND);
      }
    });

    it('are written down', async () => {
      await both();
      const events = await readAudit(door, clinic);
      const last = events.at(-1);
      assert.equal(last?.event, 'session-continued');
      assert.equal(last.subjectId, clinic.patient.profileId);
      assert.equal(last.actorId, clinic.patient.profileId);
    });

    async function listOf(page: Page): Promise<SessionsAnswer> {
      return JSON.parse((await page.get(`/v1/clinics/${clinic.slug}/sessions`)).text) as SessionsAnswer;
    }

    async function allSessions(): Promise<{ rows: readonly { profileId: string }[] }> {
      const rows = await door.node.database.db
        .selectFrom('session')
        .select('profileId')
        .where('clinicId', '=', clinic.id)
        .execute();
      return { rows };
    }
  });
}
