import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { changeCredentials, FINE_PASSWORD, resetPassword, setUpAccount } from '../support/account-calls.ts';
import { problemIn } from '../support/answers.ts';
import type { TestNode } from '../support/auth-node.ts';
import type { Answer } from '../support/browser.ts';
import type { TestClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { openWayIn, type WayIn } from '../support/way-in.ts';

for (const dialect of databases()) {
  describe(`a node that has more passwords to hash than it can, on ${dialect.name}`, () => {
    let way: WayIn;
    let clinic: TestClinic;
    let busy: TestNode;
    before(async () => {
      way = await openWayIn(dialect);
      clinic = await way.door.clinic();
      busy = await way.door.startNode({ mayWait: 0 });
    });
    after(() => way.close());

    const assertBusy = (answer: Answer) => {
      assert.equal(answer.status, 503);
      const { code, retryAfterSeconds } = problemIn(answer).problem;
      assert.equal(code, 'busy');
      assert.equal(answer.headers.get('Retry-After'), String(retryAfterSeconds));
    };

    it('uses no reset link up', async () => {
      const member = await way.member(clinic);
      const { token } = await way.help(member);
      for (let tries = 0; tries < 3; tries += 1) {
        assertBusy(await resetPassword(way.visit(clinic, busy), clinic, token));
      }
      assert.equal(await way.canLogIn(member), true);
      assert.equal((await resetPassword(way.visit(clinic), clinic, token)).status, 200);
    });

    it('uses no set-up link up, and takes no username', async () => {
      const { token } = await way.help(await way.newcomer(clinic));
      assertBusy(await setUpAccount(way.visit(clinic, busy), clinic, token, 'brand-new'));
      assert.equal((await setUpAccount(way.visit(clinic), clinic, token, 'brand-new')).status, 200);
    });

    it('holds no try against whoever wants to change their password', async () => {
      const member = await way.member(clinic);
      const browser = way.door.browser();
      await browser.open(clinic.origin).login(member);
      const wish = { currentPassword: member.password, newPassword: FINE_PASSWORD };
      const there = browser.with({ app: busy.app }).open(clinic.origin);
      for (let tries = 0; tries < 10; tries += 1) assertBusy(await changeCredentials(there, clinic, wish));
      assert.equal((await changeCredentials(browser.open(clinic.origin), clinic, wish)).status, 200);
    });
  });
}
