import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import {
  resetPassword,
  sendPasswordResetEmail,
  sendWelcomeEmail,
  setUpAccount,
} from '../support/account-calls.ts';
import { loginIn, problemIn } from '../support/answers.ts';
import type { Answer, Page } from '../support/browser.ts';
import { visible } from '../support/likeness.ts';
import type { StaffedClinic, TestPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { linksIn } from '../support/post-office.ts';
import { openWayIn, type WayIn } from '../support/way-in.ts';

const both = { welcome: sendWelcomeEmail, reset: sendPasswordResetEmail };

for (const dialect of databases()) {
  describe(`emails that staff send from a profile, on ${dialect.name}`, () => {
    let way: WayIn;
    let clinic: StaffedClinic;
    let desk: Page;
    before(async () => {
      way = await openWayIn(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      desk = await deskOf(clinic.staff);
      await way.office.deliver();
    });
    after(() => way.close());

    const deskOf = async (person: TestPerson) => {
      const page = way.visit(person.clinic);
      assert.equal((await page.login(person)).status, 200);
      return page;
    };
    const problemOf = (answer: Answer) => ({ status: answer.status, ...problemIn(answer).problem });

    it('are a welcome with which somebody sets up their account', async () => {
      const { profileId, email } = await way.newcomer(clinic, { givenName: 'Ida' });
      const answer = await sendWelcomeEmail(desk, clinic, profileId);
      assert.equal(answer.status, 202);
      assert.equal(answer.text, '{}');
      const [mail, ...others] = await way.office.deliver();
      assert.deepEqual(others, []);
      assert.equal(mail?.to, email);
      assert.match(mail.text, /Ida/);
      const page = way.visit(clinic);
      const { step } = loginIn(await setUpAccount(page, clinic, linksIn(mail)[0]?.token ?? '', 'ida.f'));
      assert.equal(step.name, 'logged-in');
      assert.equal(await page.sessionStatus(clinic.slug), 200);
      assert.equal(await desk.sessionStatus(clinic.slug), 200);
    });

    it('are a reset, which names who sent it; until the person chooses, all stays as it is', async () => {
      const member = await way.member(clinic);
      const own = await deskOf(member);
      assert.equal((await sendPasswordResetEmail(desk, clinic, member.profileId)).status, 202);
      const [mail] = await way.office.deliver();
      assert.equal(mail?.to, member.email);
      assert.match(mail.text, /Kim Fletcher at The clinic-\d+ clinic sends you a link/);
      assert.equal(await own.sessionStatus(clinic.slug), 200);
      assert.equal(await way.canLogIn(member), true);
      const { token = '' } = linksIn(mail)[0] ?? {};
      assert.equal((await resetPassword(way.visit(clinic), clinic, token)).status, 200);
      assert.equal(await way.canLogIn(member), false);
    });

    it('may be sent by staff, full access and the owner', async () => {
      for (const sender of [clinic.staff, clinic.fullAccess, clinic.owner]) {
        const page = await deskOf(sender);
        const [newcomer, member] = [await way.newcomer(clinic), await way.member(clinic)];
        assert.equal((await sendWelcomeEmail(page, clinic, newcomer.profileId)).status, 202, sender.role);
        assert.equal((await sendPasswordResetEmail(page, clinic, member.profileId)).status, 202, sender.role);
      }
    });

    it('are not for patients to send, to nobody, not even to themselves', async () => {
      const page = await deskOf(clinic.patient);
      const profiles = [
        (await way.newcomer(clinic)).profileId,
        clinic.owner.profileId,
        clinic.patient.profileId,
        'A'.repeat(22),
      ];
      for (const [what, send] of Object.entries(both)) {
        const answers = [];
        for (const profileId of profiles) answers.push(await send(page, clinic, profileId));
        for (const answer of answers)
          assert.deepEqual(problemOf(answer), { status: 403, code: 'not-allowed' }, what);
      }
      assert.deepEqual(await way.office.deliver(), []);
    });

    it('are not for strangers, nor for staff of another clinic', async () => {
      const { profileId } = await way.newcomer(clinic);
      const other = await way.door.clinic();
      const browser = way.door.browser();
      await browser.open(other.origin).login(other.owner);
      for (const send of Object.values(both)) {
        const pages = [way.visit(clinic), browser.open(clinic.origin)];
        for (const page of pages) {
          assert.deepEqual(problemOf(await send(page, clinic, profileId)), {
            status: 401,
            code: 'not-logged-in',
          });
        }
        const answer = await send(browser.open(other.origin), clinic, profileId);
        assert.equal(problemIn(answer).problem.code, 'origin-not-allowed');
      }
      assert.deepEqual(await way.office.deliver(), []);
    });

    it("do not go to another clinic's profile, which is like one that never was", async () => {
      const other = await way.door.clinic();
      const theirs = await way.newcomer(other);
      for (const [what, send] of Object.entries(both)) {
        const plain = async (profileId: string) => {
          const answer = await send(desk, clinic, profileId);
          assert.deepEqual(problemOf(answer), { status: 404, code: 'not-found' }, `${what} ${profileId}`);
          return visible({ ...answer, text: answer.text.replace(problemIn(answer).requestId, '') });
        };
        const expected = await plain('A'.repeat(22));
        for (const id of [
          theirs.profileId,
          other.patient.profileId,
          '%',
          '..',
          "' or 1=1 --",
          '\ud83d\ude42',
        ]) {
          assert.deepEqual(await plain(id), expected);
        }
      }
      assert.deepEqual(await way.office.deliver(), []);
    });

    it('do not go to a profile id with a NUL in it, which PostgreSQL has no words for', async () => {
      for (const send of Object.values(both)) {
        const answer = await send(desk, clinic, `${clinic.patient.profileId}\u0000`);
        assert.deepEqual(problemOf(answer), { status: 404, code: 'not-found' });
      }
    });

    it('are refused where they make no sense', async () => {
      const unreachable = await way.newcomer(clinic, { email: null });
      const withLogin = await way.member(clinic, { email: null });
      const refusals: readonly [keyof typeof both, string, string][] = [
        ['welcome', clinic.patient.profileId, 'has-login'],
        ['reset', (await way.newcomer(clinic)).profileId, 'no-login'],
        ['welcome', unreachable.profileId, 'no-email'],
        ['reset', withLogin.profileId, 'no-email'],
      ];
      for (const [what, profileId, code] of refusals) {
        assert.deepEqual(problemOf(await both[what](desk, clinic, profileId)), { status: 409, code });
      }
      assert.deepEqual(await way.office.deliver(), []);
    });

    it('are refused where the address is none that mail can go to: staff are not told that it is on its way', async () => {
      for (const email of [
        '',
        'kim at home',
        'kim@home',
        'kim@home.example, eve@evil.example',
        'kim@home.example\r\nBcc: eve@evil.example',
      ]) {
        const newcomer = await way.newcomer(clinic, { email });
        const member = await way.member(clinic, { email });
        for (const answer of [
          await sendWelcomeEmail(desk, clinic, newcomer.profileId),
          await sendPasswordResetEmail(desk, clinic, member.profileId),
        ]) {
          assert.deepEqual(problemOf(answer), { status: 409, code: 'no-email' }, JSON.stringify(email));
        }
      }
      assert.deepEqual(await way.office.deliver(), []);
    });
  });
}
