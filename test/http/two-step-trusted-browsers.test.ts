import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Page } from '../support/browser.ts';
import { DAY } from '../support/clock.ts';
import type { StaffedClinic, TestPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { endTrust, removeMethod } from '../support/two-step-calls.ts';
import {
  changedIn,
  openTwoStepWay,
  OTHER_PHONE,
  problemOf,
  type TwoStepWay,
} from '../support/two-step-way.ts';

const NOT_FOUND = { status: 404, code: 'not-found' };

for (const dialect of databases()) {
  describe(`one's own trusted browsers, on ${dialect.name}`, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    let staff: TestPerson;
    let own: Page;
    before(async () => {
      way = await openTwoStepWay(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      ({ staff } = clinic);
      own = await way.enter(staff);
    });
    after(() => way.close());

    const settings = () => way.settings(own, staff);

    it('are listed, this one marked, and are trusted no longer one by one or all at once', async () => {
      const app = await way.setUpApp(own, staff);
      const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:141.0) Gecko/20100101 Firefox/141.0';
      const one = way.door.browser({ userAgent: firefox, address: '203.0.113.9' }).open(clinic.origin);
      await way.trust(staff, app, one);
      const [other, third] = [await way.trust(staff, app), await way.trust(staff, app)];
      const listed = (await way.settings(one, staff)).trustedBrowsers;
      assert.equal(listed.length, 3);
      const mine = listed.filter(({ isThisOne }) => isThisOne);
      assert.equal(mine.length, 1);
      assert.deepEqual(Object.keys(mine[0] ?? {}).toSorted(), [
        'address',
        'browser',
        'endsAt',
        'id',
        'isThisOne',
        'lastUsedAt',
        'system',
        'trustedAt',
      ]);
      const [first] = mine;
      assert.ok(first);
      assert.deepEqual([first.browser, first.system, first.address], ['Firefox', 'Windows', '203.0.113.9']);
      assert.equal(Date.parse(first.endsAt) - Date.parse(first.trustedAt), 30 * DAY);
      const { twoStep } = changedIn(await endTrust(one, clinic, first.id));
      assert.equal(twoStep.trustedBrowsers.length, 2);
      assert.equal(await way.isTrusted(one, staff), false);
      assert.equal(await way.isTrusted(other, staff), true);
      assert.deepEqual(changedIn(await endTrust(own, clinic)).twoStep.trustedBrowsers, []);
      assert.equal(await way.isTrusted(third, staff), false);
      assert.equal(changedIn(await endTrust(own, clinic)).twoStep.state, 'on');
    });

    it('are not ended by others, nor by the same person at another clinic', async () => {
      const app = await way.setUpApp(own, staff);
      const trusted = await way.trust(staff, app);
      const [browser] = (await settings()).trustedBrowsers;
      const other = await way.door.clinic();
      const [owner, abroad] = [await way.enter(clinic.owner), await way.enter(other.staff)];
      for (const [page, at] of [
        [owner, clinic],
        [abroad, other],
      ] as const) {
        assert.deepEqual(problemOf(await endTrust(page, at, browser?.id)), NOT_FOUND);
        assert.equal((await endTrust(page, at)).status, 200);
      }
      for (const id of ['A'.repeat(22), '\u0000', "' or 1=1 --"]) {
        assert.deepEqual(problemOf(await endTrust(own, clinic, id)), NOT_FOUND);
      }
      assert.equal(await way.isTrusted(trusted, staff), true);
    });

    it('are all ended when a method is removed or replaced, or another number is set up', async () => {
      const app = await way.setUpApp(own, staff);
      await way.setUpSms(own, staff);
      const acts: readonly (() => Promise<unknown>)[] = [
        () => way.setUpSms(own, staff, OTHER_PHONE),
        () => removeMethod(own, clinic, 'sms', staff.password),
        () => way.setUpApp(own, staff),
      ];
      for (const act of acts) {
        const trusted = await way.trust(staff, app);
        await act();
        assert.deepEqual((await settings()).trustedBrowsers, []);
        assert.equal(await way.isTrusted(trusted, staff), false);
      }
    });
  });
}
