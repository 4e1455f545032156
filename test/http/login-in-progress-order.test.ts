import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { StepName } from '../../bff/contract/index.ts';
import type { Browser, Page } from '../support/browser.ts';
import { MINUTE } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { loginCalls as calls } from '../support/login-calls.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  giveAuthenticator,
  giveRecoveryCode,
  leaveLogin,
  loginCall,
  told,
  typeRecoveryCode,
  whereLoginStands,
} from '../support/two-step.ts';

for (const dialect of databases()) {
  describe(`the order of the steps of a login, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let browser: Browser;
    let page: Page;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
      browser = door.browser();
      page = browser.open(clinic.origin);
    });
    after(() => door.close());

    const makeCall = async (path: string, body: object, from: Page = page) => {
      const answer = await loginCall(path)(from, clinic, body);
      assert.ok(!answer.headers.getSetCookie().some((line) => line.includes('clinic-session')), path);
      return told(answer);
    };
    /** How the answers to the calls of all other steps begin and end; two of them tell no step. */
    const assertOthersAreRefused = async (step: StepName) => {
      for (const [owner, own] of Object.entries(calls)) {
        if (owner === step) continue;
        for (const [path, body] of Object.entries(own)) {
          const refusal = path.endsWith('/challenge') ? '409 wrong-step' : `409 ${step} wrong-step`;
          assert.equal(await makeCall(path, body), refusal, path);
        }
      }
      assert.equal(told(await whereLoginStands(page, clinic)), `200 ${step}`);
    };
    const atSecondStep = async () => {
      await giveAuthenticator(door, clinic.staff);
      assert.equal(told(await page.login(clinic.staff)), '200 second-step');
    };
    const atSetUp = async () => {
      clinic = await door.clinic({ twoStepEnforced: 1 });
      page = browser.open(clinic.origin);
      assert.equal(told(await page.login(clinic.staff)), '200 set-up-two-step');
    };

    it('has every call of it here: none is forgotten', async () => {
      const { text } = await page.get('/openapi.json');
      const { paths } = JSON.parse(text) as { paths: Record<string, unknown> };
      const described = Object.keys(paths).flatMap((path) => /\/login\/(.+)$/.exec(path)?.[1] ?? []);
      const begin = ['passkey', 'passkey/challenge'];
      const known = Object.values(calls).flatMap((own) => Object.keys(own));
      assert.deepEqual(described.toSorted(), [...begin, ...known].toSorted());
    });

    it('lets nothing but the second step be done at the second step', async () => {
      await atSecondStep();
      await assertOthersAreRefused('second-step');
    });

    it('lets nothing but the set-up be done where it is owed', async () => {
      await atSetUp();
      await assertOthersAreRefused('set-up-two-step');
    });

    it('lets nothing but saving the recovery code be done where one was issued', async () => {
      await atSecondStep();
      const recoveryCode = await giveRecoveryCode(door, clinic.staff);
      assert.equal(told(await typeRecoveryCode(page, clinic, recoveryCode)), '200 save-recovery-code');
      await assertOthersAreRefused('save-recovery-code');
    });

    const assertAllIsOver = async (from: Page) => {
      for (const own of Object.values(calls)) {
        for (const [path, body] of Object.entries(own)) {
          const over = path.endsWith('/challenge') ? '401 login-ended' : '401 password login-ended';
          assert.equal(await makeCall(path, body, from), over, path);
        }
      }
      assert.equal(told(await whereLoginStands(from, clinic)), '200 password');
    };
    /** The login's token, in a browser that keeps it whatever it is told. */
    const copyOfLogin = () => {
      const name = `__Host-clinic-login-${clinic.slug}`;
      const copy = door.browser();
      copy.cookies.plant(name, browser.cookies.value(name, clinic.origin) ?? '');
      return copy.open(clinic.origin);
    };

    it('is over for somebody who has no login', async () => {
      await assertAllIsOver(door.browser().open(clinic.origin));
      await assertAllIsOver(copyOfLogin());
    });

    it('is over once the person has gone back', async () => {
      await atSecondStep();
      const copy = copyOfLogin();
      const left = await leaveLogin(page, clinic);
      assert.equal(told(left), '200 password');
      assert.equal(browser.cookies.value(`__Host-clinic-login-${clinic.slug}`, clinic.origin), null);
      await assertAllIsOver(copy);
    });

    it('is over after ten minutes, to the millisecond', async () => {
      await atSecondStep();
      const copy = copyOfLogin();
      door.clock.advance(10 * MINUTE - 1);
      assert.equal(told(await whereLoginStands(copy, clinic)), '200 second-step');
      door.clock.advance(1);
      await assertAllIsOver(copy);
    });

    it('is over after ten minutes in the middle of a set-up, too', async () => {
      await atSetUp();
      const copy = copyOfLogin();
      await loginCall('set-up/authenticator')(page, clinic);
      door.clock.advance(10 * MINUTE);
      await assertAllIsOver(copy);
    });

    it("leaves a stranger's logins alone: going back ends one's own", async () => {
      await atSecondStep();
      await leaveLogin(door.browser().open(clinic.origin), clinic);
      assert.equal(told(await whereLoginStands(page, clinic)), '200 second-step');
    });
  });
}
