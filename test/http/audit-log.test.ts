import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import {
  changeCredentials,
  resetPassword,
  setUpAccount,
  sendWelcomeEmail,
} from '../support/account-calls.ts';
import { loginIn } from '../support/answers.ts';
import { readAudit } from '../support/audit.ts';
import { MINUTE } from '../support/clock.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  changePhone,
  endTrust,
  newRecoveryCode,
  removeMethod,
  setDefault,
  viewRecoveryCode,
} from '../support/two-step-calls.ts';
import { openTwoStepWay, OTHER_PHONE, type TwoStepWay, wrongCode } from '../support/two-step-way.ts';
import { linksIn } from '../support/post-office.ts';

for (const dialect of databases()) {
  describe(`the audit log, on ${dialect.name}`, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    before(async () => {
      way = await openTwoStepWay(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
    });
    after(() => way.close());

    const events = async (about?: string) =>
      (await readAudit(way.door, clinic, about)).map(({ event }) => event);
    /** What a piece of work adds to the log about somebody. */
    const added = async (about: string | undefined, work: () => Promise<unknown>) => {
      const before = (await events(about)).length;
      await work();
      return (await events(about)).slice(before);
    };

    it('tells who has logged in and out, when and from where', async () => {
      const { patient } = clinic;
      const browser = way.door.browser({ userAgent: 'Some Browser/1.0', address: '203.0.113.77' });
      const page = browser.open(clinic.origin);
      const at = way.door.clock.now();
      await page.login(patient);
      await page.delete(`/v1/clinics/${clinic.slug}/session`);
      const log = await readAudit(way.door, clinic);
      assert.deepEqual(
        log.map(({ event, actorKind, actorId, subjectId, address, userAgent }) => [
          event,
          actorKind,
          actorId,
          subjectId,
          address,
          userAgent,
        ]),
        ['logged-in', 'logged-out'].map((event) => [
          event,
          'profile',
          patient.profileId,
          patient.profileId,
          '203.0.113.77',
          'Some Browser/1.0',
        ]),
      );
      const [first] = log;
      assert.ok(first);
      assert.deepEqual(first.details, { by: 'password', secondStep: 'not-asked' });
      assert.equal(first.at, at);
      assert.match(first.requestId ?? '', /^[\w-]{8,}$/);
    });

    it('tells a failed login alike whether the name is known or not, and nothing that was typed', async () => {
      const page = way.visit(clinic);
      await page.login(clinic.patient, { password: 'typed and wrong' });
      await page.login(clinic.patient, { username: 'typed-as-a-name' });
      const log = await readAudit(way.door, clinic);
      assert.deepEqual(
        log.map(({ event, actorKind, subjectId, details }) => [event, actorKind, subjectId, details]),
        [clinic.patient.profileId, null].map((subject) => [
          'login-failed',
          'stranger',
          subject,
          { by: 'password' },
        ]),
      );
      assert.doesNotMatch(JSON.stringify(log), /typed/);
    });

    it('says nothing of tries that were not judged', async () => {
      for (let tries = 0; tries < 9; tries += 1) {
        await way.visit(clinic).login(clinic.patient, { password: 'wrong' });
      }
      assert.equal((await events()).length, 5);
    });

    it('is each clinic’s own', async () => {
      const other = await way.door.clinic();
      await way.visit(other).login(other.patient);
      assert.deepEqual(await events(), []);
    });

    it('tells of logging out of one session, of all, and of no session that was not there', async () => {
      const { patient } = clinic;
      const there = await way.enter(patient);
      const here = await way.enter(patient);
      const path = `/v1/clinics/${clinic.slug}/sessions`;
      const list = JSON.parse((await here.get(path)).text) as { sessions: { id: string }[] };
      const ended = await added(patient.profileId, async () => {
        await here.delete(`${path}/${list.sessions[1]?.id ?? ''}`);
        await here.delete(`${path}/nobodys`);
        await here.post(`${path}/sign-out-others`, {});
        await here.post(`${path}/sign-out-everywhere`, {});
        await here.delete(`/v1/clinics/${clinic.slug}/session`);
        await there.delete(`/v1/clinics/${clinic.slug}/session`);
      });
      assert.deepEqual(ended, ['session-ended', 'sessions-ended', 'sessions-ended']);
    });

    it('tells of welcome, set-up, help and reset', async () => {
      const newcomer = await way.newcomer(clinic);
      const staff = await way.enter(clinic.staff);
      const path = await added(newcomer.profileId, async () => {
        await sendWelcomeEmail(staff, clinic, newcomer.profileId, { note: 'a note of one’s own' });
        const [mail] = await way.office.deliver();
        assert.ok(mail?.channel === 'email');
        await setUpAccount(way.visit(clinic), clinic, linksIn(mail)[0]?.token ?? '', 'newcomer');
        const { token } = await way.help({ clinic, email: newcomer.email });
        await resetPassword(way.visit(clinic), clinic, token, 'another harvest over the bridge');
      });
      assert.deepEqual(path, [
        'welcome-sent',
        'account-set-up',
        'logged-in',
        'recovery-sent',
        'password-reset',
      ]);
      const log = await readAudit(way.door, clinic);
      const sent = log.find(({ event }) => event === 'welcome-sent');
      assert.equal(sent?.actorId, clinic.staff.profileId);
      const asked = log.find(({ event }) => event === 'recovery-asked');
      assert.deepEqual([asked?.subjectId, asked?.details], [null, { by: 'email' }]);
      assert.doesNotMatch(JSON.stringify(log), /harvest|a note of|@|newcomer"/);
    });

    it('tells of changed credentials and of a wrong password given once more', async () => {
      const { patient } = clinic;
      const page = await way.enter(patient);
      const changed = await added(patient.profileId, async () => {
        const { password } = patient;
        const wish = { currentPassword: password, username: 'renamed', newPassword: password };
        await changeCredentials(page, clinic, { ...wish, currentPassword: 'wrong' });
        await changeCredentials(page, clinic, wish);
        await changeCredentials(page, clinic, { ...wish, newPassword: 'plum harvest over the quiet bridge' });
      });
      assert.deepEqual(changed, ['own-password-failed', 'username-changed', 'password-changed']);
    });

    it('tells of every change to 2-Step Verification', async () => {
      const { staff } = clinic;
      const page = await way.enter(staff);
      const { password } = staff;
      const changes = await added(staff.profileId, async () => {
        const app = await way.setUpApp(page, staff);
        await way.setUpSms(page, staff);
        await setDefault(page, clinic, 'sms');
        await viewRecoveryCode(page, clinic, password);
        await newRecoveryCode(page, clinic, password);
        await setDefault(page, clinic, 'authenticator');
        const trusting = await way.trust(staff, app);
        await endTrust(trusting, clinic);
        await endTrust(trusting, clinic);
        await changePhone(page, clinic, password, OTHER_PHONE);
        await removeMethod(page, clinic, 'authenticator', password);
      });
      assert.deepEqual(changes, [
        'two-step-on',
        'mobile-phone-changed',
        'method-added',
        'default-method-changed',
        'recovery-code-viewed',
        'recovery-code-new',
        'default-method-changed',
        'logged-in',
        'browser-trusted',
        'trust-ended',
        'mobile-phone-changed',
        'two-step-off',
      ]);
    });

    it('tells of wrong second steps, and when they are closed', async () => {
      const { staff } = clinic;
      const app = await way.setUpApp(await way.enter(staff), staff);
      const path = `/v1/clinics/${clinic.slug}/login/second-step/code`;
      const page = way.visit(clinic);
      const failures = await added(staff.profileId, async () => {
        assert.equal(loginIn(await page.login(staff)).step.name, 'second-step');
        const body = { method: 'authenticator', code: wrongCode(app.code()) };
        for (let tries = 0; tries < 6; tries += 1) await page.post(path, body);
        await page.post(`/v1/clinics/${clinic.slug}/login/recovery-code`, { recoveryCode: 'ABC234' });
      });
      assert.deepEqual(failures, [
        ...Array<string>(4).fill('second-step-failed'),
        'second-step-closed',
        'second-step-failed',
      ]);
    });

    it('tells of feeds that are made and reset, once each', async () => {
      const { patient } = clinic;
      const page = await way.enter(patient);
      const path = `/v1/clinics/${clinic.slug}/calendar-feed`;
      const told = await added(patient.profileId, async () => {
        await page.post(path, {});
        await page.post(path, {});
        await page.post(`${path}/reset`, {});
      });
      assert.deepEqual(told, ['feed-made', 'feed-reset']);
    });

    it('names the administrator in what was done to a colleague', async () => {
      const { staff, owner } = clinic;
      await way.setUpApp(await way.enter(staff), staff);
      const boss = await way.enter(owner);
      const path = `/v1/clinics/${clinic.slug}/profiles/${staff.profileId}/two-step`;
      await boss.post(`${path}/pause`, { currentPassword: owner.password, hours: 1 });
      way.door.clock.advance(MINUTE);
      await boss.post(`${path}/resume`, { currentPassword: owner.password });
      await boss.post(`${path}/remove`, { currentPassword: owner.password });
      const log = (await readAudit(way.door, clinic, staff.profileId)).slice(-3);
      assert.deepEqual(
        log.map(({ event, actorId }) => [event, actorId]),
        ['two-step-paused', 'two-step-resumed', 'two-step-removed'].map((event) => [event, owner.profileId]),
      );
      assert.ok(log.every(({ address }) => address !== null));
    });
  });
}
