import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import {
  FINE_PASSWORD,
  lookAtLink,
  resetPassword,
  sendWelcomeEmail,
  setUpAccount,
} from '../support/account-calls.ts';
import { linkIn, loginIn, problemIn, resetIn } from '../support/answers.ts';
import { DAY, HOUR } from '../support/clock.ts';
import { visible } from '../support/likeness.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { linksIn } from '../support/post-office.ts';
import { openWayIn, type WayIn } from '../support/way-in.ts';

for (const dialect of databases()) {
  describe(`the link of an email, on ${dialect.name}`, () => {
    let way: WayIn;
    let clinic: StaffedClinic;
    before(async () => {
      way = await openWayIn(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      await way.office.deliver();
    });
    after(() => way.close());

    const welcome = async (profileId: string, at = clinic): Promise<string> => {
      const desk = way.visit(at);
      await desk.login(at.staff);
      assert.equal((await sendWelcomeEmail(desk, at, profileId)).status, 202);
      const [mail] = await way.office.deliver();
      return (mail && linksIn(mail)[0]?.token) ?? '';
    };
    /** Every way in which a link can be no good, with a token of that kind. */
    const uselessTokens = async (): Promise<Readonly<Record<string, string>>> => {
      const other = await way.door.clinic();
      const used = (await way.help(await way.member(clinic))).token;
      await resetPassword(way.visit(clinic), clinic, used);
      const expired = (await way.help(await way.member(clinic))).token;
      way.door.clock.advance(HOUR);
      const { profileId } = await way.newcomer(clinic);
      const replaced = await welcome(profileId);
      way.door.clock.advance(HOUR);
      await welcome(profileId);
      const live = (await way.help(await way.member(clinic))).token;
      return {
        used,
        expired,
        replaced,
        'of another clinic': (await way.help(await way.member(other))).token,
        truncated: live.slice(0, -1),
        'with one character more': `${live}A`,
        'in capitals': live.toUpperCase(),
        'with white space': ` ${live}`,
        empty: '',
        'made up': 'A'.repeat(43),
        'a wild card': '%',
        'very long': 'A'.repeat(4096),
        'a NUL': '\u0000',
      };
    };

    it('says whose it is and what for', async () => {
      const strict = await way.door.clinic({ passwordMinLength: 15 });
      const { username, ...member } = await way.member(strict, { givenName: 'Ida' });
      const { token } = await way.help(member);
      const answer = await lookAtLink(way.visit(strict), strict, token);
      assert.equal(answer.status, 200);
      assert.deepEqual(linkIn(answer), {
        purpose: 'reset-password',
        name: 'Ida Fletcher',
        username,
        passwordMinLength: 15,
      });
    });

    it('gets one answer however it is no good, whatever one wants to do with it', async () => {
      const tokens = await uselessTokens();
      const attempts = {
        look: (token: string) => lookAtLink(way.visit(clinic), clinic, token),
        reset: (token: string) => resetPassword(way.visit(clinic), clinic, token),
        'set up': (token: string) => setUpAccount(way.visit(clinic), clinic, token, 'somebody-new'),
      };
      const plain = ({ text, ...answer }: Awaited<ReturnType<typeof attempts.look>>) => {
        assert.deepEqual(problemIn({ text }).problem, { code: 'link-invalid' });
        return visible({ ...answer, text: text.replace(problemIn({ text }).requestId, '') });
      };
      const expected = plain(await attempts.look('A'.repeat(43)));
      for (const [what, token] of Object.entries(tokens)) {
        for (const [how, attempt] of Object.entries(attempts)) {
          const answer = await attempt(token);
          assert.equal(answer.status, 410, `${how}: ${what}`);
          assert.deepEqual(plain(answer), expected, `${how}: ${what}`);
        }
      }
    });

    it('resets once', async () => {
      const member = await way.member(clinic);
      const { token } = await way.help(member);
      const answer = await resetPassword(way.visit(clinic), clinic, token);
      assert.equal(answer.status, 200);
      assert.deepEqual(resetIn(answer), { username: member.username });
      assert.equal(
        (await resetPassword(way.visit(clinic), clinic, token, 'another try of a stranger')).status,
        410,
      );
      assert.equal(await way.canLogIn(member, FINE_PASSWORD), true);
      assert.equal(await way.canLogIn(member), false);
    });

    it('sets up once, and logs in whoever does', async () => {
      const newcomer = await way.newcomer(clinic, { givenName: 'Ida' });
      const { token } = await way.help(newcomer);
      const page = way.visit(clinic);
      const answer = await setUpAccount(page, clinic, token, ' Ida.Fletcher ');
      assert.equal(answer.status, 200);
      const { step } = loginIn(answer);
      assert.ok(step.name === 'logged-in');
      assert.equal(step.session.profile.id, newcomer.profileId);
      assert.equal(step.session.username, 'Ida.Fletcher');
      assert.equal(await page.sessionStatus(clinic.slug), 200);
      assert.equal((await setUpAccount(way.visit(clinic), clinic, token, 'second')).status, 410);
      const person = { ...clinic.patient, username: 'ida.fletcher', password: FINE_PASSWORD };
      assert.equal(await way.canLogIn(person), true);
    });

    it('does only what it is for', async () => {
      const reset = (await way.help(await way.member(clinic))).token;
      const setUp = (await way.help(await way.newcomer(clinic))).token;
      assert.equal((await setUpAccount(way.visit(clinic), clinic, reset, 'taken-over')).status, 410);
      assert.equal((await resetPassword(way.visit(clinic), clinic, setUp)).status, 410);
      assert.equal(await way.opens(clinic, reset), 'reset-password');
      assert.equal(await way.opens(clinic, setUp), 'set-up-account');
    });

    it('is not used up by being looked at: five times as a page, five times by its script', async () => {
      for (const [page, { token }] of [
        ['reset-password', await way.help(await way.member(clinic))],
        ['set-up-account', await way.help(await way.newcomer(clinic))],
      ] as const) {
        for (let scanner = 0; scanner < 5; scanner += 1) {
          const hosted = way.visit(clinic);
          assert.equal((await hosted.get(`/c/${clinic.slug}/${page}`)).status, 200);
          assert.equal((await hosted.get(`/c/${clinic.slug}/${page}?token=${token}`)).status, 200);
          assert.equal(
            (await hosted.get(`/v1/clinics/${clinic.slug}/account-link?token=${token}`)).status,
            405,
          );
          assert.equal(await way.opens(clinic, token), page);
        }
      }
    });

    it('is not used up by a password or a username that is refused', async () => {
      const reset = (await way.help(await way.member(clinic))).token;
      assert.equal((await resetPassword(way.visit(clinic), clinic, reset, 'short')).status, 422);
      assert.equal((await resetPassword(way.visit(clinic), clinic, reset)).status, 200);
      const setUp = (await way.help(await way.newcomer(clinic))).token;
      const tries = [
        ['x', FINE_PASSWORD, 422],
        ['patient', FINE_PASSWORD, 409],
        ['brand-new', 'password', 422],
        ['wilhelmina-k', 'Wilhelmina-K-2026', 422],
        ['brand-new', FINE_PASSWORD, 200],
      ] as const;
      for (const [username, password, status] of tries) {
        assert.equal(
          (await setUpAccount(way.visit(clinic), clinic, setUp, username, password)).status,
          status,
        );
      }
    });

    it('works for an hour from a request for help, for 14 days from a welcome, to the millisecond', async () => {
      for (const [ms, send] of [
        [HOUR, async () => (await way.help(await way.member(clinic))).token],
        [14 * DAY, async () => welcome((await way.newcomer(clinic)).profileId)],
      ] as const) {
        const token = await send();
        way.door.clock.advance(ms - 1);
        assert.notEqual(await way.opens(clinic, token), null);
        way.door.clock.advance(1);
        assert.equal(await way.opens(clinic, token), null);
      }
    });

    it('lasts no longer for having been looked at in time', async () => {
      const { token } = await way.help(await way.member(clinic));
      way.door.clock.advance(HOUR - 1);
      assert.equal(await way.opens(clinic, token), 'reset-password');
      way.door.clock.advance(1);
      assert.equal((await resetPassword(way.visit(clinic), clinic, token)).status, 410);
    });
  });
}
