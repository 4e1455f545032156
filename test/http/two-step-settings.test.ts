import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Page } from '../support/browser.ts';
import { HOUR } from '../support/clock.ts';
import type { StaffedClinic, TestPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  changePhone,
  newRecoveryCode,
  removeMethod,
  removePasskey,
  setDefault,
  turnOff,
  viewRecoveryCode,
} from '../support/two-step-calls.ts';
import {
  changedIn,
  openTwoStepWay,
  OTHER_PHONE,
  PHONE,
  problemOf,
  recoveryCodeIn,
  type TwoStepWay,
} from '../support/two-step-way.ts';

const WRONG = 'not the password of anybody';
const WRONG_PASSWORD = { status: 401, code: 'wrong-password', field: 'currentPassword' };
const LAST_METHOD = { status: 409, code: 'last-method' };
const TWO_STEP_OFF = { status: 409, code: 'two-step-off' };
const NOT_FOUND = { status: 404, code: 'not-found' };

for (const dialect of databases()) {
  describe(`one's own 2-Step Verification, on ${dialect.name}`, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    let staff: TestPerson;
    let own: Page;
    const open = async (given = {}) => {
      way.door.clock.advance(HOUR);
      clinic = await way.door.clinic(given);
      ({ staff } = clinic);
      own = await way.enter(staff);
      await way.post();
    };
    before(async () => {
      way = await openTwoStepWay(dialect);
    });
    beforeEach(() => open());
    after(() => way.close());

    const settings = () => way.settings(own, staff);
    const state = async () => (await settings()).state;
    const enforce = () =>
      way.door.node.database.db
        .updateTable('clinic')
        .set({ twoStepEnforced: 1 })
        .where('id', '=', clinic.id)
        .execute();
    /** The clinic is remembered for a second. */
    const enforced = async () => {
      await enforce();
      way.door.clock.advance(1000);
    };
    const subjects = async () => (await way.post()).emails.map(({ subject }) => subject);

    it('is off at first, and says what it could be', async () => {
      assert.deepEqual(await settings(), {
        state: 'off',
        pausedUntil: null,
        isOffered: true,
        isEnforced: false,
        defaultMethod: null,
        sms: { isOn: false, isAvailable: true },
        authenticator: { isOn: false, setUpAt: null },
        passkeys: [],
        passkeysWorkHere: true,
        mobilePhone: null,
        hasRecoveryCode: false,
        trustedBrowsers: [],
        mayTrustBrowser: true,
      });
    });

    it('keeps its default when methods are added, until another one is picked', async () => {
      await way.setUpSms(own, staff);
      await way.setUpApp(own, staff);
      await way.setUpPasskey(own, staff);
      assert.equal((await settings()).defaultMethod, 'sms');
      for (const method of ['passkey', 'authenticator', 'sms'] as const) {
        assert.equal(changedIn(await setDefault(own, clinic, method)).twoStep.defaultMethod, method);
      }
    });

    it('takes no default that is not set up, and tells nobody of a new one', async () => {
      assert.deepEqual(problemOf(await setDefault(own, clinic, 'sms')), { ...NOT_FOUND, field: 'method' });
      await way.setUpApp(own, staff);
      await way.post();
      assert.deepEqual(problemOf(await setDefault(own, clinic, 'sms')), { ...NOT_FOUND, field: 'method' });
      assert.equal((await setDefault(own, clinic, 'authenticator')).status, 200);
      assert.deepEqual(await subjects(), []);
    });

    it('loses a method after the password; the default moves on to one that is left', async () => {
      await way.setUpSms(own, staff);
      await way.setUpApp(own, staff);
      await way.post();
      assert.deepEqual(problemOf(await removeMethod(own, clinic, 'sms', WRONG)), WRONG_PASSWORD);
      assert.deepEqual(await subjects(), []);
      const { twoStep, recoveryCode } = changedIn(await removeMethod(own, clinic, 'sms', staff.password));
      assert.equal(recoveryCode, null);
      assert.equal(twoStep.state, 'on');
      assert.equal(twoStep.sms.isOn, false);
      assert.equal(twoStep.defaultMethod, 'authenticator');
      assert.equal(twoStep.hasRecoveryCode, true);
      assert.equal(twoStep.mobilePhone, '+1 604 555 0142');
      assert.equal((await subjects()).length, 1);
      assert.deepEqual(problemOf(await removeMethod(own, clinic, 'sms', staff.password)), NOT_FOUND);
      assert.deepEqual(await subjects(), []);
    });

    it('is off with its last method, its recovery code and its trusted browsers gone', async () => {
      const app = await way.setUpApp(own, staff);
      const trusted = await way.trust(staff, app);
      await way.post();
      const { twoStep } = changedIn(await removeMethod(own, clinic, 'authenticator', staff.password));
      assert.equal(twoStep.state, 'off');
      assert.equal(twoStep.defaultMethod, null);
      assert.equal(twoStep.hasRecoveryCode, false);
      assert.deepEqual(twoStep.trustedBrowsers, []);
      assert.equal((await subjects()).length, 1);
      const again = await way.setUpApp(own, staff);
      assert.notEqual(again.recoveryCode, null);
      assert.notEqual(again.recoveryCode, app.recoveryCode);
      assert.equal(await way.isTrusted(trusted, staff), false);
    });

    it('is turned off with all its methods at once', async () => {
      await way.setUpSms(own, staff);
      await way.setUpApp(own, staff);
      await way.setUpPasskey(own, staff);
      await way.post();
      assert.deepEqual(problemOf(await turnOff(own, clinic, WRONG)), WRONG_PASSWORD);
      assert.equal(await state(), 'on');
      const { twoStep } = changedIn(await turnOff(own, clinic, staff.password));
      assert.equal(twoStep.state, 'off');
      assert.deepEqual(twoStep.passkeys, []);
      assert.equal(twoStep.sms.isOn, false);
      assert.equal(twoStep.authenticator.isOn, false);
      assert.equal(twoStep.hasRecoveryCode, false);
      assert.equal((await subjects()).length, 1);
      assert.deepEqual(problemOf(await turnOff(own, clinic, staff.password)), TWO_STEP_OFF);
      assert.equal((await way.visit(clinic).login(staff)).status, 200);
    });

    it('keeps its last method where the clinic enforces it, whatever is tried', async () => {
      await way.setUpSms(own, staff);
      const passkey = await way.setUpPasskey(own, staff);
      await enforced();
      await way.post();
      assert.equal((await settings()).isEnforced, true);
      assert.deepEqual(problemOf(await turnOff(own, clinic, staff.password)), LAST_METHOD);
      assert.equal((await removePasskey(own, clinic, passkey.id, staff.password)).status, 200);
      await way.post();
      for (const answer of [
        await turnOff(own, clinic, staff.password),
        await removeMethod(own, clinic, 'sms', staff.password),
        await changePhone(own, clinic, staff.password, OTHER_PHONE),
      ]) {
        assert.deepEqual(problemOf(answer), LAST_METHOD);
      }
      const kept = await settings();
      assert.equal(kept.state, 'on');
      assert.equal(kept.mobilePhone, '+1 604 555 0142');
      assert.equal(kept.hasRecoveryCode, true);
      assert.deepEqual(await subjects(), []);
    });

    it('keeps one of two methods that are removed at once under enforcement', async () => {
      await way.setUpApp(own, staff);
      const passkey = await way.setUpPasskey(own, staff);
      await enforced();
      const answers = await Promise.all([
        removeMethod(own, clinic, 'authenticator', staff.password),
        removePasskey(own, clinic, passkey.id, staff.password),
      ]);
      assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409]);
      assert.equal(await state(), 'on');
    });

    it('has text messages off after a change of number; of another method nothing changes', async () => {
      await way.setUpSms(own, staff);
      await way.setUpApp(own, staff);
      await way.post();
      assert.deepEqual(problemOf(await changePhone(own, clinic, WRONG, OTHER_PHONE)), WRONG_PASSWORD);
      const { twoStep } = changedIn(await changePhone(own, clinic, staff.password, '(604) 555-0177'));
      assert.equal(twoStep.mobilePhone, '+1 604 555 0177');
      assert.equal(twoStep.sms.isOn, false);
      assert.equal(twoStep.state, 'on');
      assert.equal(twoStep.defaultMethod, 'authenticator');
      assert.equal((await subjects()).length, 1);
      const back = changedIn(await changePhone(own, clinic, staff.password, PHONE));
      assert.equal(back.twoStep.sms.isOn, false);
    });

    it('is off after a change of number where text messages were all there was', async () => {
      await way.setUpSms(own, staff);
      await way.post();
      const { twoStep } = changedIn(await changePhone(own, clinic, staff.password, OTHER_PHONE));
      assert.equal(twoStep.state, 'off');
      assert.equal(twoStep.hasRecoveryCode, false);
      assert.equal((await subjects()).length, 2);
      assert.equal((await way.setUpSms(own, staff, OTHER_PHONE)).recoveryCode?.length, 6);
    });

    it('changes nothing with the same number in another spelling, and takes none that is not mobile', async () => {
      await way.setUpSms(own, staff);
      await way.post();
      const same = changedIn(await changePhone(own, clinic, staff.password, '1-604-555-0142'));
      assert.equal(same.twoStep.sms.isOn, true);
      for (const phone of ['', '911', '+1 800 555 0142']) {
        const problem = problemOf(await changePhone(own, clinic, staff.password, phone));
        assert.deepEqual(problem, { status: 422, code: 'phone-unusable', field: 'mobilePhone' });
      }
      assert.deepEqual(await subjects(), []);
      assert.equal((await settings()).sms.isOn, true);
    });

    it('shows the recovery code after the password, as often as it is asked for', async () => {
      assert.deepEqual(problemOf(await viewRecoveryCode(own, clinic, staff.password)), TWO_STEP_OFF);
      assert.deepEqual(problemOf(await newRecoveryCode(own, clinic, staff.password)), TWO_STEP_OFF);
      const { recoveryCode } = await way.setUpApp(own, staff);
      await way.post();
      assert.deepEqual(problemOf(await viewRecoveryCode(own, clinic, WRONG)), WRONG_PASSWORD);
      assert.deepEqual(problemOf(await newRecoveryCode(own, clinic, WRONG)), WRONG_PASSWORD);
      for (let times = 0; times < 2; times += 1) {
        assert.equal(recoveryCodeIn(await viewRecoveryCode(own, clinic, staff.password)), recoveryCode);
      }
      assert.deepEqual(await subjects(), []);
    });

    it('gives a new recovery code, which ends the old one at once and is told by email', async () => {
      const { recoveryCode } = await way.setUpApp(own, staff);
      await way.post();
      const newer = recoveryCodeIn(await newRecoveryCode(own, clinic, staff.password));
      assert.notEqual(newer, recoveryCode);
      assert.equal(recoveryCodeIn(await viewRecoveryCode(own, clinic, staff.password)), newer);
      const { emails } = await way.post();
      assert.equal(emails.length, 1);
      assert.equal(JSON.stringify(emails).includes(newer ?? 'none'), false);
      const page = way.visit(clinic);
      await page.login(staff);
      const path = `/v1/clinics/${clinic.slug}/login/recovery-code`;
      assert.equal((await page.post(path, { recoveryCode })).status, 401);
      assert.equal((await page.post(path, { recoveryCode: newer })).status, 200);
    });
  });
}
