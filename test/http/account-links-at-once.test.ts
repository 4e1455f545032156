import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { sql } from 'kysely';
import {
  changeCredentials,
  FINE_PASSWORD,
  resetPassword,
  sendWelcomeEmail,
  setUpAccount,
  typeCode,
} from '../support/account-calls.ts';
import { accountsIn, problemIn } from '../support/answers.ts';
import type { Answer } from '../support/browser.ts';
import { MINUTE } from '../support/clock.ts';
import { meetAtRow } from '../support/held-row.ts';
import type { StaffedClinic, TestPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { linksIn } from '../support/post-office.ts';
import { openWayIn, type WayIn } from '../support/way-in.ts';

const OTHER_PASSWORD = 'an entirely other passphrase';

for (const dialect of databases()) {
  describe(`two who change one login at once, on ${dialect.name}`, { timeout: 60_000 }, () => {
    let way: WayIn;
    let clinic: StaffedClinic;
    before(async () => {
      way = await openWayIn(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
    });
    after(() => way.close());

    const database = () => way.door.node.database;
    const outcome = ({ status, text }: Answer) =>
      status < 300 ? 'done' : `${status} ${problemIn({ text }).problem.code}`;
    const outcomesOf = (answers: readonly Answer[]) => answers.map(outcome).toSorted();
    const passwordRow = (profileId: string) =>
      sql`select 1 from password where profile_id = ${profileId} for update`;
    const profileRow = (profileId: string) => sql`select 1 from profile where id = ${profileId} for update`;
    const twoLinks = async (who: { clinic: StaffedClinic; email: string }) => {
      const first = await way.help(who);
      way.door.clock.advance(MINUTE);
      return [first.token, (await way.help(who)).token] as const;
    };
    const inForce = async (person: TestPerson, passwords: readonly string[]) => {
      const right = [];
      for (const password of passwords) if (await way.canLogIn(person, password)) right.push(password);
      return right;
    };

    it('two tabs, each with a link of its own: one resets, the other link is void by then', async () => {
      const member = await way.member(clinic);
      const [one, other] = await twoLinks({ clinic, email: member.email });
      const answers = await meetAtRow(database(), passwordRow(member.profileId), [
        () => resetPassword(way.visit(clinic), clinic, one, FINE_PASSWORD),
        () => resetPassword(way.visit(clinic), clinic, other, OTHER_PASSWORD),
      ]);
      assert.deepEqual(outcomesOf(answers), ['410 link-invalid', 'done']);
      const won = answers.findIndex(({ status }) => status === 200);
      const expected = [[FINE_PASSWORD, OTHER_PASSWORD][won]];
      assert.deepEqual(await inForce(member, [FINE_PASSWORD, OTHER_PASSWORD]), expected);
    });

    it('two set-ups of one profile, each with a link of its own: one sets up, the other link is void', async () => {
      const { profileId, email } = await way.newcomer(clinic);
      const [one, other] = await twoLinks({ clinic, email });
      const answers = await meetAtRow(database(), profileRow(profileId), [
        () => setUpAccount(way.visit(clinic), clinic, one, 'the-one', FINE_PASSWORD),
        () => setUpAccount(way.visit(clinic), clinic, other, 'the-other', OTHER_PASSWORD),
      ]);
      assert.deepEqual(outcomesOf(answers), ['410 link-invalid', 'done']);
      const won = answers.findIndex(({ status }) => status === 200);
      const person = { ...clinic.patient, profileId, username: ['the-one', 'the-other'][won] ?? '' };
      const expected = [[FINE_PASSWORD, OTHER_PASSWORD][won]];
      assert.deepEqual(await inForce(person, [FINE_PASSWORD, OTHER_PASSWORD]), expected);
    });

    for (const first of ['a change', 'a reset'] as const) {
      it(`${first} first, and its opposite at once: the password of one of them is in force`, async () => {
        const member = await way.member(clinic);
        const { token } = await way.help(member);
        const own = way.visit(clinic);
        await own.login(member);
        const wish = { currentPassword: member.password, newPassword: OTHER_PASSWORD };
        const calls = [
          () => changeCredentials(own, clinic, wish),
          () => resetPassword(way.visit(clinic), clinic, token, FINE_PASSWORD),
        ];
        const ordered = first === 'a change' ? calls : calls.toReversed();
        const answers = await meetAtRow(database(), passwordRow(member.profileId), ordered);
        const outcomes = answers.map(outcome);
        assert.equal(outcomes.filter((each) => each === 'done').length, 1, outcomes.join(', '));
        for (const each of outcomes) assert.match(each, /^(done|410 link-invalid|401 .+)$/);
        assert.equal((await inForce(member, [FINE_PASSWORD, OTHER_PASSWORD])).length, 1);
        assert.equal(await way.canLogIn(member), false);
      });
    }

    it('a code and a reset: what the code gave is void once the password is another', async () => {
      const member = await way.member(clinic);
      const { waitingToken, code, token } = await way.help(member);
      const rows = sql`select 1 from verification_code where profile_id = ${member.profileId} for update`;
      const [typed, reset] = await meetAtRow(database(), rows, [
        () => typeCode(way.visit(clinic), clinic, waitingToken, code),
        () => resetPassword(way.visit(clinic), clinic, token),
      ]);
      assert.ok(typed && reset);
      assert.equal(outcome(reset), 'done');
      if (typed.status === 200) {
        assert.equal(await way.opens(clinic, accountsIn(typed).accounts[0]?.token ?? ''), null);
      } else {
        assert.equal(outcome(typed), '401 wrong-code');
      }
    });

    it('a set-up by a welcome and a newer welcome: the older link sets up, or it is void', async () => {
      const { profileId } = await way.newcomer(clinic);
      const desk = way.visit(clinic);
      await desk.login(clinic.staff);
      await way.office.deliver();
      await sendWelcomeEmail(desk, clinic, profileId);
      const [older] = (await way.office.deliver()).flatMap(linksIn);
      assert.ok(older);
      way.door.clock.advance(MINUTE);
      const rows = sql`select 1 from account_link where profile_id = ${profileId} for update`;
      const [sent, setUp] = await meetAtRow(database(), rows, [
        () => sendWelcomeEmail(desk, clinic, profileId),
        () => setUpAccount(way.visit(clinic), clinic, older.token, 'brand-new'),
      ]);
      assert.ok(sent && setUp);
      assert.match(outcome(sent), /^(done|409 has-login)$/);
      const [newer] = (await way.office.deliver()).flatMap(linksIn);
      const opens = newer ? await way.opens(clinic, newer.token) : null;
      if (setUp.status === 200) assert.equal(opens, null);
      else assert.deepEqual([outcome(setUp), opens], ['410 link-invalid', 'set-up-account']);
    });

    it('two people who choose one username: one has it, the other is told, and nothing is half-written', async () => {
      const [one, other] = [await way.newcomer(clinic), await way.newcomer(clinic)];
      const tokens = [(await way.help(one)).token, (await way.help(other)).token];
      const pages = tokens.map(() => way.visit(clinic));
      const answers = await Promise.all(
        pages.map((page, index) =>
          setUpAccount(page, clinic, tokens[index] ?? '', ['Kim.F', 'kim.f'][index] ?? ''),
        ),
      );
      assert.deepEqual(outcomesOf(answers), ['409 username-taken', 'done']);
      const lost = answers.findIndex(({ status }) => status !== 200);
      const { profileId } = [one, other][lost] ?? one;
      const { db } = database();
      const profile = db.selectFrom('profile').selectAll().where('id', '=', profileId);
      const { username, usernameKey } = await profile.executeTakeFirstOrThrow();
      assert.deepEqual([username, usernameKey], [null, null]);
      for (const table of ['password', 'session', 'knownBrowser'] as const) {
        const rows = db.selectFrom(table).select('profileId').where('profileId', '=', profileId);
        assert.deepEqual(await rows.execute(), [], table);
      }
      assert.equal(await pages[lost]?.sessionStatus(clinic.slug), 401);
      const again = await setUpAccount(way.visit(clinic), clinic, tokens[lost] ?? '', 'kim.f.2');
      assert.equal(again.status, 200, 'the link is not used up');
    });

    it('two changes from one session: one is done', async () => {
      const member = await way.member(clinic);
      const own = way.visit(clinic);
      await own.login(member);
      const currentPassword = member.password;
      const answers = await meetAtRow(database(), passwordRow(member.profileId), [
        () => changeCredentials(own, clinic, { currentPassword, newPassword: FINE_PASSWORD }),
        () => changeCredentials(own, clinic, { currentPassword, newPassword: OTHER_PASSWORD }),
      ]);
      const outcomes = answers.map(outcome);
      assert.equal(outcomes.filter((each) => each === 'done').length, 1, outcomes.join(', '));
      for (const each of outcomes) assert.match(each, /^(done|401 .+)$/);
      assert.equal((await inForce(member, [FINE_PASSWORD, OTHER_PASSWORD])).length, 1);
    });
  });
}
