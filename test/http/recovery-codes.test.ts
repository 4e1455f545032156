import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { askForHelp, resetPassword, setUpAccount, typeCode } from '../support/account-calls.ts';
import { accountsIn, problemIn, recoveryIn } from '../support/answers.ts';
import { HOUR, MINUTE } from '../support/clock.ts';
import type { TestClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { codeIn } from '../support/post-office.ts';
import { openWayIn, type WayIn } from '../support/way-in.ts';

/** A code that this one is not. */
const otherThan = (code: string): string => (code === '123456' ? '654321' : '123456');

for (const dialect of databases()) {
  describe(`the code of an email, typed into the waiting widget, on ${dialect.name}`, () => {
    let way: WayIn;
    let clinic: TestClinic;
    before(async () => {
      way = await openWayIn(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      await way.office.deliver();
    });
    after(() => way.close());

    const type = (waitingToken: string, code: string, at = clinic) =>
      typeCode(way.visit(at), at, waitingToken, code);
    const problemOf = async (...given: Parameters<typeof type>) => {
      const answer = await type(...given);
      return `${answer.status} ${problemIn(answer).problem.code}`;
    };

    it('answers with a token for the profile that the email covered, which resets its password', async () => {
      const member = await way.member(clinic, { givenName: 'Ida' });
      const { waitingToken, code } = await way.help(member);
      const answer = await type(waitingToken, code);
      assert.equal(answer.status, 200);
      const [account, ...others] = accountsIn(answer).accounts;
      assert.deepEqual(others, []);
      assert.equal(account?.name, 'Ida Fletcher');
      assert.equal(account.username, member.username);
      assert.equal(await way.opens(clinic, account.token), 'reset-password');
      assert.equal((await resetPassword(way.visit(clinic), clinic, account.token)).status, 200);
      assert.equal(await way.canLogIn(member), false);
    });

    it('logs nobody in by itself', async () => {
      const { waitingToken, code } = await way.help(await way.member(clinic));
      const page = way.visit(clinic);
      const answer = await typeCode(page, clinic, waitingToken, code);
      assert.deepEqual(answer.headers.getSetCookie(), []);
      assert.equal(await page.sessionStatus(clinic.slug), 401);
    });

    it('covers a family, and whoever of it has no login sets one up', async () => {
      const email = `family@${clinic.slug}.example`;
      const member = await way.member(clinic, { email });
      await way.newcomer(clinic, { email });
      const { waitingToken, code } = await way.help(member);
      const { accounts } = accountsIn(await type(waitingToken, code));
      assert.deepEqual(new Set(accounts.map(({ username }) => username)), new Set([member.username, null]));
      const newcomer = accounts.find(({ username }) => username === null);
      const setUp = await setUpAccount(way.visit(clinic), clinic, newcomer?.token ?? '', 'brand-new');
      assert.equal(setUp.status, 200);
    });

    it('is understood with spaces, hyphens and full-width digits', async () => {
      for (const spell of [
        (code: string) => ` ${code.slice(0, 3)} ${code.slice(3)} `,
        (code: string) => `${code.slice(0, 3)}-${code.slice(3)}`,
        (code: string) => `${code.slice(0, 3)}\u2013\u00a0${code.slice(3)}\n`,
        (code: string) => code.replace(/[0-9]/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
      ]) {
        const { waitingToken, code } = await way.help(await way.member(clinic));
        assert.equal((await type(waitingToken, spell(code))).status, 200, spell(code));
      }
    });

    it('is refused when it is wrong, and what is no code at all like that', async () => {
      const { waitingToken, code } = await way.help(await way.member(clinic));
      for (const typed of [otherThan(code), '', `${code}0`, '%']) {
        assert.equal(await problemOf(waitingToken, typed), '401 wrong-code', typed);
      }
    });

    it('is right after four wrong ones', async () => {
      const { waitingToken, code } = await way.help(await way.member(clinic));
      for (let tries = 0; tries < 4; tries += 1) {
        assert.equal(await problemOf(waitingToken, otherThan(code)), '401 wrong-code');
      }
      assert.equal((await type(waitingToken, code)).status, 200);
    });

    it('is too late after five wrong ones', async () => {
      const { waitingToken, code } = await way.help(await way.member(clinic));
      for (let tries = 0; tries < 5; tries += 1) await type(waitingToken, otherThan(code));
      assert.equal(await problemOf(waitingToken, code), '410 code-ended');
    });

    it('works once', async () => {
      const { waitingToken, code } = await way.help(await way.member(clinic));
      assert.equal((await type(waitingToken, code)).status, 200);
      const again = await type(waitingToken, code);
      assert.notEqual(again.status, 200);
      assert.ok(!again.text.includes('token'));
    });

    it('works for an hour, and not a millisecond longer', async () => {
      const [inTime, tooLate] = [
        await way.help(await way.member(clinic)),
        await way.help(await way.member(clinic)),
      ];
      way.door.clock.advance(HOUR - 1);
      assert.equal((await type(inTime.waitingToken, inTime.code)).status, 200);
      way.door.clock.advance(1);
      assert.equal(await problemOf(tooLate.waitingToken, tooLate.code), '410 code-ended');
    });

    it("is of no use to another widget: each waits for its own request's code", async () => {
      const member = await way.member(clinic);
      const first = await way.help(member);
      way.door.clock.advance(MINUTE);
      const second = await way.help(member);
      const stranger = await way.help(await way.member(clinic));
      assert.equal(await problemOf(stranger.waitingToken, first.code), '401 wrong-code');
      assert.equal(await problemOf(second.waitingToken, first.code), '401 wrong-code');
      assert.equal((await type(first.waitingToken, first.code)).status, 200);
    });

    it('is of no use without the token that waits, or with one that was made up', async () => {
      const { waitingToken, code } = await way.help(await way.member(clinic));
      for (const forged of ['A'.repeat(43), waitingToken.slice(0, -1), `${waitingToken}A`, '%']) {
        assert.equal(await problemOf(forged, code), '410 code-ended');
      }
      assert.equal((await type('', code)).status, 400);
    });

    it('is of no use at another clinic, where the same person is', async () => {
      const other = await way.door.clinic();
      const member = await way.member(clinic, { email: 'both@home.example' });
      await way.member(other, { email: 'both@home.example' });
      const here = await way.help(member);
      const there = await way.help({ clinic: other, email: member.email });
      assert.equal(await problemOf(here.waitingToken, here.code, other), '410 code-ended');
      assert.equal(await problemOf(there.waitingToken, here.code, other), '401 wrong-code');
      assert.equal((await type(here.waitingToken, here.code)).status, 200);
    });

    it('opens the profiles of its own mailbox alone, where two share a number', async () => {
      const mobilePhone = '+16045550133';
      const one = await way.member(clinic, { mobilePhone });
      const other = await way.member(clinic, { mobilePhone });
      const { waitingToken } = recoveryIn(await askForHelp(way.visit(clinic), clinic, '604 555 0133'));
      const mails = await way.office.deliver();
      for (const { email, username } of [one, other]) {
        const mail = mails.find(({ to }) => to === email);
        assert.ok(mail);
        const { accounts } = accountsIn(await type(waitingToken, codeIn(mail)));
        assert.deepEqual(
          accounts.map((account) => account.username),
          [username],
        );
      }
    });

    it('has nothing to say about whether anybody was found', async () => {
      const { waitingToken: known } = await way.help(await way.member(clinic));
      const page = way.visit(clinic);
      const { waitingToken: unknown } = recoveryIn(await askForHelp(page, clinic, 'nobody@home.example'));
      for (let tries = 0; tries < 7; tries += 1) {
        assert.equal(await problemOf(unknown, '000000'), await problemOf(known, '000000'), `${tries}`);
      }
    });
  });
}
