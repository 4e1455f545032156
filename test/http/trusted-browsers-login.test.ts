import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Page } from '../support/browser.ts';
import { DAY, MINUTE, SECOND } from '../support/clock.ts';
import { parseSetCookie } from '../support/cookie-jar.ts';
import { answerPasskey, askForPasskey, givePasskey } from '../support/passkey.ts';
import type { StaffedClinic, TestPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  type AuthenticatorApp,
  giveAuthenticator,
  giveRecoveryCode,
  giveSms,
  newestCode,
  saveRecoveryCode,
  told,
  typeRecoveryCode,
  typeSecondStep,
} from '../support/two-step.ts';
import { openWayIn, type WayIn } from '../support/way-in.ts';

const IN = '200 logged-in';
const ASKED = '200 second-step';

for (const dialect of databases()) {
  describe(`a browser that skips the second step, on ${dialect.name}`, () => {
    let way: WayIn;
    let clinic: StaffedClinic;
    let apps: Map<TestPerson, AuthenticatorApp>;
    let browser: Browser;
    let page: Page;
    before(async () => {
      way = await openWayIn(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      apps = new Map();
      for (const person of [clinic.staff, clinic.owner]) {
        apps.set(person, await giveAuthenticator(way.door, person));
      }
      browser = way.door.browser();
      page = browser.open(clinic.origin);
    });
    after(() => way.close());

    const cookie = (at = clinic) => `__Host-clinic-trust-${at.slug}`;
    const trustToken = (of = browser) => of.cookies.value(cookie(), clinic.origin);
    const db = () => way.door.node.database.db;
    /** Logs in with the code of the person's app; a new one each time. */
    const pass = async (person = clinic.staff, trustBrowser = true, on = page) => {
      way.door.clock.advance(30 * SECOND);
      assert.equal(told(await on.login(person)), ASKED);
      const code = apps.get(person)?.codeAt(way.door.clock.now()) ?? '';
      const answer = await typeSecondStep(on, clinic, { method: 'authenticator', code, trustBrowser });
      assert.equal(told(answer), IN);
      return answer;
    };
    const login = async (person = clinic.staff, on = page) => told(await on.login(person));
    /** A new browser that has a copy of a trust token, as `cookie` at this clinic. */
    const thief = (token: string | null, at = clinic): Page => {
      const stolen = way.door.browser();
      stolen.cookies.plant(cookie(at), token ?? '');
      return stolen.open(at.origin);
    };

    it('is so where the box was ticked, and not where it was not', async () => {
      await pass(clinic.staff, false);
      assert.equal(trustToken(), null);
      assert.equal(await login(), ASKED);
      await pass();
      assert.equal(await login(), IN);
    });

    it('never skips the password', async () => {
      await pass();
      const wrong = await page.login(clinic.staff, { password: 'not the password at all' });
      assert.equal(told(wrong), '401 password wrong-credentials');
      assert.equal(told(await page.get(`/v1/clinics/${clinic.slug}/login`)), IN);
      await page.delete(`/v1/clinics/${clinic.slug}/session`);
      assert.equal(await page.sessionStatus(clinic.slug), 401);
    });

    it('is so for 30 days from the day it was trusted, to the millisecond, used or not', async () => {
      await pass();
      for (let days = 0; days < 29; days += 1) {
        way.door.clock.advance(DAY);
        assert.equal(await login(), IN);
      }
      way.door.clock.advance(DAY - MINUTE);
      assert.equal(await login(), IN);
      way.door.clock.advance(MINUTE - 1);
      assert.equal(await login(), IN);
      way.door.clock.advance(1);
      assert.equal(await login(), ASKED);
    });

    it('has a cookie for 30 days that scripts cannot read, and another token at each use', async () => {
      const lines = (await pass()).headers.getSetCookie();
      const line = lines.find((each) => each.startsWith(cookie())) ?? '';
      const { attributes } = parseSetCookie(line);
      assert.equal(attributes.get('max-age'), String(30 * 24 * 3600));
      assert.ok(attributes.has('httponly') && attributes.has('secure'));
      const first = trustToken();
      assert.equal(await login(), IN);
      assert.notEqual(trustToken(), first);
      assert.equal(await login(clinic.staff, thief(first)), ASKED);
      assert.equal(await login(), IN);
      const rows = await db().selectFrom('trustedBrowser').selectAll().execute();
      assert.ok(!JSON.stringify(rows).includes(trustToken() ?? 'no token'));
    });

    it('is so for its profile alone; two people on one computer each keep their own', async () => {
      await pass();
      assert.equal(await login(clinic.owner), ASKED);
      await pass(clinic.owner);
      for (const person of [clinic.staff, clinic.owner, clinic.staff, clinic.owner]) {
        assert.equal(await login(person), IN);
      }
      const rows = await db()
        .selectFrom('trustedBrowser')
        .selectAll()
        .where('clinicId', '=', clinic.id)
        .execute();
      assert.equal(rows.length, 2);
    });

    it('is so for two people who log in there at the same time', async () => {
      for (const person of [clinic.staff, clinic.owner]) await pass(person);
      for (let rounds = 0; rounds < 10; rounds += 1) {
        const answers = await Promise.all([page.login(clinic.staff), page.login(clinic.owner)]);
        // The one that comes later has the token of before: it may be asked, and nothing worse.
        for (const answer of answers) assert.ok([IN, ASKED].includes(told(answer)), told(answer));
        for (const person of [clinic.staff, clinic.owner]) {
          if ((await login(person)) === ASKED) await pass(person);
        }
      }
    });

    it('is nothing at another clinic, though the token be carried there', async () => {
      await pass();
      const elsewhere = await way.door.clinic();
      await giveAuthenticator(way.door, elsewhere.staff);
      assert.equal(await login(elsewhere.staff, thief(trustToken(), elsewhere)), ASKED);
    });

    it('is not so for whoever brings another cookie, or the stored hash', async () => {
      await pass();
      const [row] = await db()
        .selectFrom('trustedBrowser')
        .selectAll()
        .where('clinicId', '=', clinic.id)
        .execute();
      const session = browser.cookies.value(`__Host-clinic-session-${clinic.slug}`, clinic.origin);
      for (const token of [row?.tokenHash ?? '', row?.id ?? '', session, '']) {
        assert.equal(await login(clinic.staff, thief(token)), ASKED);
      }
    });

    it('never comes of a recovery code, whatever is sent with it', async () => {
      const code = await giveRecoveryCode(way.door, clinic.staff);
      await page.login(clinic.staff);
      const path = `/v1/clinics/${clinic.slug}/login/recovery-code`;
      const smuggled = await page.post(path, { recoveryCode: code, trustBrowser: true });
      assert.equal(smuggled.status, 400);
      assert.equal(told(await typeRecoveryCode(page, clinic, code)), '200 save-recovery-code');
      assert.equal(told(await saveRecoveryCode(page, clinic)), IN);
      assert.equal(trustToken(), null);
      assert.equal(await login(), ASKED);
    });

    it('never comes of a wrong code; it comes of a text message and of a passkey as of an app', async () => {
      await giveSms(way.door, clinic.staff);
      await page.login(clinic.staff);
      const code = await newestCode(way.door, clinic);
      await typeSecondStep(page, clinic, { method: 'sms', code: 'wrong', trustBrowser: true });
      assert.equal(trustToken(), null);
      const right = await typeSecondStep(page, clinic, { method: 'sms', code, trustBrowser: true });
      assert.equal(told(right), IN);
      assert.equal(await login(), IN);

      const passkey = await givePasskey(way.door, clinic.owner);
      await page.login(clinic.owner);
      const asked = await askForPasskey(page, clinic, 'second-step/passkey');
      const assertion = passkey.assert({ ...asked, origin: clinic.origin });
      const trusted = await answerPasskey(page, clinic, 'second-step/passkey', assertion, {
        trustBrowser: true,
      });
      assert.equal(told(trusted), IN);
      assert.equal(await login(clinic.owner), IN);
    });
  });
}
