import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { answerPasskey, askForPasskey, givePasskey } from '../support/passkey.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { told } from '../support/two-step.ts';

const IN = '200 logged-in';

for (const dialect of databases()) {
  describe(`a passkey as the second step of somebody, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
    });
    after(() => door.close());

    it("is theirs: a colleague's, however honest, is refused", async () => {
      await givePasskey(door, clinic.staff);
      const colleagues = await givePasskey(door, clinic.owner);
      const page = door.browser().open(clinic.origin);
      await page.login(clinic.staff);
      const options = await askForPasskey(page, clinic, 'second-step/passkey');
      assert.ok(!options.allowCredentials.some(({ id }) => id === colleagues.id));
      for (const userHandle of [clinic.owner.profileId, clinic.staff.profileId, null]) {
        const assertion = colleagues.assert({ ...options, origin: clinic.origin }, { userHandle });
        const answer = await answerPasskey(page, clinic, 'second-step/passkey', assertion);
        assert.equal(told(answer), '401 second-step passkey-refused');
      }
    });

    it('needs no user verification, for the password came before; nor a user handle', async () => {
      const passkey = await givePasskey(door, clinic.staff);
      const page = door.browser().open(clinic.origin);
      await page.login(clinic.staff);
      const options = await askForPasskey(page, clinic, 'second-step/passkey');
      assert.equal(options.userVerification, 'preferred');
      assert.deepEqual(options.allowCredentials, [
        { id: passkey.id, type: 'public-key', transports: ['internal'] },
      ]);
      const forgery = { userVerified: false, userHandle: null };
      const assertion = passkey.assert({ ...options, origin: clinic.origin }, forgery);
      assert.equal(told(await answerPasskey(page, clinic, 'second-step/passkey', assertion)), IN);
    });
  });
}
