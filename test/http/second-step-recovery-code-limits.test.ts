import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Answer, Page } from '../support/browser.ts';
import { SECOND } from '../support/clock.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  giveAuthenticator,
  giveRecoveryCode,
  saveRecoveryCode,
  stepIn,
  told,
  typeRecoveryCode,
  whereLoginStands,
} from '../support/two-step.ts';
import { type Member, openWayIn, type WayIn } from '../support/way-in.ts';

const SAVE = '200 save-recovery-code';
const WRONG = '401 second-step wrong-code';
const CLOSED = '429 second-step recovery-code-closed';
const DEAD = '410 second-step recovery-code-dead';

/** A recovery code that is not this one. */
const other = (code: string) => (code.startsWith('0') ? `1${code.slice(1)}` : `0${code.slice(1)}`);

for (const dialect of databases()) {
  describe(`how often a recovery code can be tried, on ${dialect.name}`, () => {
    let way: WayIn;
    let clinic: StaffedClinic;
    let person: Member;
    let code: string;
    let page: Page;
    before(async () => {
      way = await openWayIn(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      person = await way.member(clinic, { role: 'staff' });
      await giveAuthenticator(way.door, person);
      code = await giveRecoveryCode(way.door, person);
      page = way.visit(clinic);
      assert.equal(told(await page.login(person)), '200 second-step');
    });
    after(() => way.close());

    const type = async (typed: string, on: Page = page) => told(await typeRecoveryCode(on, clinic, typed));
    const again = async () => {
      const next = way.visit(clinic);
      assert.equal(told(await next.login(person)), '200 second-step');
      return next;
    };
    const stored = () =>
      way.door.node.database.db
        .selectFrom('recoveryCode')
        .selectAll()
        .where('clinicId', '=', clinic.id)
        .where('profileId', '=', person.profileId)
        .executeTakeFirstOrThrow();

    it('is not what is no recovery code at all, and that costs no try', async () => {
      for (const typed of [
        '',
        code.slice(1),
        `${code}0`,
        `${code.slice(1)}U`,
        `${code}\u0000`,
        'ßßß',
        '💊💊💊',
      ]) {
        assert.equal(await type(typed), WRONG, typed);
      }
      assert.equal((await stored()).failures, 0);
      assert.equal(await type(code), SAVE);
    });

    it('is judged five times a login, where 20 come at once too', async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => type(other(code))));
      assert.equal(answers.filter((answer) => answer === WRONG).length, 5);
      assert.equal(answers.filter((answer) => answer === CLOSED).length, 15);
      assert.equal((await stored()).failures, 5);
      assert.equal(await type(code), CLOSED);
      assert.equal(await type(code, await again()), SAVE);
    });

    it('is dead after ten failures in all, whatever the login, for good', async () => {
      for (let tries = 0; tries < 5; tries += 1) assert.equal(await type(other(code)), WRONG);
      const second = await again();
      for (let tries = 0; tries < 4; tries += 1) assert.equal(await type(other(code), second), WRONG);
      assert.equal(await type(other(code), second), DEAD);
      assert.equal(await type(code, await again()), DEAD);
      way.door.clock.advance(30 * 24 * 3600 * SECOND);
      assert.equal(await type(code, await again()), DEAD);
    });

    it('lives until the tenth failure: right as the tenth try it opens', async () => {
      for (let tries = 0; tries < 5; tries += 1) await type(other(code));
      const second = await again();
      for (let tries = 0; tries < 4; tries += 1) await type(other(code), second);
      assert.equal(await type(code, second), SAVE);
      assert.equal((await stored()).failures, 0);
    });

    it('fails ten times over many logins where 40 come at once', async () => {
      const pages = [page];
      while (pages.length < 8) pages.push(await again());
      await Promise.all(pages.flatMap((each) => Array.from({ length: 5 }, () => type(other(code), each))));
      assert.equal((await stored()).failures, 10);
      assert.equal(await type(code, await again()), DEAD);
    });

    it('is issued anew where the one that waits to be saved was worn out by somebody else meanwhile', async () => {
      const shown = (answer: Answer) => {
        const step = stepIn(answer);
        return step.name === 'save-recovery-code' ? step.recoveryCode : '';
      };
      const next = shown(await typeRecoveryCode(page, clinic, code));
      const thieves = [await again(), await again()];
      for (const thief of thieves) {
        for (let tries = 0; tries < 5; tries += 1) await type(other(next), thief);
      }
      const newest = shown(await whereLoginStands(page, clinic));
      assert.notEqual(newest, next);
      assert.equal(shown(await whereLoginStands(page, clinic)), newest);
      assert.equal(told(await saveRecoveryCode(page, clinic)), '200 logged-in');
      assert.equal(await type(newest, await again()), SAVE);
    });
  });
}
