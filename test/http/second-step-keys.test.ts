import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { checkKeys } from '../../bff/actions/check-keys.ts';
import { createKeyRing } from '../../bff/crypto/key-ring.ts';
import { testKeys, type TestNode } from '../support/auth-node.ts';
import type { Browser, Page } from '../support/browser.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { answerPasskey, askForPasskey, givePasskey } from '../support/passkey.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  giveAuthenticator,
  giveRecoveryCode,
  giveSms,
  newestCode,
  saveRecoveryCode,
  stepIn,
  told,
  typeRecoveryCode,
  typeSecondStep,
} from '../support/two-step.ts';

const IN = '200 logged-in';

for (const dialect of databases()) {
  describe(`a login over a change of keys, on ${dialect.name}`, () => {
    let door: FrontDoor;
    /** Has the key of before too, and writes with the new one. */
    let rotated: TestNode;
    let clinic: StaffedClinic;
    let browser: Browser;
    before(async () => {
      door = await openFrontDoor(dialect);
      rotated = await door.startNode({ keys: testKeys(1, 2) });
    });
    beforeEach(async () => {
      clinic = await door.clinic();
      browser = door.browser();
    });
    after(() => door.close());

    const old = () => browser.open(clinic.origin);
    /** The same browser, at the node with the new key. */
    const renewed = (): Page => browser.with({ app: rotated.app }).open(clinic.origin);

    it('takes a text message’s code that left under the key of before', async () => {
      await giveSms(door, clinic.staff);
      await old().login(clinic.staff);
      const code = await newestCode(door, clinic);
      assert.equal(told(await typeSecondStep(renewed(), clinic, { method: 'sms', code })), IN);
    });

    it('takes the codes of an app whose secret was sealed under the key of before', async () => {
      const app = await giveAuthenticator(door, clinic.staff);
      await renewed().login(clinic.staff);
      const code = app.codeAt(door.clock.now());
      assert.equal(told(await typeSecondStep(renewed(), clinic, { method: 'authenticator', code })), IN);
    });

    it('takes the recovery code of before, and seals the next one under the new key', async () => {
      await giveAuthenticator(door, clinic.staff);
      const recoveryCode = await giveRecoveryCode(door, clinic.staff);
      await renewed().login(clinic.staff);
      const answer = await typeRecoveryCode(renewed(), clinic, recoveryCode);
      const step = stepIn(answer);
      assert.equal(step.name, 'save-recovery-code');
      const { sealed } = await door.node.database.db
        .selectFrom('recoveryCode')
        .select('sealed')
        .where('clinicId', '=', clinic.id)
        .executeTakeFirstOrThrow();
      assert.match(sealed, /^1\.2\./);
      assert.equal(told(await saveRecoveryCode(renewed(), clinic)), IN);
      await renewed().login(clinic.staff);
      const next = await typeRecoveryCode(renewed(), clinic, step.recoveryCode);
      assert.equal(told(next), '200 save-recovery-code');
    });

    it('takes a passkey’s answer to a challenge of before, once', async () => {
      const passkey = await givePasskey(door, clinic.staff, { isSynced: true });
      for (const at of ['passkey', 'second-step/passkey'] as const) {
        if (at === 'second-step/passkey') await old().login(clinic.staff);
        const asked = await askForPasskey(old(), clinic, at);
        const assertion = passkey.assert({ ...asked, origin: clinic.origin });
        assert.equal(told(await answerPasskey(renewed(), clinic, at, assertion)), IN, at);
        assert.notEqual(told(await answerPasskey(renewed(), clinic, at, assertion)), IN, at);
      }
    });

    it('takes what was written under the new key', async () => {
      await giveSms(door, clinic.staff);
      await renewed().login(clinic.staff);
      const code = await newestCode(door, clinic, testKeys(1, 2));
      assert.equal(told(await typeSecondStep(renewed(), clinic, { method: 'sms', code })), IN);
    });

    it('is not had at a node with another key: such a one refuses to start, and opens nothing', async () => {
      assert.deepEqual(await checkKeys(door.node.database, testKeys(1)), { kind: 'fitting' });
      const wrong = createKeyRing(new Map([[1, Buffer.alloc(32, 99)]]));
      assert.deepEqual(await checkKeys(door.node.database, wrong), { kind: 'wrong-key', version: 1 });

      const stray = await door.startNode({ keys: wrong });
      const app = await giveAuthenticator(door, clinic.owner);
      await giveSms(door, clinic.staff);
      await old().login(clinic.staff);
      const code = await newestCode(door, clinic);
      const strayPage = browser.with({ app: stray.app }).open(clinic.origin);
      const refused = await typeSecondStep(strayPage, clinic, { method: 'sms', code });
      assert.equal(told(refused), '401 second-step wrong-code');
      await old().login(clinic.owner);
      const answer = { method: 'authenticator' as const, code: app.codeAt(door.clock.now()) };
      assert.equal((await typeSecondStep(strayPage, clinic, answer)).status, 500);
      assert.equal(await strayPage.sessionStatus(clinic.slug), 401);
    });
  });
}
