import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { SessionsAnswer } from '../../bff/contract/index.ts';
import { loginIn, problemIn, sessionIn } from '../support/answers.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../support/clock.ts';
import { handedOver, type KeyedBrowser, type KeyedPage } from '../support/keyed-client.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { openTwoStepWay, type TwoStepWay } from '../support/two-step-way.ts';

for (const dialect of databases()) {
  describe(`a browser that keeps no cookies, on ${dialect.name}`, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    let browser: KeyedBrowser;
    let page: KeyedPage;
    before(async () => {
      way = await openTwoStepWay(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      browser = await way.door.keyedBrowser();
      page = browser.open(clinic.origin);
    });
    after(() => way.close());

    const base = () => `/v1/clinics/${clinic.slug}`;
    const names = (answer: { headers: Headers }) => handedOver(answer.headers).map(({ name }) => name);
    const sessions = async (from: KeyedPage) =>
      (JSON.parse((await from.get(`${base()}/sessions`)).text) as SessionsAnswer).sessions;

    it('is logged in, stays so, is known at another node, and logs out', async () => {
      const answer = await page.login(clinic.patient);
      assert.equal(answer.status, 200, answer.text);
      assert.equal(loginIn(answer).step.name, 'logged-in');
      assert.deepEqual(names(answer), ['session', 'browser']);
      const [session, known] = handedOver(answer.headers);
      assert.deepEqual([session?.maxAge, known?.maxAge], [14 * 86_400, 30 * 86_400]);
      const check = await page.get(`${base()}/session`);
      assert.equal(sessionIn(check).session.username, 'patient');
      assert.equal(check.headers.get('Clinic-Auth-Tokens'), null);
      const other = await way.door.startNode();
      assert.equal(await browser.at(other.app).open(clinic.origin).sessionStatus(clinic.slug), 200);

      const dead = browser.tokens.get('session');
      const out = await page.delete(`${base()}/session`);
      assert.equal(out.status, 204);
      assert.deepEqual(handedOver(out.headers), [{ name: 'session', token: '', maxAge: 0 }]);
      assert.equal(browser.tokens.has('session'), false);
      assert.equal(await page.sessionStatus(clinic.slug), 401);
      assert.ok(dead);
      browser.tokens.set('session', dead);
      const answered = await page.get(`${base()}/session`);
      assert.equal(problemIn(answered).problem.code, 'not-logged-in');
    });

    it('asks for the clinic and its session in one request, by slug and by origin', async () => {
      await page.login(clinic.staff);
      for (const path of [base(), '/v1/clinic']) {
        const answer = await page.get(path);
        assert.equal(answer.status, 200, answer.text);
        assert.match(answer.text, /"username":"staff"/);
      }
    });

    it('hands a fresh token over with a changed password, and the old one is dead', async () => {
      await page.login(clinic.patient);
      const old = browser.tokens.get('session');
      assert.ok(old);
      const wish = { currentPassword: clinic.patient.password, newPassword: 'quite another long passphrase' };
      const answer = await page.put(`${base()}/credentials`, wish);
      assert.equal(answer.status, 200, answer.text);
      assert.deepEqual(names(answer), ['session']);
      assert.equal(await page.sessionStatus(clinic.slug), 200);
      browser.tokens.set('session', old);
      assert.equal(await page.sessionStatus(clinic.slug), 401);
    });

    it('passes a second step, is trusted, skips it next time, and no longer once 30 days are over', async () => {
      const { staff } = clinic;
      const own = await way.enter(staff);
      const app = await way.setUpApp(own, staff);
      const begun = await page.login(staff);
      assert.equal(loginIn(begun).step.name, 'second-step');
      assert.deepEqual(names(begun), ['login']);
      assert.equal(await page.sessionStatus(clinic.slug), 401);
      assert.equal(loginIn(await page.get(`${base()}/login`)).step.name, 'second-step');
      const code = { method: 'authenticator', code: app.code(), trustBrowser: true };
      const passed = await page.post(`${base()}/login/second-step/code`, code);
      assert.equal(loginIn(passed).step.name, 'logged-in', passed.text);
      assert.deepEqual(names(passed), ['session', 'browser', 'login', 'trust']);
      assert.equal(browser.tokens.has('login'), false);
      assert.equal(handedOver(passed.headers).at(-1)?.maxAge, 30 * 86_400);

      way.door.clock.advance(MINUTE);
      await page.delete(`${base()}/session`);
      assert.equal(await way.isTrusted(page, staff), true);
      const stranger = (await way.door.keyedBrowser()).open(clinic.origin);
      assert.equal(await way.isTrusted(stranger, staff), false);
      const settings = await way.settings(page, staff);
      assert.deepEqual(
        settings.trustedBrowsers.map(({ isThisOne }) => isThisOne),
        [true],
      );
      way.door.clock.advance(31 * DAY);
      assert.equal(await way.isTrusted(page, staff), false);
    });

    it('leaves a login in progress, and the token is taken away', async () => {
      const { staff } = clinic;
      await way.setUpApp(await way.enter(staff), staff);
      await page.login(staff);
      const left = await page.delete(`${base()}/login`);
      assert.deepEqual(handedOver(left.headers), [{ name: 'login', token: '', maxAge: 0 }]);
      assert.equal(loginIn(await page.get(`${base()}/login`)).step.name, 'password');
    });

    it('sees its own session among the others, signs those out, and is signed out from elsewhere', async () => {
      const { patient } = clinic;
      const cookies = way.door.browser().open(clinic.origin);
      await cookies.login(patient);
      const other = (await way.door.keyedBrowser()).open(clinic.origin);
      await other.login(patient);
      await page.login(patient);
      const all = await sessions(page);
      assert.equal(all.length, 3);
      assert.deepEqual(
        all.map(({ isThisOne }) => isThisOne),
        [true, false, false],
      );
      assert.equal((await page.post(`${base()}/sessions/sign-out-others`, {})).status, 200);
      assert.equal(await cookies.sessionStatus(clinic.slug), 401);
      assert.equal(await other.sessionStatus(clinic.slug), 401);
      assert.equal(await page.sessionStatus(clinic.slug), 200);

      await cookies.login(patient);
      await cookies.post(`${base()}/sessions/sign-out-others`, {});
      const gone = await page.get(`${base()}/session`);
      assert.equal(gone.status, 401);
      assert.equal(problemIn(gone).problem.code, 'not-logged-in');
    });

    it('signs itself out with everything else', async () => {
      await page.login(clinic.patient);
      const answer = await page.post(`${base()}/sessions/sign-out-everywhere`, {});
      assert.equal(answer.status, 204);
      assert.deepEqual(handedOver(answer.headers), [{ name: 'session', token: '', maxAge: 0 }]);
    });

    it('is signed out by Automatic Sign Out, and kept in by activity, as with cookies', async () => {
      await page.login(clinic.staff);
      way.door.clock.advance(50 * MINUTE);
      assert.equal((await page.post(`${base()}/session/activity`, {})).status, 200);
      way.door.clock.advance(50 * MINUTE);
      assert.equal(await page.sessionStatus(clinic.slug), 200);
      way.door.clock.advance(10 * MINUTE + SECOND);
      assert.equal(await page.sessionStatus(clinic.slug), 401);
    });

    it('ends after 24 hours at the most for staff, whatever they do', async () => {
      await page.login(clinic.staff);
      for (let half = 0; half < 47; half += 1) {
        way.door.clock.advance(HOUR / 2);
        assert.equal((await page.post(`${base()}/session/activity`, {})).status, 200);
      }
      way.door.clock.advance(HOUR / 2);
      assert.equal(await page.sessionStatus(clinic.slug), 401);
    });

    it('is not locked out by strangers once it is known', async () => {
      const { patient } = clinic;
      await page.login(patient);
      await page.delete(`${base()}/session`);
      const stranger = way.door.browser({ address: '203.0.113.77' }).open(clinic.origin);
      for (let turn = 0; turn < 6; turn += 1) await stranger.login(patient, { password: 'a wrong guess' });
      const fresh = (await way.door.keyedBrowser({ address: '203.0.113.78' })).open(clinic.origin);
      assert.equal((await fresh.login(patient)).status, 429);
      assert.equal((await page.login(patient)).status, 200);
    });

    it('goes on with one repeat where it has been away for longer than a nonce lives', async () => {
      await page.login(clinic.patient);
      const before = browser.repeats;
      way.door.clock.advance(30 * SECOND);
      await page.get(`${base()}/session`);
      assert.equal(browser.repeats, before);
      way.door.clock.advance(10 * MINUTE);
      assert.equal(await page.sessionStatus(clinic.slug), 200);
      assert.equal(browser.repeats, before + 1);
    });
  });
}
