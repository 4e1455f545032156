import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { databases } from '../support/postgres.ts';
import { giveAuthenticator, told, typeSecondStep } from '../support/two-step.ts';
import { changeSettings } from '../support/two-step-calls.ts';
import { openTwoStepWay, type TwoStepWay } from '../support/two-step-way.ts';

for (const dialect of databases()) {
  describe(`a browser that is trusted while the clinic stops allowing it (rule 22), on ${dialect.name}`, () => {
    let way: TwoStepWay;
    before(async () => {
      way = await openTwoStepWay(dialect);
    });
    after(() => way.close());

    it('is not trusted any more where the clinic allows it again', async () => {
      const clinic = await way.door.clinic();
      const { clock } = way.door;
      const boss = await way.enter(clinic.owner);
      const { password: currentPassword } = clinic.owner;
      const app = await giveAuthenticator(way.door, clinic.staff);
      // A node that has read the clinic as it was, and takes that as current for a second.
      const page = way.visit(clinic, await way.door.startNode());
      assert.equal(told(await page.login(clinic.staff)), '200 second-step');
      const forbid = { currentPassword, trustBrowserAllowed: false };
      assert.equal((await changeSettings(boss, clinic, forbid)).status, 200);
      const code = app.codeAt(clock.now());
      const proof = { method: 'authenticator', code, trustBrowser: true } as const;
      assert.equal(told(await typeSecondStep(page, clinic, proof)), '200 logged-in');
      clock.advance(60_000);
      const allow = { currentPassword, trustBrowserAllowed: true };
      assert.equal((await changeSettings(boss, clinic, allow)).status, 200);
      clock.advance(60_000);
      assert.equal(told(await page.login(clinic.staff)), '200 second-step');
    });
  });
}
