import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { putPassword } from '../../bff/storage/passwords.ts';
import { setUsername } from '../../bff/storage/profiles.ts';
import {
  changeCredentials,
  FINE_PASSWORD,
  resetPassword,
  sendPasswordResetEmail,
  sendWelcomeEmail,
  setUpAccount,
  typeCode,
} from '../support/account-calls.ts';
import { accountsIn, resetIn } from '../support/answers.ts';
import type { Page } from '../support/browser.ts';
import { HOUR, MINUTE } from '../support/clock.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { linksIn } from '../support/post-office.ts';
import { type Helped, type Member, openWayIn, type WayIn } from '../support/way-in.ts';

for (const dialect of databases()) {
  describe(`what ends the other links and codes of a profile, on ${dialect.name}`, () => {
    let way: WayIn;
    let clinic: StaffedClinic;
    let desk: Page;
    before(async () => {
      way = await openWayIn(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      desk = way.visit(clinic);
      await desk.login(clinic.owner);
      await way.office.deliver();
    });
    after(() => way.close());

    const tokenOf = async (sending: Promise<{ status: number }>): Promise<string> => {
      assert.equal((await sending).status, 202);
      const [mail] = await way.office.deliver();
      return (mail && linksIn(mail)[0]?.token) ?? '';
    };
    const isRight = async ({ waitingToken, code }: Helped) =>
      (await typeCode(way.visit(clinic), clinic, waitingToken, code)).status === 200;
    /** Two requests for help, and a link from staff. */
    const waysBackIn = async (member: Member) => {
      const first = await way.help(member);
      way.door.clock.advance(MINUTE);
      const second = await way.help(member);
      const ofStaff = await tokenOf(sendPasswordResetEmail(desk, clinic, member.profileId));
      return { first, second, ofStaff };
    };

    it('a reset does', async () => {
      const member = await way.member(clinic);
      const { first, second, ofStaff } = await waysBackIn(member);
      assert.equal((await resetPassword(way.visit(clinic), clinic, second.token)).status, 200);
      for (const token of [first.token, second.token, ofStaff])
        assert.equal(await way.opens(clinic, token), null);
      assert.equal(await isRight(first), false);
      assert.equal(await isRight(second), false);
    });

    it('a reset by a code does, and the other token of a code that was typed is void with it', async () => {
      const member = await way.member(clinic);
      const { first, second, ofStaff } = await waysBackIn(member);
      const byCode = async ({ waitingToken, code }: Helped) =>
        accountsIn(await typeCode(way.visit(clinic), clinic, waitingToken, code)).accounts[0]?.token ?? '';
      const [one, other] = [await byCode(first), await byCode(second)];
      assert.equal((await resetPassword(way.visit(clinic), clinic, other)).status, 200);
      for (const token of [one, other, first.token, second.token, ofStaff]) {
        assert.equal(await way.opens(clinic, token), null);
      }
    });

    it('a changed password does', async () => {
      const member = await way.member(clinic);
      const { first, second, ofStaff } = await waysBackIn(member);
      const own = way.visit(clinic);
      await own.login(member);
      const wish = { currentPassword: member.password, newPassword: FINE_PASSWORD };
      assert.equal((await changeCredentials(own, clinic, wish)).status, 200);
      for (const token of [first.token, second.token, ofStaff])
        assert.equal(await way.opens(clinic, token), null);
      assert.equal(await isRight(first), false);
      assert.equal(await isRight(second), false);
    });

    it('a set-up does: the welcome of last week opens nothing any more', async () => {
      const newcomer = await way.newcomer(clinic);
      const welcome = await tokenOf(sendWelcomeEmail(desk, clinic, newcomer.profileId));
      const helped = await way.help(newcomer);
      assert.equal((await setUpAccount(way.visit(clinic), clinic, helped.token, 'brand-new')).status, 200);
      assert.equal(await way.opens(clinic, welcome), null);
      assert.equal((await setUpAccount(way.visit(clinic), clinic, welcome, 'taken-over')).status, 410);
      assert.equal((await resetPassword(way.visit(clinic), clinic, welcome)).status, 410);
      assert.equal(await isRight(helped), false);
    });

    it('a newer welcome does, for older welcomes alone', async () => {
      const newcomer = await way.newcomer(clinic);
      const older = await tokenOf(sendWelcomeEmail(desk, clinic, newcomer.profileId));
      const helped = await way.help(newcomer);
      way.door.clock.advance(MINUTE);
      const newer = await tokenOf(sendWelcomeEmail(desk, clinic, newcomer.profileId));
      assert.equal(await way.opens(clinic, older), null);
      assert.equal(await way.opens(clinic, newer), 'set-up-account');
      assert.equal(await way.opens(clinic, helped.token), 'set-up-account');
    });

    it('a welcome that is throttled does not: the link that was sent goes on', async () => {
      const newcomer = await way.newcomer(clinic);
      const token = await tokenOf(sendWelcomeEmail(desk, clinic, newcomer.profileId));
      assert.equal((await sendWelcomeEmail(desk, clinic, newcomer.profileId)).status, 429);
      assert.equal(await way.opens(clinic, token), 'set-up-account');
    });

    it("somebody else's reset does not, not even of the same family", async () => {
      const email = `family@${clinic.slug}.example`;
      const family = [await way.member(clinic, { email }), await way.member(clinic, { email })];
      const { mail, token, waitingToken, code } = await way.help({ clinic, email });
      const { username: changed } = resetIn(await resetPassword(way.visit(clinic), clinic, token));
      assert.equal(await way.opens(clinic, linksIn(mail)[1]?.token ?? ''), 'reset-password');
      const { accounts } = accountsIn(await typeCode(way.visit(clinic), clinic, waitingToken, code));
      assert.deepEqual(
        accounts.map(({ username }) => username),
        family.map(({ username }) => username).filter((username) => username !== changed),
      );
    });

    describe('when the profile gets its login by another way meanwhile', () => {
      /** As an import or a merge does it: no link has a part in it. */
      const giveLogin = async (profileId: string) => {
        const key = { clinicId: clinic.id, profileId };
        const hashed = await way.door.node.hasher.hash('a password from elsewhere');
        assert.ok(hashed.kind === 'hashed');
        const { db } = way.door.node.database;
        assert.equal(await setUsername(db, key, 'from-elsewhere'), true);
        await putPassword(db, { ...key, ...hashed.stored, changedAt: way.door.clock.now() });
      };

      it('a link of a request for help turns into a reset', async () => {
        const newcomer = await way.newcomer(clinic);
        const { token } = await way.help(newcomer);
        await giveLogin(newcomer.profileId);
        assert.equal(await way.opens(clinic, token), 'reset-password');
        assert.equal((await setUpAccount(way.visit(clinic), clinic, token, 'taken-over')).status, 410);
        assert.equal((await resetPassword(way.visit(clinic), clinic, token)).status, 200);
      });

      it('a welcome opens nothing: in two weeks it would pass through many hands', async () => {
        const newcomer = await way.newcomer(clinic);
        const token = await tokenOf(sendWelcomeEmail(desk, clinic, newcomer.profileId));
        await giveLogin(newcomer.profileId);
        way.door.clock.advance(HOUR);
        assert.equal(await way.opens(clinic, token), null);
        assert.equal((await resetPassword(way.visit(clinic), clinic, token)).status, 410);
        assert.equal((await setUpAccount(way.visit(clinic), clinic, token, 'taken-over')).status, 410);
      });
    });
  });
}
