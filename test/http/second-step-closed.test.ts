import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { SecondStep } from '../../bff/contract/index.ts';
import { loginIn } from '../support/answers.ts';
import type { Page } from '../support/browser.ts';
import { MINUTE, SECOND } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { askForPasskey, answerPasskey, givePasskey } from '../support/passkey.ts';
import { databases } from '../support/postgres.ts';
import {
  type AuthenticatorApp,
  giveAuthenticator,
  giveRecoveryCode,
  giveSms,
  leaveLogin,
  newestCode,
  saveRecoveryCode,
  sendSms,
  stepIn,
  textMessages,
  told,
  typeRecoveryCode,
  typeSecondStep,
  whereLoginStands,
  wrongCode,
} from '../support/two-step.ts';

const IN = '200 logged-in';
const WRONG = '401 second-step wrong-code';
const CLOSED = '429 second-step second-step-closed';

for (const dialect of databases()) {
  describe(`wrong codes that close the second step, on ${dialect.name}`, { timeout: 60_000 }, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let app: AuthenticatorApp;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
      app = await giveAuthenticator(door, clinic.staff);
    });
    after(() => door.close());

    let strangers = 0;
    /** A login that has come to its second step, in a browser and at an address of its own. */
    const challenged = async (node = door.node): Promise<Page> => {
      strangers += 1;
      const address = `10.4.${strangers >> 8}.${strangers & 255}`;
      const page = door.browser({ app: node.app, address }).open(clinic.origin);
      assert.equal(stepIn(await page.login(clinic.staff)).name, 'second-step');
      return page;
    };
    const type = (page: Page, code: string) =>
      typeSecondStep(page, clinic, { method: 'authenticator', code });
    const wrong = async (page: Page) => told(await type(page, wrongCode(app, door.clock.now())));
    const right = async (page: Page) => told(await type(page, app.codeAt(door.clock.now())));
    /** One wrong code in each of so many logins. */
    const guess = async (times: number) => {
      for (let tries = 0; tries < times; tries += 1) assert.equal(await wrong(await challenged()), WRONG);
    };
    const close = async () => {
      await guess(9);
      assert.equal(await wrong(await challenged()), CLOSED);
    };

    it('stay counted over going back, resending and other methods, and in another browser', async () => {
      await giveSms(door, clinic.staff);
      const passkey = await givePasskey(door, clinic.staff);
      const page = await challenged();
      for (let tries = 0; tries < 3; tries += 1) assert.equal(await wrong(page), WRONG);
      assert.equal((await leaveLogin(page, clinic)).status, 200);
      await page.login(clinic.staff);
      door.clock.advance(30 * SECOND);
      await sendSms(page, clinic);
      for (let tries = 0; tries < 3; tries += 1) {
        assert.equal(told(await typeSecondStep(page, clinic, { method: 'sms', code: '00000' })), WRONG);
      }
      const another = await challenged();
      const { challenge, rpId } = await askForPasskey(another, clinic, 'second-step/passkey');
      for (let tries = 0; tries < 3; tries += 1) {
        const asked = { challenge, rpId, origin: clinic.origin };
        const forged = passkey.assert(asked, { alters: 'signature' });
        const answer = await answerPasskey(another, clinic, 'second-step/passkey', forged);
        assert.equal(told(answer), '401 second-step passkey-refused');
      }
      assert.equal(await wrong(another), CLOSED);
      assert.equal(await right(await challenged()), CLOSED);
    });

    it('are not forgotten for a right one between them, which does not count itself', async () => {
      for (let rights = 0; rights < 11; rights += 1) {
        assert.equal(await right(await challenged()), IN);
        door.clock.advance(30 * SECOND);
      }
      await guess(8);
      assert.equal(await right(await challenged()), IN);
      await guess(1);
      assert.equal(await wrong(await challenged()), CLOSED);
    });

    it('are forgotten 15 minutes after the last one', async () => {
      await guess(9);
      door.clock.advance(15 * MINUTE + 1);
      await guess(9);
    });

    it("close nobody else's codes, nor one's namesake's at another clinic", async () => {
      await close();
      const colleague = await giveAuthenticator(door, clinic.owner);
      const page = door.browser().open(clinic.origin);
      await page.login(clinic.owner);
      assert.equal(told(await type(page, colleague.codeAt(door.clock.now()))), IN);
    });

    it('close all that is sent and checked, and say for how long; the recovery code works', async () => {
      await giveSms(door, clinic.staff);
      const passkey = await givePasskey(door, clinic.staff);
      const recoveryCode = await giveRecoveryCode(door, clinic.staff);
      const early = await challenged();
      const code = await newestCode(door, clinic);
      const asked = await askForPasskey(early, clinic, 'second-step/passkey');
      const sent = (await textMessages(door, clinic)).length;
      const guessing = await challenged();
      for (let tries = 0; tries < 5; tries += 1) await wrong(guessing);
      const atClosing = (await textMessages(door, clinic)).length;
      assert.equal(atClosing, sent + 1);

      const assertion = passkey.assert({ ...asked, origin: clinic.origin });
      assert.equal(told(await typeSecondStep(early, clinic, { method: 'sms', code })), CLOSED);
      assert.equal(told(await answerPasskey(early, clinic, 'second-step/passkey', assertion)), CLOSED);
      door.clock.advance(100 * SECOND);
      const resent = await sendSms(early, clinic);
      assert.equal(told(resent), CLOSED);
      assert.equal(resent.headers.get('Retry-After'), '800');
      assert.equal(loginIn(resent).problem?.retryAfterSeconds, 800);
      const challenge = await early.post(
        `/v1/clinics/${clinic.slug}/login/second-step/passkey/challenge`,
        {},
      );
      assert.equal(challenge.status, 429);
      const { closedForSeconds } = stepIn(await whereLoginStands(early, clinic)) as SecondStep;
      assert.equal(closedForSeconds, 800);

      const late = await challenged();
      assert.equal((stepIn(await whereLoginStands(late, clinic)) as SecondStep).closedForSeconds, 800);
      assert.equal((await textMessages(door, clinic)).length, atClosing);
      assert.equal(told(await typeRecoveryCode(late, clinic, recoveryCode)), '200 save-recovery-code');
      assert.equal(told(await saveRecoveryCode(late, clinic)), IN);
    });
  });
}
