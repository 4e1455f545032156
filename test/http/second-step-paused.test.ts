import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { putTwoStep } from '../../bff/storage/two-step.ts';
import { HOUR, MINUTE } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic, TestPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  giveAuthenticator,
  giveSms,
  profileKey,
  textMessages,
  told,
  typeSecondStep,
  whereLoginStands,
} from '../support/two-step.ts';

const IN = '200 logged-in';
const ASKED = '200 second-step';

for (const dialect of databases()) {
  describe(`2-Step Verification that is paused, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
    });
    after(() => door.close());

    const pause = (person: TestPerson, ms: number) =>
      putTwoStep(door.node.database.db, profileKey(person), { pausedUntil: door.clock.now() + ms });
    const login = async (person: TestPerson) => told(await door.browser().open(clinic.origin).login(person));

    it('is not asked for until the pause is over, to the millisecond; then it is', async () => {
      await giveAuthenticator(door, clinic.staff);
      assert.equal(await login(clinic.staff), ASKED);
      await pause(clinic.staff, HOUR);
      assert.equal(await login(clinic.staff), IN);
      door.clock.advance(HOUR - 1);
      assert.equal(await login(clinic.staff), IN);
      door.clock.advance(1);
      assert.equal(await login(clinic.staff), ASKED);
    });

    it('sends no text message', async () => {
      await giveSms(door, clinic.staff);
      await pause(clinic.staff, HOUR);
      await login(clinic.staff);
      assert.deepEqual(await textMessages(door, clinic), []);
    });

    it('is for one person alone', async () => {
      for (const person of [clinic.staff, clinic.owner]) await giveAuthenticator(door, person);
      await pause(clinic.staff, HOUR);
      assert.equal(await login(clinic.owner), ASKED);
    });

    it('does not have to be set up while it is, though the clinic enforces it', async () => {
      clinic = await door.clinic({ twoStepEnforced: 1 });
      await giveAuthenticator(door, clinic.staff);
      await pause(clinic.staff, HOUR);
      assert.equal(await login(clinic.staff), IN);
      door.clock.advance(HOUR);
      assert.equal(await login(clinic.staff), ASKED);
    });

    it('has to be set up where there is a pause of nothing, and the clinic enforces it', async () => {
      clinic = await door.clinic({ twoStepEnforced: 1 });
      await pause(clinic.staff, HOUR);
      assert.equal(await login(clinic.staff), '200 set-up-two-step');
    });

    it('gives no session to a login that waits for its second step: it begins again', async () => {
      const app = await giveAuthenticator(door, clinic.staff);
      const page = door.browser().open(clinic.origin);
      await page.login(clinic.staff);
      await pause(clinic.staff, MINUTE);
      assert.equal(told(await whereLoginStands(page, clinic)), '200 password');
      assert.equal(await page.sessionStatus(clinic.slug), 401);
      door.clock.advance(MINUTE);
      assert.equal(told(await whereLoginStands(page, clinic)), ASKED);
      const code = app.codeAt(door.clock.now());
      assert.equal(told(await typeSecondStep(page, clinic, { method: 'authenticator', code })), IN);
    });
  });
}
