import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { sendPasswordResetEmail, sendWelcomeEmail } from '../support/account-calls.ts';
import { problemIn } from '../support/answers.ts';
import type { Answer, Page } from '../support/browser.ts';
import { HOUR, MINUTE, SECOND } from '../support/clock.ts';
import type { StaffedClinic, TestPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { linksIn } from '../support/post-office.ts';
import { openWayIn, type WayIn } from '../support/way-in.ts';

for (const dialect of databases()) {
  describe(`how many emails staff can send from a profile, on ${dialect.name}`, () => {
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

    it('are one a minute and five an hour to a profile, whoever sends them', async () => {
      const { profileId } = await way.newcomer(clinic);
      const colleague = await deskOf(clinic.owner);
      assert.equal((await sendWelcomeEmail(desk, clinic, profileId)).status, 202);
      const early = await sendWelcomeEmail(colleague, clinic, profileId);
      assert.deepEqual(problemOf(early), { status: 429, code: 'throttled', retryAfterSeconds: 60 });
      assert.equal(early.headers.get('Retry-After'), '60');
      way.door.clock.advance(MINUTE - 1);
      assert.equal((await sendWelcomeEmail(colleague, clinic, profileId)).status, 429);
      way.door.clock.advance(1);
      for (let sent = 1; sent < 5; sent += 1) {
        assert.equal(
          (await sendWelcomeEmail(sent % 2 === 0 ? desk : colleague, clinic, profileId)).status,
          202,
        );
        way.door.clock.advance(MINUTE);
      }
      const sixth = await sendWelcomeEmail(desk, clinic, profileId);
      assert.deepEqual(problemOf(sixth), { status: 429, code: 'throttled', retryAfterSeconds: 3540 });
      assert.equal((await way.office.deliver()).length, 5);
      const other = await way.newcomer(clinic);
      assert.equal((await sendWelcomeEmail(desk, clinic, other.profileId)).status, 202);
    });

    it('are one where two of the staff press at once', async () => {
      const { profileId } = await way.newcomer(clinic);
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => sendWelcomeEmail(desk, clinic, profileId)),
      );
      assert.equal(answers.filter(({ status }) => status === 202).length, 1);
      assert.equal((await way.office.deliver()).length, 1);
    });

    it('let in only who has the newest link, after each of them', async () => {
      const member = await way.member(clinic);
      const tokens = [];
      for (let sent = 0; sent < 3; sent += 1) {
        assert.equal((await sendPasswordResetEmail(desk, clinic, member.profileId)).status, 202);
        const [mail] = await way.office.deliver();
        tokens.push((mail && linksIn(mail)[0]?.token) ?? '');
        way.door.clock.advance(MINUTE);
      }
      const opened = [];
      for (const token of tokens) opened.push(await way.opens(clinic, token));
      assert.deepEqual(opened, [null, null, 'reset-password']);
      way.door.clock.advance(HOUR - MINUTE - SECOND);
      assert.equal(await way.opens(clinic, tokens.at(-1) ?? ''), 'reset-password');
      way.door.clock.advance(SECOND);
      assert.equal(await way.opens(clinic, tokens.at(-1) ?? ''), null);
    });
  });
}
