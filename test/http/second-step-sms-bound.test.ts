import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { SecondStep } from '../../bff/contract/index.ts';
import type { Page } from '../support/browser.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  giveAuthenticator,
  giveSms,
  newestCode,
  sendSms,
  stepIn,
  textMessages,
  told,
  typeSecondStep,
  whereLoginStands,
} from '../support/two-step.ts';
import { openWayIn, type WayIn } from '../support/way-in.ts';

const IN = '200 logged-in';

for (const dialect of databases()) {
  describe(`what a code by text message is bound to, on ${dialect.name}`, () => {
    let way: WayIn;
    let clinic: StaffedClinic;
    let page: Page;
    before(async () => {
      way = await openWayIn(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      await giveSms(way.door, clinic.staff);
      page = way.visit(clinic);
    });
    after(() => way.close());

    const type = async (code: string, on: Page = page) =>
      told(await typeSecondStep(on, clinic, { method: 'sms', code }));
    const code = () => newestCode(way.door, clinic);
    const messages = () => textMessages(way.door, clinic);
    const secondStep = async () => stepIn(await whereLoginStands(page, clinic)) as SecondStep;
    const movePhone = () =>
      way.door.node.database.db
        .updateTable('profile')
        .set({ mobilePhone: '+16045550199' })
        .where('clinicId', '=', clinic.id)
        .where('id', '=', clinic.staff.profileId)
        .execute();

    it('works once, and in the login that it was sent for alone', async () => {
      const other = way.visit(clinic);
      await other.login(clinic.staff);
      const theirs = await code();
      way.door.clock.advance(1);
      await page.login(clinic.staff);
      const own = await code();
      if (theirs !== own) assert.equal(await type(theirs), '401 second-step wrong-code');
      assert.equal(await type(own), IN);
      assert.equal(await type(own), '401 password login-ended');
      assert.equal(await type(own, other), '401 second-step wrong-code');
      assert.equal(await type(theirs, other), IN);
    });

    it('is worth nothing in another login though its hash be copied there', async () => {
      const other = way.visit(clinic);
      await other.login(clinic.staff);
      const theirs = await code();
      const logins = way.door.node.database.db.selectFrom('login').select('smsCodeHash');
      const [row] = await logins.where('clinicId', '=', clinic.id).execute();
      await page.login(clinic.staff);
      await way.door.node.database.db
        .updateTable('login')
        .set({ smsCodeHash: row?.smsCodeHash ?? null })
        .where('clinicId', '=', clinic.id)
        .execute();
      assert.equal(await type(theirs), '401 second-step wrong-code');
      assert.equal(await type(theirs, other), IN);
    });

    it('is no code of an app, and the code of an app is none of a message', async () => {
      const app = await giveAuthenticator(way.door, clinic.staff);
      await giveSms(way.door, clinic.staff);
      await page.login(clinic.staff);
      const swapped = { method: 'authenticator' as const, code: await code() };
      assert.equal(told(await typeSecondStep(page, clinic, swapped)), '401 second-step wrong-code');
      assert.equal(await type(app.codeAt(way.door.clock.now())), '401 second-step wrong-code');
    });

    it('is not sent to a number that was changed behind: text messages are off then', async () => {
      const app = await giveAuthenticator(way.door, clinic.staff);
      await giveSms(way.door, clinic.staff);
      await page.login(clinic.staff);
      const sent = await code();
      await movePhone();
      assert.equal(await type(sent), '409 second-step wrong-step');
      assert.equal(told(await sendSms(page, clinic)), '409 second-step wrong-step');
      const { choices } = await secondStep();
      assert.deepEqual(choices, [{ method: 'authenticator', sentTo: null }]);
      assert.equal((await messages()).length, 1);
      const answer = { method: 'authenticator' as const, code: app.codeAt(way.door.clock.now()) };
      assert.equal(told(await typeSecondStep(page, clinic, answer)), IN);
    });

    it('is worth nothing once another number is proven in its place', async () => {
      await page.login(clinic.staff);
      const sent = await code();
      const own = way.visit(clinic);
      way.door.clock.advance(1);
      await own.login(clinic.staff);
      assert.equal(await type(await code(), own), IN);
      way.door.clock.advance(1);
      const path = `/v1/clinics/${clinic.slug}/two-step/sms`;
      const wish = { currentPassword: clinic.staff.password, mobilePhone: '604 555 0199' };
      assert.equal((await own.post(path, wish)).status, 200);
      assert.equal((await own.post(`${path}/code`, { code: await code() })).status, 200);
      assert.equal(await type(sent), '410 second-step code-expired');
    });

    it('is asked for no more where the number was changed and there was nothing else (rule 17)', async () => {
      await movePhone();
      assert.equal(told(await page.login(clinic.staff)), IN);
      assert.deepEqual(await messages(), []);
    });
  });
}
