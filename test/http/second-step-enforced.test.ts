import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { SetUpTwoStep, Step } from '../../bff/contract/index.ts';
import { setUpAccount } from '../support/account-calls.ts';
import type { Answer, Page } from '../support/browser.ts';
import { SECOND } from '../support/clock.ts';
import { answerPasskey, askForPasskey, createPasskey, givePasskey } from '../support/passkey.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  appWith,
  newestCode,
  saveRecoveryCode,
  setUpCall,
  stepIn,
  told,
  typeRecoveryCode,
  typeSecondStep,
  whereLoginStands,
} from '../support/two-step.ts';
import { openWayIn, type WayIn } from '../support/way-in.ts';

const OWED = '200 set-up-two-step';
const SAVE = '200 save-recovery-code';
const IN = '200 logged-in';

for (const dialect of databases()) {
  describe(`2-Step Verification that the clinic enforces, on ${dialect.name}`, { timeout: 60_000 }, () => {
    let way: WayIn;
    let clinic: StaffedClinic;
    let page: Page;
    before(async () => {
      way = await openWayIn(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic({ twoStepEnforced: 1 });
      page = way.visit(clinic);
    });
    after(() => way.close());

    const sessions = async () =>
      (
        await way.door.node.database.db
          .selectFrom('session')
          .select('tokenHash')
          .where('clinicId', '=', clinic.id)
          .execute()
      ).length;
    const recoveryCodeIn = (answer: Answer) =>
      (stepIn(answer) as Extract<Step, { name: 'save-recovery-code' }>).recoveryCode;
    /** Begins with an authenticator app at a login's set-up. Answers the app. */
    const beginApp = async (on: Page) => {
      const { begun } = stepIn(await setUpCall(on, clinic, 'authenticator')) as SetUpTwoStep;
      assert.equal(begun?.method, 'authenticator');
      return appWith(begun.key);
    };
    const now = () => way.door.clock.now();

    it('opens no session for staff who have none, until it is set up and the recovery code is saved', async () => {
      assert.equal(told(await page.login(clinic.staff)), OWED);
      const app = await beginApp(page);
      const done = await setUpCall(page, clinic, 'authenticator/code', { code: app.codeAt(now()) });
      assert.equal(told(done), SAVE);
      assert.equal(await sessions(), 0);
      assert.equal(await page.sessionStatus(clinic.slug), 401);
      const recoveryCode = recoveryCodeIn(done);
      assert.match(recoveryCode, /^[0-9A-HJKMNP-TV-Z]{6}$/);
      const reloaded = await whereLoginStands(page, clinic);
      assert.equal(recoveryCodeIn(reloaded), recoveryCode);
      assert.equal(told(await saveRecoveryCode(page, clinic)), IN);
      assert.equal(await page.sessionStatus(clinic.slug), 200);

      const next = way.visit(clinic);
      assert.equal(told(await next.login(clinic.staff)), '200 second-step');
      assert.equal(told(await typeRecoveryCode(next, clinic, recoveryCode)), SAVE);
    });

    it('takes the code of the set-up for no login after it', async () => {
      await page.login(clinic.staff);
      const app = await beginApp(page);
      const code = app.codeAt(now());
      await setUpCall(page, clinic, 'authenticator/code', { code });
      await saveRecoveryCode(page, clinic);
      await page.login(clinic.staff);
      const replayed = await typeSecondStep(page, clinic, { method: 'authenticator', code });
      assert.equal(told(replayed), '401 second-step wrong-code');
      const next = app.codeAt(now() + 30 * SECOND);
      assert.equal(told(await typeSecondStep(page, clinic, { method: 'authenticator', code: next })), IN);
    });

    it('is asked of staff, full access and owners alike, and never of patients', async () => {
      for (const person of [clinic.staff, clinic.fullAccess, clinic.owner]) {
        assert.equal(told(await way.visit(clinic).login(person)), OWED);
      }
      assert.equal(told(await page.login(clinic.patient)), IN);
    });

    it('comes after a welcome link too, before there is a session', async () => {
      const newcomer = await way.newcomer(clinic, { role: 'staff' });
      const { token } = await way.help(newcomer);
      assert.equal(told(await setUpAccount(page, clinic, token, 'newly-hired')), OWED);
      assert.equal(await page.sessionStatus(clinic.slug), 401);
      assert.equal(await sessions(), 0);
    });

    it('comes after a passkey that stands for no second step any more, too', async () => {
      // A patient's passkey, who was hired since: then it is a method of theirs, and nothing is owed.
      const passkey = await givePasskey(way.door, clinic.patient);
      await way.door.node.database.db
        .updateTable('profile')
        .set({ role: 'staff' })
        .where('clinicId', '=', clinic.id)
        .where('id', '=', clinic.patient.profileId)
        .execute();
      assert.equal(told(await page.login(clinic.patient)), '200 second-step');
      const asked = await askForPasskey(page, clinic, 'passkey');
      const assertion = passkey.assert({ ...asked, origin: clinic.origin });
      assert.equal(told(await answerPasskey(page, clinic, 'passkey', assertion)), IN);
    });

    it('can be met by text messages, and by a passkey', async () => {
      await page.login(clinic.staff);
      await setUpCall(page, clinic, 'sms', { mobilePhone: '604 555 0123' });
      const code = await newestCode(way.door, clinic);
      assert.equal(told(await setUpCall(page, clinic, 'sms/code', { code })), SAVE);
      assert.equal(told(await saveRecoveryCode(page, clinic)), IN);

      const other = way.visit(clinic);
      await other.login(clinic.owner);
      const { text } = await setUpCall(other, clinic, 'passkey/challenge');
      const { options } = JSON.parse(text) as { options: { challenge: string; rp: { id: string } } };
      const asked = { challenge: options.challenge, rpId: options.rp.id, origin: clinic.origin };
      const registration = createPasskey(clinic.owner.profileId).register(asked);
      assert.equal(told(await setUpCall(other, clinic, 'passkey', { registration, name: 'Mine' })), SAVE);
      assert.equal(told(await saveRecoveryCode(other, clinic)), IN);
    });
  });
}
