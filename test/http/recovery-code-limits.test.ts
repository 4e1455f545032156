import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { askForHelp, typeCode } from '../support/account-calls.ts';
import { problemIn, recoveryIn } from '../support/answers.ts';
import type { Answer } from '../support/browser.ts';
import { MINUTE, SECOND } from '../support/clock.ts';
import type { TestClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { type Helped, openWayIn, type WayIn } from '../support/way-in.ts';

const QUARTER = 15 * MINUTE;

for (const dialect of databases()) {
  describe(`guessing at an email's code, on ${dialect.name}`, () => {
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

    const type = ({ waitingToken }: Pick<Helped, 'waitingToken'>, code: string) =>
      typeCode(way.visit(clinic), clinic, waitingToken, code);
    const outcome = (answer: Answer) => (answer.status === 200 ? 'right' : problemIn(answer).problem.code);
    /** Types wrong codes, all different. */
    const guess = async (helped: Helped, times: number): Promise<readonly string[]> => {
      const outcomes = [];
      for (let guessed = 0, code = 100_000; guessed < times; code += 1) {
        if (String(code) === helped.code) continue;
        outcomes.push(outcome(await type(helped, String(code))));
        guessed += 1;
      }
      return outcomes;
    };
    const wrong = (times: number) => Array<string>(times).fill('wrong-code');

    it('is judged five times a request, whoever guesses from wherever', async () => {
      const helped = await way.help(await way.member(clinic));
      assert.deepEqual(await guess(helped, 7), [...wrong(5), 'code-ended', 'code-ended']);
    });

    it('is judged five times when 50 come at once, right one or not', async () => {
      const helped = await way.help(await way.member(clinic));
      const codes = Array.from({ length: 50 }, (_, index) =>
        index === 40 ? helped.code : String(200_000 + index),
      );
      const answers = await Promise.all(codes.map((code) => type(helped, code)));
      const judged = answers.map(outcome).filter((each) => ['right', 'wrong-code'].includes(each));
      assert.equal(judged.length, 5);
      const { db } = way.door.node.database;
      const rows = await db
        .selectFrom('verification')
        .select('codeTries')
        .where('clinicId', '=', clinic.id)
        .execute();
      assert.deepEqual(rows, [{ codeTries: 5 }]);
    });

    it('ends with ten wrong ones within a quarter of an hour, over all requests of an address', async () => {
      const member = await way.member(clinic);
      const first = await way.help(member);
      assert.deepEqual(await guess(first, 5), wrong(5));
      way.door.clock.advance(MINUTE);
      const second = await way.help(member);
      assert.deepEqual(await guess(second, 5), wrong(5));
      way.door.clock.advance(MINUTE);

      const third = await way.help({ clinic, email: ` ${member.email.toUpperCase()}` });
      const early = await type(third, third.code);
      assert.equal(early.status, 429);
      const { code, retryAfterSeconds } = problemIn(early).problem;
      assert.equal(code, 'throttled');
      assert.equal(retryAfterSeconds, 14 * 60);
      assert.equal(early.headers.get('Retry-After'), String(retryAfterSeconds));

      way.door.clock.advance(14 * MINUTE - 1);
      assert.equal(outcome(await type(third, third.code)), 'throttled');
      way.door.clock.advance(1);
      assert.equal(outcome(await type(third, third.code)), 'right');
    });

    it('tells a wrong code and a right one to wait alike', async () => {
      const member = await way.member(clinic);
      await guess(await way.help(member), 5);
      way.door.clock.advance(MINUTE);
      await guess(await way.help(member), 5);
      way.door.clock.advance(MINUTE);
      const third = await way.help(member);
      const [right, other] = [await type(third, third.code), await type(third, '000000')];
      assert.equal(right.status, 429);
      assert.deepEqual(problemIn(other).problem, problemIn(right).problem);
    });

    it('leaves the links of the email alone: they are the way on', async () => {
      const member = await way.member(clinic);
      await guess(await way.help(member), 5);
      way.door.clock.advance(MINUTE);
      const second = await way.help(member);
      await guess(second, 5);
      assert.equal(await way.opens(clinic, second.token), 'reset-password');
    });

    it('does not close the codes of anybody else', async () => {
      const [victim, other] = [await way.member(clinic), await way.member(clinic)];
      await guess(await way.help(victim), 5);
      way.door.clock.advance(MINUTE);
      await guess(await way.help(victim), 5);
      const helped = await way.help(other);
      assert.equal(outcome(await type(helped, helped.code)), 'right');
    });

    it('is not forgiven for a right code in between', async () => {
      const member = await way.member(clinic);
      const seen: string[] = [];
      for (let request = 0; request < 4; request += 1) {
        const helped = await way.help(member);
        seen.push(...(await guess(helped, 4)), outcome(await type(helped, helped.code)));
        way.door.clock.advance(MINUTE);
      }
      assert.equal(seen.filter((each) => each === 'wrong-code').length, 10);
      assert.equal(seen.at(-1), 'throttled');
    });

    it('is forgotten after a quarter of an hour without a wrong one', async () => {
      const member = await way.member(clinic);
      await guess(await way.help(member), 5);
      way.door.clock.advance(MINUTE);
      await guess(await way.help(member), 4);
      way.door.clock.advance(QUARTER + SECOND);
      const third = await way.help(member);
      assert.deepEqual(await guess(third, 4), wrong(4));
      assert.equal(outcome(await type(third, third.code)), 'right');
    });

    it('costs nothing where a code is typed into a widget whose time is over', async () => {
      const member = await way.member(clinic);
      const first = await way.help(member);
      await guess(first, 5);
      for (let tries = 0; tries < 10; tries += 1)
        assert.equal(outcome(await type(first, '000000')), 'code-ended');
      way.door.clock.advance(MINUTE);
      const second = await way.help(member);
      assert.equal(outcome(await type(second, second.code)), 'right');
    });

    it('is counted for an address that nobody has like for any other', async () => {
      const timeline = async (ask: () => Promise<{ waitingToken: string }>) => {
        const seen = [];
        for (let request = 0; request < 3; request += 1) {
          const waiting = await ask();
          for (let tries = 0; tries < 6; tries += 1) seen.push(outcome(await type(waiting, '000000')));
          way.door.clock.advance(MINUTE);
        }
        return seen;
      };
      const page = way.visit(clinic);
      const nobody = () => askForHelp(page, clinic, 'nobody@home.example').then(recoveryIn);
      const member = await way.member(clinic);
      const expected = await timeline(() => askForHelp(page, clinic, member.email).then(recoveryIn));
      assert.equal(expected.at(-1), 'throttled');
      assert.deepEqual(await timeline(nobody), expected);
    });
  });
}
