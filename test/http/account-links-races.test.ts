import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { resetPassword, setUpAccount, typeCode } from '../support/account-calls.ts';
import { problemIn } from '../support/answers.ts';
import type { TestNode } from '../support/auth-node.ts';
import type { Answer } from '../support/browser.ts';
import type { StaffedClinic, TestPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { race } from '../support/race.ts';
import { openWayIn, type WayIn } from '../support/way-in.ts';
import type { RacerAnswer, RacerCall } from './racers/use-account-links.ts';

const RACER = new URL('./racers/use-account-links.ts', import.meta.url);
const SIXTEEN = Array.from({ length: 16 }, (_, index) => index);
const passwordOf = (index: number) => `plum harvest over bridge number ${index}`;

for (const dialect of databases()) {
  describe(`sixteen who use one secret at once, on ${dialect.name}`, { timeout: 60_000 }, () => {
    let way: WayIn;
    let clinic: StaffedClinic;
    let nodes: readonly [TestNode, TestNode];
    before(async () => {
      way = await openWayIn(dialect);
      // SQLite waits for another connection's write without letting go of the thread: nodes of one process
      // would stand still there, and are none in life.
      const { node } = way.door;
      nodes = [node, dialect.name === 'postgres' ? await way.door.startNode() : node];
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
    });
    after(() => way.close());

    const pageOf = (index: number) => way.visit(clinic, nodes[index % 2 === 0 ? 0 : 1]);
    const outcome = ({ status, text }: Answer) =>
      status === 200 ? 'won' : `${status} ${problemIn({ text }).problem.code}`;
    const assertOneWinner = (outcomes: readonly string[], loss: string) => {
      assert.deepEqual(outcomes.toSorted(), [...Array<string>(15).fill(loss), 'won']);
    };
    /** Which of the sixteen passwords is in force: one alone may be. */
    const winnersOf = async (person: TestPerson) => {
      const judged = [];
      for (const index of SIXTEEN) {
        way.door.clock.advance(3_600_001);
        if (await way.canLogIn(person, passwordOf(index))) judged.push(index);
      }
      return judged;
    };

    it('reset one password, once', async () => {
      const member = await way.member(clinic);
      const { token } = await way.help(member);
      await way.office.deliver();
      const answers = await Promise.all(
        SIXTEEN.map((index) => resetPassword(pageOf(index), clinic, token, passwordOf(index))),
      );
      const outcomes = answers.map(outcome);
      assertOneWinner(outcomes, '410 link-invalid');
      assert.equal((await way.office.deliver()).length, 1);
      assert.deepEqual(await winnersOf(member), [outcomes.indexOf('won')]);
    });

    it('set up one account, once', async () => {
      const { profileId, email } = await way.newcomer(clinic);
      const { token } = await way.help({ clinic, email });
      const pages = SIXTEEN.map(pageOf);
      const answers = await Promise.all(
        pages.map((page, index) => setUpAccount(page, clinic, token, `person-${index}`, passwordOf(index))),
      );
      const outcomes = answers.map(outcome);
      assertOneWinner(outcomes, '410 link-invalid');
      const winner = outcomes.indexOf('won');
      const person = { ...clinic.patient, profileId, username: `person-${winner}` };
      assert.deepEqual(await winnersOf(person), [winner]);
      const { db } = way.door.node.database;
      const sessions = db.selectFrom('session').select('tokenHash').where('profileId', '=', profileId);
      // One of the set-up, and one of the login that has just shown who won.
      assert.equal((await sessions.execute()).length, 2);
    });

    it('type one code, once', async () => {
      const { waitingToken, code } = await way.help(await way.member(clinic));
      const answers = await Promise.all(
        SIXTEEN.map((index) => typeCode(pageOf(index), clinic, waitingToken, code)),
      );
      const outcomes = answers.map(outcome);
      assert.equal(outcomes.filter((each) => each === 'won').length, 1);
      const losses = new Set(outcomes.filter((each) => each !== 'won'));
      assert.equal(losses.size, 1, `fifteen get the same answer, not ${[...losses].join(', ')}`);
    });

    describe('from two processes', () => {
      let answers: ReadonlyMap<string, readonly RacerAnswer[]>;
      before(async () => {
        clinic = await way.door.clinic();
        const [member, newcomer] = [await way.member(clinic), await way.newcomer(clinic)];
        const [reset, setUp] = [(await way.help(member)).token, (await way.help(newcomer)).token];
        const { waitingToken, code } = await way.help(await way.member(clinic));
        const path = `/v1/clinics/${clinic.slug}`;
        const newPassword = passwordOf(0);
        const kinds: Readonly<Record<string, RacerCall>> = {
          reset: { path: `${path}/account-link/reset-password`, body: { token: reset, newPassword } },
          'set-up': {
            path: `${path}/account-link/set-up-account`,
            body: { token: setUp, username: 'racer', newPassword },
          },
          code: { path: `${path}/recovery/code`, body: { waitingToken, code } },
        };
        const calls = JSON.stringify(Object.values(kinds).flatMap((call) => Array<RacerCall>(8).fill(call)));
        const args = [way.door.url, clinic.origin, String(way.door.clock.now()), calls];
        const homes = await race<readonly RacerAnswer[]>(RACER, { processes: 2, args });
        answers = new Map(
          Object.keys(kinds).map((kind, index) => [
            kind,
            homes.flatMap((home) => home.slice(index * 8, index * 8 + 8)),
          ]),
        );
      });

      for (const kind of ['reset', 'set-up', 'code']) {
        it(`are one winner and fifteen with the same answer: ${kind}`, () => {
          const outcomes = (answers.get(kind) ?? []).map((each) => each.join(' ').trim());
          assert.equal(outcomes.length, 16);
          assert.equal(outcomes.filter((each) => each === '200').length, 1);
          const losses = new Set(outcomes.filter((each) => each !== '200'));
          assert.equal(losses.size, 1, `fifteen get the same answer, not ${[...losses].join(', ')}`);
        });
      }
    });
  });
}
