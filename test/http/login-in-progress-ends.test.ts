import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { changeCredentials, FINE_PASSWORD, resetPassword } from '../support/account-calls.ts';
import type { Page } from '../support/browser.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  appWith,
  type AuthenticatorApp,
  giveAuthenticator,
  giveRecoveryCode,
  giveSms,
  newestCode,
  profileKey,
  setClinic,
  setUpCall,
  stepIn,
  told,
  typeRecoveryCode,
  typeSecondStep,
} from '../support/two-step.ts';
import { type Member, openWayIn, type WayIn } from '../support/way-in.ts';

for (const dialect of databases()) {
  describe(`what ends a login in progress, on ${dialect.name}`, () => {
    let way: WayIn;
    let clinic: StaffedClinic;
    let person: Member;
    let app: AuthenticatorApp;
    let page: Page;
    before(async () => {
      way = await openWayIn(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      person = await way.member(clinic, { role: 'staff' });
      app = await giveAuthenticator(way.door, person);
      page = way.visit(clinic);
      assert.equal(told(await page.login(person)), '200 second-step');
    });
    after(() => way.close());

    const db = () => way.door.node.database.db;
    const right = (on: Page = page) =>
      typeSecondStep(on, clinic, { method: 'authenticator', code: app.codeAt(way.door.clock.now()) });
    const OVER = '401 password login-ended';

    it('is a reset: the old password opens nothing any more, and the new one skips no second step', async () => {
      const { token } = await way.help(person);
      assert.equal((await resetPassword(way.visit(clinic), clinic, token)).status, 200);
      assert.equal(told(await right()), OVER);
      assert.equal(told(await page.login(person)), '401 password wrong-credentials');
      const next = way.visit(clinic);
      assert.equal(told(await next.login(person, { password: FINE_PASSWORD })), '200 second-step');
      assert.equal(told(await right(next)), '200 logged-in');
    });

    it('is a reset in the middle of a set-up that is owed', async () => {
      clinic = await way.door.clinic({ twoStepEnforced: 1 });
      person = await way.member(clinic, { role: 'staff' });
      page = way.visit(clinic);
      await page.login(person);
      const step = stepIn(await setUpCall(page, clinic, 'authenticator'));
      const key = step.name === 'set-up-two-step' && step.begun && 'key' in step.begun ? step.begun.key : '';
      const { token } = await way.help(person);
      await resetPassword(way.visit(clinic), clinic, token);
      const code = appWith(key).codeAt(way.door.clock.now());
      assert.equal(told(await setUpCall(page, clinic, 'authenticator/code', { code })), OVER);
      const next = way.visit(clinic);
      assert.equal(told(await next.login(person, { password: FINE_PASSWORD })), '200 set-up-two-step');
    });

    it('is a changed password: a thief of the old one gets no further', async () => {
      const own = way.visit(clinic);
      await own.login(person);
      assert.equal(told(await right(own)), '200 logged-in');
      const recoveryCode = await giveRecoveryCode(way.door, person);
      const change = { currentPassword: person.password, newPassword: FINE_PASSWORD };
      assert.equal((await changeCredentials(own, clinic, change)).status, 200);
      assert.equal(told(await typeRecoveryCode(page, clinic, recoveryCode)), OVER);
    });

    it('is not a changed username', async () => {
      const own = way.visit(clinic);
      await own.login(person);
      await right(own);
      const same = { currentPassword: person.password, newPassword: person.password };
      assert.equal((await changeCredentials(own, clinic, { ...same, username: 'renamed' })).status, 200);
      way.door.clock.advance(30_000);
      assert.equal(told(await right()), '200 logged-in');
    });

    it('is a method that is removed: its code is worth nothing, the other ones go on', async () => {
      await giveSms(way.door, person);
      await page.login(person);
      const code = await newestCode(way.door, clinic);
      await db()
        .updateTable('twoStep')
        .set({ smsPhone: null })
        .where('clinicId', '=', clinic.id)
        .where('profileId', '=', person.profileId)
        .execute();
      const answer = await typeSecondStep(page, clinic, { method: 'sms', code });
      assert.equal(told(answer), '409 second-step wrong-step');
      assert.equal(told(await right()), '200 logged-in');
    });

    it('is a secret of the app that was replaced: codes of the old one are wrong', async () => {
      const older = app;
      app = await giveAuthenticator(way.door, person);
      const code = older.codeAt(way.door.clock.now());
      const answer = await typeSecondStep(page, clinic, { method: 'authenticator', code });
      assert.equal(told(answer), '401 second-step wrong-code');
      assert.equal(told(await right()), '200 logged-in');
    });

    it('is no session without a further call: nothing is asked any more, and nothing is given for a look', async () => {
      await db()
        .deleteFrom('twoStep')
        .where('clinicId', '=', clinic.id)
        .where('profileId', '=', person.profileId)
        .execute();
      const look = await page.get(`/v1/clinics/${clinic.slug}/login`);
      assert.deepEqual(look.headers.getSetCookie(), []);
      assert.equal(await page.sessionStatus(clinic.slug), 401);
      assert.equal(told(await page.login(person)), '200 logged-in');
    });

    it('is not the clinic that allows no trust any more, but nobody is trusted by it', async () => {
      await setClinic(way.door, clinic, { trustBrowserAllowed: 0 });
      const code = app.codeAt(way.door.clock.now());
      const answer = await typeSecondStep(page, clinic, {
        method: 'authenticator',
        code,
        trustBrowser: true,
      });
      assert.equal(told(answer), '200 logged-in');
      assert.ok(!answer.headers.getSetCookie().some((line) => line.includes('clinic-trust')));
      const trusted = db().selectFrom('trustedBrowser').selectAll().where('clinicId', '=', clinic.id);
      assert.deepEqual(await trusted.execute(), []);
    });

    it('is the end of the profile’s second step, when staff become a patient: patients have none', async () => {
      const { clinicId, profileId } = profileKey(person);
      await db()
        .updateTable('profile')
        .set({ role: 'patient' })
        .where('clinicId', '=', clinicId)
        .where('id', '=', profileId)
        .execute();
      assert.equal(told(await right()), '409 password wrong-step');
      assert.equal(told(await page.login(person)), '200 logged-in');
    });
  });
}
