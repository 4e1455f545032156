import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { SecondStep, SetUpTwoStep } from '../../bff/contract/index.ts';
import { loginIn } from '../support/answers.ts';
import type { Page } from '../support/browser.ts';
import { HOUR, MINUTE, SECOND } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  giveRecoveryCode,
  giveSms,
  newestCode,
  sendSms,
  setClinic,
  setUpCall,
  stepIn,
  textMessages,
  told,
  typeRecoveryCode,
  typeSecondStep,
  whereLoginStands,
} from '../support/two-step.ts';

for (const dialect of databases()) {
  describe(`how many text messages leave, and where to, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let page: Page;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
      await giveSms(door, clinic.staff);
      page = door.browser().open(clinic.origin);
    });
    after(() => door.close());

    const sent = async () => (await textMessages(door, clinic)).length;
    /** What a new login's message comes to: null where it left. */
    const refusal = async (person = clinic.staff) => {
      const answer = await page.login(person);
      assert.equal(told(answer).split(' ').slice(0, 2).join(' '), '200 second-step');
      return loginIn(answer).problem ?? null;
    };

    it('are three to a number within ten minutes, however often somebody begins anew', async () => {
      for (let logins = 0; logins < 3; logins += 1) assert.equal(await refusal(), null);
      for (let logins = 0; logins < 5; logins += 1) {
        assert.deepEqual(await refusal(), { code: 'sms-limit', retryAfterSeconds: 600 });
      }
      assert.equal(await sent(), 3);
      assert.equal((stepIn(await whereLoginStands(page, clinic)) as SecondStep).sms, null);
      door.clock.advance(10 * MINUTE - 1);
      assert.equal((await refusal())?.code, 'sms-limit');
      door.clock.advance(2);
      assert.equal(await refusal(), null);
    });

    it('are three to a number that several people share', async () => {
      await giveSms(door, clinic.owner);
      for (const person of [clinic.staff, clinic.owner, clinic.staff])
        assert.equal(await refusal(person), null);
      assert.equal((await refusal(clinic.owner))?.code, 'sms-limit');
    });

    it('leave the code that is under way alone where another one is refused', async () => {
      await refusal();
      await refusal();
      assert.equal(await refusal(), null);
      const code = await newestCode(door, clinic);
      door.clock.advance(30 * SECOND);
      const refused = await sendSms(page, clinic);
      assert.equal(told(refused), '429 second-step sms-limit');
      assert.equal(refused.headers.get('Retry-After'), '570');
      const messages = await textMessages(door, clinic);
      const codes = messages.map(({ text }) => text.slice(-6));
      assert.ok(codes.includes(code));
      const outcomes = [];
      for (const each of codes)
        outcomes.push(told(await typeSecondStep(page, clinic, { method: 'sms', code: each })));
      assert.ok(outcomes.includes('200 logged-in'), outcomes.join(', '));
    });

    it('are as many a day as the clinic pays for; the day is that of UTC', async () => {
      await setClinic(door, clinic, { smsDailyLimit: 2 });
      const night = 24 * HOUR - (door.clock.now() % (24 * HOUR));
      await giveSms(door, clinic.owner, '+16045550102');
      await giveSms(door, clinic.fullAccess, '+16045550103');
      assert.equal(await refusal(clinic.staff), null);
      assert.equal(await refusal(clinic.owner), null);
      assert.deepEqual(await refusal(clinic.fullAccess), {
        code: 'sms-limit',
        retryAfterSeconds: Math.ceil(night / SECOND),
      });
      door.clock.advance(night - 1);
      assert.equal((await refusal(clinic.fullAccess))?.code, 'sms-limit');
      door.clock.advance(1);
      assert.equal(await refusal(clinic.fullAccess), null);
      assert.equal(await sent(), 3);
    });

    it('go to the clinic’s own country, and to others where the clinic allows them', async () => {
      await giveSms(door, clinic.staff, '+447400123456');
      assert.deepEqual(await refusal(), { code: 'sms-country' });
      assert.equal(await sent(), 0);
      const again = await sendSms(page, clinic);
      assert.equal(told(again), '422 second-step sms-country');
      await setClinic(door, clinic, { smsCountries: 'CA,GB' });
      assert.equal(await refusal(), null);
      await setClinic(door, clinic, { smsCountries: 'GB' });
      await giveSms(door, clinic.owner);
      assert.deepEqual(await refusal(clinic.owner), { code: 'sms-country' });
    });

    it('go nowhere by way of a set-up that is owed either', async () => {
      clinic = await door.clinic({ twoStepEnforced: 1 });
      page = door.browser().open(clinic.origin);
      await page.login(clinic.staff);
      for (const [mobilePhone, expected] of [
        ['+44 7400 123456', '422 set-up-two-step sms-country'],
        ['+1 900 555 0100', '422 set-up-two-step phone-unusable'],
        ['not a number', '422 set-up-two-step phone-unusable'],
      ] as const) {
        assert.equal(told(await setUpCall(page, clinic, 'sms', { mobilePhone })), expected, mobilePhone);
      }
      assert.equal(await sent(), 0);
    });

    it('are none where the operator sends none: the recovery code is the way in', async () => {
      const node = await door.startNode({ sendsSms: false });
      const recoveryCode = await giveRecoveryCode(door, clinic.staff);
      page = door.browser(node).open(clinic.origin);
      const answer = await page.login(clinic.staff);
      assert.deepEqual((stepIn(answer) as SecondStep).choices, []);
      assert.equal(loginIn(answer).problem, undefined);
      assert.equal(told(await sendSms(page, clinic)), '409 second-step wrong-step');
      assert.equal(await sent(), 0);
      assert.equal(told(await typeRecoveryCode(page, clinic, recoveryCode)), '200 save-recovery-code');
    });

    it('are not offered in a set-up where the operator sends none', async () => {
      const node = await door.startNode({ sendsSms: false });
      clinic = await door.clinic({ twoStepEnforced: 1 });
      page = door.browser(node).open(clinic.origin);
      const { methods } = stepIn(await page.login(clinic.staff)) as SetUpTwoStep;
      assert.deepEqual(methods, ['authenticator', 'passkey']);
      const answer = await setUpCall(page, clinic, 'sms', { mobilePhone: '604 555 0101' });
      assert.equal(told(answer), '409 set-up-two-step sms-unavailable');
    });
  });
}
