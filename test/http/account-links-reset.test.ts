import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { FINE_PASSWORD, resetPassword, setUpAccount } from '../support/account-calls.ts';
import { loginIn } from '../support/answers.ts';
import type { TestNode } from '../support/auth-node.ts';
import { SECOND } from '../support/clock.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { linksIn } from '../support/post-office.ts';
import { type Member, openWayIn, type WayIn } from '../support/way-in.ts';

const WRONG = 'not the password of anybody';

for (const dialect of databases()) {
  describe(`a reset, on ${dialect.name}`, () => {
    let way: WayIn;
    let clinic: StaffedClinic;
    let member: Member;
    before(async () => {
      way = await openWayIn(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      member = await way.member(clinic, { givenName: 'Ida' });
      await way.office.deliver();
    });
    after(() => way.close());

    const reset = async (page = way.visit(clinic)) => {
      const { token } = await way.help(member);
      const answer = await resetPassword(page, clinic, token);
      assert.equal(answer.status, 200);
      return answer;
    };

    it('ends every session of the profile at once, and nobody else’s', async () => {
      const [laptop, phone, colleague] = [way.visit(clinic), way.visit(clinic), way.visit(clinic)];
      await laptop.login(member);
      await phone.login(member);
      await colleague.login(clinic.patient);
      await reset(laptop);
      assert.equal(await laptop.sessionStatus(clinic.slug), 401);
      assert.equal(await phone.sessionStatus(clinic.slug), 401);
      assert.equal(await colleague.sessionStatus(clinic.slug), 200);
    });

    it('logs nobody in, not even whoever does it', async () => {
      const page = way.visit(clinic);
      const answer = await reset(page);
      assert.deepEqual(answer.headers.getSetCookie(), []);
      assert.equal(await page.sessionStatus(clinic.slug), 401);
      const { db } = way.door.node.database;
      const sessions = db.selectFrom('session').select('tokenHash').where('profileId', '=', member.profileId);
      assert.deepEqual(await sessions.execute(), []);
    });

    it('ends the old password, and starts the new one', async () => {
      await reset();
      assert.equal(await way.canLogIn(member), false);
      assert.equal(await way.canLogIn(member, FINE_PASSWORD), true);
    });

    it('makes every browser a stranger again', async () => {
      const page = way.visit(clinic);
      await page.login(member);
      await reset();
      // Five wrong tries from afar make strangers wait, and known browsers not.
      for (let tries = 0; tries < 5; tries += 1) await way.visit(clinic).login(member, { password: WRONG });
      assert.equal((await page.login(member, { password: FINE_PASSWORD })).status, 429);
    });

    it('lets its person in though strangers have made the profile wait', async () => {
      for (let tries = 0; tries < 5; tries += 1) await way.visit(clinic).login(member, { password: WRONG });
      assert.equal((await way.visit(clinic).login(member)).status, 429);
      await reset();
      assert.equal((await way.visit(clinic).login(member, { password: FINE_PASSWORD })).status, 200);
    });

    it('does not clear the way for an address that guesses: its own count stays', async () => {
      const guesser = way.visit(clinic);
      for (let tries = 0; tries < 30; tries += 1) {
        await guesser.login(member, { username: `nobody-${tries}`, password: WRONG });
      }
      assert.equal((await guesser.login(member)).status, 429);
      await reset(guesser);
      assert.equal((await guesser.login(member, { password: FINE_PASSWORD })).status, 429);
      way.door.clock.advance(30 * SECOND);
      assert.equal((await guesser.login(member, { password: FINE_PASSWORD })).status, 200);
    });

    it('tells the person by email, without a link that lets anybody in', async () => {
      await reset();
      const [mail, ...others] = await way.office.deliver();
      assert.deepEqual(others, []);
      assert.equal(mail?.to, member.email);
      assert.match(mail.text, /password was changed/);
      assert.match(mail.text, new RegExp(member.username));
      assert.deepEqual(linksIn(mail), []);
      assert.ok(!`${mail.text}${mail.html}`.includes(FINE_PASSWORD));
    });

    it('tells nobody where it is refused', async () => {
      const { token } = await way.help(member);
      await resetPassword(way.visit(clinic), clinic, token, 'short');
      assert.deepEqual(await way.office.deliver(), []);
    });

    it('works for somebody with a username who never had a password', async () => {
      const email = `no-password@${clinic.slug}.example`;
      const { profileId } = await way.newcomer(clinic, { email, username: 'no-password' });
      const { token } = await way.help({ clinic, email });
      assert.equal((await resetPassword(way.visit(clinic), clinic, token)).status, 200);
      assert.equal(
        await way.canLogIn({ ...member, profileId, username: 'no-password' }, FINE_PASSWORD),
        true,
      );
    });

    describe('while a login is under way', () => {
      /** A node on which something happens after a password was judged and before its session begins. */
      const nodeWith = (happening: () => Promise<unknown>): Promise<TestNode> =>
        way.door.startNode({
          wrapHasher: (hasher) => ({
            hash: (password) => hasher.hash(password),
            async verify(password, stored) {
              const verified = await hasher.verify(password, stored);
              await happening();
              return verified;
            },
            waiting: 0,
          }),
        });

      it('leaves the old password no session', async () => {
        const { token } = await way.help(member);
        const node = await nodeWith(() => resetPassword(way.visit(clinic), clinic, token));
        const page = way.visit(clinic, node);
        const answer = await page.login(member);
        assert.equal(loginIn(answer).problem?.code, 'wrong-credentials');
        assert.deepEqual(answer.headers.getSetCookie(), []);
        assert.equal(await page.sessionStatus(clinic.slug), 401);
        assert.equal(await way.canLogIn(member, FINE_PASSWORD), true);
      });

      it('leaves a set-up no second owner: the other link of the profile comes too late', async () => {
        const newcomer = await way.newcomer(clinic);
        const first = await way.help(newcomer);
        way.door.clock.advance(60 * SECOND);
        const second = await way.help(newcomer);
        const slow = await way.door.startNode({
          wrapHasher: (hasher) => ({
            async hash(password) {
              const inTime = await setUpAccount(way.visit(clinic), clinic, first.token, 'the-first');
              assert.equal(inTime.status, 200);
              return hasher.hash(password);
            },
            verify: (password, stored) => hasher.verify(password, stored),
            waiting: 0,
          }),
        });
        const page = way.visit(clinic, slow);
        const late = await setUpAccount(
          page,
          clinic,
          second.token,
          'the-second',
          'an entirely other password',
        );
        assert.equal(late.status, 410);
        assert.equal(await page.sessionStatus(clinic.slug), 401);
        const person = { ...member, username: 'the-first' };
        assert.equal(await way.canLogIn(person, FINE_PASSWORD), true);
        assert.equal(await way.canLogIn({ ...person, username: 'the-second' }, FINE_PASSWORD), false);
      });
    });
  });
}
