import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { changeCredentials, FINE_PASSWORD, resetPassword } from '../support/account-calls.ts';
import { loginIn } from '../support/answers.ts';
import type { Page } from '../support/browser.ts';
import { HOUR } from '../support/clock.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { beginApp, finishSetUp, viewRecoveryCode } from '../support/two-step-calls.ts';
import {
  appIn,
  openTwoStepWay,
  problemOf,
  recoveryCodeIn,
  type TestApp,
  type TwoStepWay,
} from '../support/two-step-way.ts';
import type { Member } from '../support/way-in.ts';

for (const dialect of databases()) {
  describe(`2-Step Verification and a new password, on ${dialect.name}`, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    let member: Member;
    let own: Page;
    let app: TestApp & { recoveryCode: string | null };
    before(async () => {
      way = await openTwoStepWay(dialect);
    });
    beforeEach(async () => {
      way.door.clock.advance(HOUR);
      clinic = await way.door.clinic();
      member = await way.member(clinic, { role: 'staff' });
      own = await way.enter(member);
      app = await way.setUpApp(own, member);
    });
    after(() => way.close());

    /** A login that has its password behind it and its second step before it. */
    const halfway = async (): Promise<Page> => {
      const page = way.visit(clinic);
      assert.equal(loginIn(await page.login(member)).step.name, 'second-step');
      return page;
    };
    const goOn = (page: Page) =>
      page.post(`/v1/clinics/${clinic.slug}/login/second-step/code`, {
        method: 'authenticator',
        code: app.code(),
      });
    const renewed = () => ({ ...member, password: FINE_PASSWORD });

    const ways: Readonly<Record<string, () => Promise<unknown>>> = {
      async 'a reset'() {
        const { token } = await way.help(member);
        assert.equal((await resetPassword(way.visit(clinic), clinic, token)).status, 200);
      },
      async 'a change'() {
        const wish = { currentPassword: member.password, newPassword: FINE_PASSWORD };
        assert.equal((await changeCredentials(own, clinic, wish)).status, 200);
      },
    };
    for (const [what, act] of Object.entries(ways)) {
      it(`after ${what}: the second step is asked for in every browser, those that were trusted too`, async () => {
        const trusted = await way.trust(member, app);
        assert.equal(await way.isTrusted(trusted, member), true);
        await act();
        assert.equal(await way.isTrusted(trusted, renewed()), false);
        assert.equal(await way.isTrusted(way.visit(clinic), renewed()), false);
      });

      it(`after ${what}: logins that were under way with the old password are over`, async () => {
        const page = await halfway();
        await act();
        assert.equal(loginIn(await goOn(page)).problem?.code, 'login-ended');
        assert.equal(await page.sessionStatus(clinic.slug), 401);
      });

      it(`after ${what}: the recovery code is the same`, async () => {
        await act();
        const page = way.visit(clinic);
        await page.login(renewed());
        assert.equal((await goOn(page)).status, 200);
        const view = await viewRecoveryCode(page, clinic, FINE_PASSWORD);
        assert.equal(recoveryCodeIn(view), app.recoveryCode);
      });

      it(`after ${what}: a set-up that was begun before ends, with its session's token`, async () => {
        const begun = way.appOf(appIn(await beginApp(own, clinic, member.password)).key);
        await act();
        const { code } = problemOf(await finishSetUp(own, clinic, 'authenticator', begun.code()));
        assert.ok(code === 'not-logged-in' || code === 'set-up-ended', code);
      });
    }

    it('stays trusted after a new username alone', async () => {
      const trusted = await way.trust(member, app);
      const wish = {
        currentPassword: member.password,
        newPassword: member.password,
        username: 'another.name',
      };
      assert.equal((await changeCredentials(own, clinic, wish)).status, 200);
      assert.equal(await way.isTrusted(trusted, { ...member, username: 'another.name' }), true);
    });
  });
}
