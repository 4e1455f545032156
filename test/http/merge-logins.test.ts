import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { loginIn } from '../support/answers.ts';
import type { Page } from '../support/browser.ts';
import { setUpAccount } from '../support/account-calls.ts';
import { lookAndMerge } from '../support/merging.ts';
import { answerPasskey, askForPasskey, type SoftPasskey } from '../support/passkey.ts';
import type { StaffedClinic, TestPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { told, typeRecoveryCode, typeSecondStep, whereLoginStands } from '../support/two-step.ts';
import { beginApp, finishSetUp, viewRecoveryCode } from '../support/two-step-calls.ts';
import {
  appIn,
  openTwoStepWay,
  OTHER_PHONE,
  PHONE,
  recoveryCodeIn,
  type TestApp,
  type TwoStepWay,
} from '../support/two-step-way.ts';
import type { Member, Newcomer } from '../support/way-in.ts';

for (const dialect of databases()) {
  describe(`the logins of two profiles that become one, on ${dialect.name}`, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    before(async () => {
      way = await openTwoStepWay(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
    });
    after(() => way.close());

    const staff = { role: 'staff' } as const;
    const member = (given = {}) => way.member(clinic, { ...staff, ...given });
    const newcomer = (given = {}) => way.newcomer(clinic, { ...staff, ...given });
    const mergeInto = async (kept: { profileId: string }, other: { profileId: string }) => {
      const desk = await way.enter(clinic.fullAccess);
      const ids = { kept: kept.profileId, other: other.profileId };
      return lookAndMerge(desk, clinic, ids, clinic.fullAccess.password);
    };
    /** The person behind a login that has moved. */
    const movedTo = (kept: Newcomer, other: Member): TestPerson => ({ ...other, profileId: kept.profileId });
    const step = async (person: TestPerson, page = way.visit(clinic)) =>
      loginIn(await page.login(person)).step.name;
    const byApp = async (person: TestPerson, app: TestApp, page = way.visit(clinic)) => {
      assert.equal(await step(person, page), 'second-step');
      return told(await typeSecondStep(page, clinic, { method: 'authenticator', code: app.code() }));
    };
    const byPasskey = async (passkey: SoftPasskey, page: Page) => {
      const asked = await askForPasskey(page, clinic, 'passkey');
      return answerPasskey(page, clinic, 'passkey', passkey.assert({ ...asked, origin: page.origin }));
    };

    it('move where only the other has one: its name and password open the profile that is kept', async () => {
      const [kept, other] = [await newcomer(), await member()];
      const { login, endingUsername } = await mergeInto(kept, other);
      assert.deepEqual({ login, endingUsername }, { login: 'moved', endingUsername: null });
      const page = await way.enter(other);
      const { text } = await page.get(`/v1/clinics/${clinic.slug}/session`);
      assert.ok(text.includes(kept.profileId) && !text.includes(other.profileId));
    });

    it('move with an authenticator app, the recovery code, and the browsers that are trusted', async () => {
      const [kept, other] = [await newcomer(), await member()];
      const page = await way.enter(other);
      const app = await way.setUpApp(page, other);
      const trusted = await way.trust(other, app);
      await mergeInto(kept, other);
      const moved = movedTo(kept, other);
      assert.equal(await way.isTrusted(trusted, moved), true);
      assert.equal(await byApp(moved, app), '200 logged-in');
      way.door.clock.advance(60_000);
      // A code is good once still, and the recovery code is the one that was saved.
      assert.equal(
        await byApp(moved, { ...app, code: () => app.code(-60_000) }),
        '401 second-step wrong-code',
      );
      const inside = way.visit(clinic);
      assert.equal(await byApp(moved, app, inside), '200 logged-in');
      const shown = await viewRecoveryCode(inside, clinic, other.password);
      assert.equal(recoveryCodeIn(shown), app.recoveryCode);
      const late = way.visit(clinic);
      await late.login(moved);
      assert.equal(
        told(await typeRecoveryCode(late, clinic, app.recoveryCode ?? '')),
        '200 save-recovery-code',
      );
    });

    it('move with text messages: their number comes along, or the second step would be off', async () => {
      const [kept, other] = [await newcomer({ mobilePhone: OTHER_PHONE }), await member()];
      await way.setUpSms(await way.enter(other), other);
      const { fields } = await mergeInto(kept, other);
      const phone = fields.find(({ field }) => field === 'mobilePhone');
      assert.deepEqual(
        [phone?.kept, phone?.other, phone?.result],
        ['+1 604 555 0177', '+1 604 555 0142', '+1 604 555 0142'],
      );
      await way.post();
      const page = way.visit(clinic);
      assert.equal(await step(movedTo(kept, other), page), 'second-step');
      const code = await way.textedCode();
      assert.equal(told(await typeSecondStep(page, clinic, { method: 'sms', code })), '200 logged-in');
      const { data } = await way.door.node.database.db
        .selectFrom('mergedProfile')
        .select('data')
        .where('id', '=', other.profileId)
        .executeTakeFirstOrThrow();
      assert.deepEqual((JSON.parse(data) as { replaced: object }).replaced, { mobilePhone: OTHER_PHONE });
    });

    it('move with passkeys, whose authenticators call their owner what they always did', async () => {
      for (const given of [staff, { role: 'patient' } as const]) {
        const [kept, other] = [await newcomer(given), await member(given)];
        const page = await way.enter(other);
        const passkey = await way.setUpPasskey(page, other);
        await mergeInto(kept, other);
        const visit = way.visit(clinic);
        const answer = await byPasskey(passkey, visit);
        assert.equal(told(answer), '200 logged-in');
        assert.ok(answer.text.includes(kept.profileId));
        // And on into yet another one.
        const last = await newcomer(given);
        await mergeInto(last, kept);
        assert.ok((await byPasskey(passkey, visit)).text.includes(last.profileId));
      }
    });

    it('move paused as they are', async () => {
      const [kept, other] = [await newcomer(), await member()];
      await way.setUpApp(await way.enter(other), other);
      const desk = await way.enter(clinic.fullAccess);
      const path = `/v1/clinics/${clinic.slug}/profiles/${other.profileId}/two-step/pause`;
      await desk.post(path, { currentPassword: clinic.fullAccess.password, hours: 1 });
      const preview = await mergeInto(kept, other);
      assert.equal(preview.other.twoStep, 'paused');
      assert.equal(await step(movedTo(kept, other)), 'logged-in');
      way.door.clock.advance(3_600_001);
      assert.equal(await step(movedTo(kept, other)), 'second-step');
    });

    it('of two stay the one that is kept: the other opens nothing any more, in no way', async () => {
      const [kept, other] = [await member(), await member()];
      const keptApp = await way.setUpApp(await way.enter(kept), kept);
      const page = await way.enter(other);
      const otherApp = await way.setUpApp(page, other);
      const passkey = await way.setUpPasskey(page, other);
      const trusted = await way.trust(other, otherApp);
      const { login, endingUsername } = await mergeInto(kept, other);
      assert.deepEqual({ login, endingUsername }, { login: 'kept', endingUsername: other.username });

      assert.equal(await way.canLogIn(other), false);
      assert.equal(loginIn(await trusted.login(other)).problem?.code, 'wrong-credentials');
      assert.equal(told(await byPasskey(passkey, way.visit(clinic))), '401 password passkey-refused');
      assert.equal(await byApp(kept, keptApp), '200 logged-in');
      way.door.clock.advance(60_000);
      assert.equal(await byApp(kept, otherApp), '401 second-step wrong-code');
      const late = way.visit(clinic);
      await late.login(kept);
      assert.equal(
        told(await typeRecoveryCode(late, clinic, otherApp.recoveryCode ?? '')),
        '401 second-step wrong-code',
      );
    });

    it('of two stay the one that is kept: the username of the other is free, the sessions of the kept go on', async () => {
      const [kept, other] = [await member(), await member()];
      const page = await way.enter(kept);
      await mergeInto(kept, other);
      assert.equal(await page.sessionStatus(clinic.slug), 200);
      const next = await way.newcomer(clinic);
      const { token } = await way.help(next);
      const answer = await setUpAccount(
        way.visit(clinic),
        clinic,
        token,
        other.username,
        'plum harvest over bridge',
      );
      assert.equal(answer.status, 200, answer.text);
    });

    for (const [name, keptOne] of [
      ['moved', newcomer],
      ['ended', member],
    ] as const) {
      it(`that have ${name} end what was under way: sessions, logins, set-ups, links and codes`, async () => {
        const [kept, other] = [await keptOne(), await member()];
        const page = await way.enter(other);
        const app = await way.setUpApp(page, other);
        const begun = way.appOf(appIn(await beginApp(page, clinic, other.password)).key);
        const login = way.visit(clinic);
        assert.equal(await step(other, login), 'second-step');
        const helped = await way.help(other);
        await mergeInto(kept, other);

        assert.equal(await page.sessionStatus(clinic.slug), 401);
        assert.equal((await finishSetUp(page, clinic, 'authenticator', begun.code())).status, 401);
        const code = await typeSecondStep(login, clinic, { method: 'authenticator', code: app.code() });
        assert.equal(told(code), '401 password login-ended');
        assert.equal(told(await whereLoginStands(login, clinic)), '200 password');
        assert.equal(await way.opens(clinic, helped.token), null);
        const { waitingToken } = helped;
        const typed = await way
          .visit(clinic)
          .post(`/v1/clinics/${clinic.slug}/recovery/code`, { waitingToken, code: helped.code });
        assert.notEqual(typed.status, 200);
      });
    }

    it('that have moved in are not opened by a link that was sent for setting an account up', async () => {
      const [kept, other] = [await newcomer(), await member()];
      const { token } = await way.help(kept);
      assert.equal(await way.opens(clinic, token), 'set-up-account');
      await mergeInto(kept, other);
      assert.equal(await way.opens(clinic, token), null);
    });

    it('bring no old proof of a number back to life', async () => {
      const [kept, other] = [await member(), await member({ mobilePhone: PHONE })];
      await way.setUpSms(await way.enter(kept), kept);
      await way.door.node.database.db
        .updateTable('profile')
        .set({ mobilePhone: null })
        .where('id', '=', kept.profileId)
        .execute();
      assert.equal(await step(kept), 'logged-in');
      await mergeInto(kept, other);
      assert.equal(await step(kept), 'logged-in');
    });
  });
}
