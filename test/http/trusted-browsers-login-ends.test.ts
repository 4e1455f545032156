import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { SecondStep } from '../../bff/contract/index.ts';
import { resetPassword } from '../support/account-calls.ts';
import type { Page } from '../support/browser.ts';
import { SECOND } from '../support/clock.ts';
import type { StaffedClinic, TestPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  type AuthenticatorApp,
  giveAuthenticator,
  giveSms,
  setClinic,
  stepIn,
  told,
  typeSecondStep,
} from '../support/two-step.ts';
import { openWayIn, type WayIn } from '../support/way-in.ts';

const IN = '200 logged-in';
const ASKED = '200 second-step';

for (const dialect of databases()) {
  describe(`what ends the trust in a browser, on ${dialect.name}`, () => {
    let way: WayIn;
    let clinic: StaffedClinic;
    let apps: Map<TestPerson, AuthenticatorApp>;
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
      page = way.door.browser().open(clinic.origin);
    });
    after(() => way.close());

    const cookie = (at = clinic) => `__Host-clinic-trust-${at.slug}`;
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

    it('ends with a reset of the password, for this person alone', async () => {
      const member = await way.member(clinic, { role: 'staff' });
      apps.set(member, await giveAuthenticator(way.door, member));
      await pass(member);
      await pass();
      const { token } = await way.help(member);
      const password = 'another passphrase that is long enough';
      await resetPassword(way.visit(clinic), clinic, token, password);
      assert.equal(told(await page.login(member, { password })), ASKED);
      assert.equal(await login(), IN);
    });

    it('ends when a method is removed', async () => {
      await giveSms(way.door, clinic.staff);
      await pass();
      const { password: currentPassword } = clinic.staff;
      const removed = await page.post(`/v1/clinics/${clinic.slug}/two-step/sms/remove`, { currentPassword });
      assert.equal(removed.status, 200);
      assert.equal(await login(), ASKED);
    });

    it('ends when the clinic stops allowing it, and is not offered there', async () => {
      await pass();
      await setClinic(way.door, clinic, { trustBrowserAllowed: 0 });
      const answer = await page.login(clinic.staff);
      assert.equal(told(answer), ASKED);
      assert.equal((stepIn(answer) as SecondStep).mayTrustBrowser, false);
      const ignored = await pass();
      assert.ok(!ignored.headers.getSetCookie().some((line) => line.startsWith(cookie())));
      assert.equal(await login(), ASKED);
    });

    it('ends for good when the clinic’s switch is set, and does not come back with it', async () => {
      await pass();
      const boss = way.visit(clinic);
      assert.equal(told(await boss.login(clinic.fullAccess)), IN);
      const json = { 'Content-Type': 'application/json', 'X-Clinic-Auth': '1' };
      for (const trustBrowserAllowed of [false, true]) {
        const body = JSON.stringify({ trustBrowserAllowed, currentPassword: clinic.fullAccess.password });
        const path = `/v1/clinics/${clinic.slug}/security-settings`;
        assert.equal((await boss.send({ method: 'PATCH', path, body, headers: json })).status, 200);
      }
      way.door.clock.advance(SECOND);
      assert.equal(await login(), ASKED);
    });
  });
}
