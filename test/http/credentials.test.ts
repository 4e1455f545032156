import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { changeCredentials, FINE_PASSWORD } from '../support/account-calls.ts';
import { credentialsIn } from '../support/answers.ts';
import type { Page } from '../support/browser.ts';
import { DAY, HOUR } from '../support/clock.ts';
import { parseSetCookie } from '../support/cookie-jar.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { type Member, openWayIn, type WayIn } from '../support/way-in.ts';

for (const dialect of databases()) {
  describe(`a changed username or password, on ${dialect.name}`, () => {
    let way: WayIn;
    let clinic: StaffedClinic;
    let member: Member;
    let own: Page;
    before(async () => {
      way = await openWayIn(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      member = await way.member(clinic);
      own = way.visit(clinic);
      await own.login(member);
      await way.office.deliver();
    });
    after(() => way.close());

    const change = (
      wish: { username?: string; newPassword?: string; currentPassword?: string },
      page = own,
    ) => {
      const { password } = member;
      return changeCredentials(page, clinic, { currentPassword: password, newPassword: password, ...wish });
    };
    const subjects = async () => (await way.office.deliver()).map(({ subject }) => subject);

    it('is the username alone, where the current password is given as the new one too', async () => {
      const answer = await change({ username: 'a.new.name' });
      assert.equal(answer.status, 200);
      assert.equal(credentialsIn(answer).session.username, 'a.new.name');
      assert.deepEqual(await subjects(), [`Your username at The ${clinic.slug} clinic was changed`]);
      assert.equal(await way.canLogIn(member), false);
      assert.equal(await way.canLogIn({ ...member, username: 'A.NEW.NAME' }), true);
    });

    it('is the password alone', async () => {
      const answer = await change({ newPassword: FINE_PASSWORD });
      assert.equal(answer.status, 200);
      assert.equal(credentialsIn(answer).session.username, member.username);
      assert.deepEqual(await subjects(), [`Your password at The ${clinic.slug} clinic was changed`]);
      assert.equal(await way.canLogIn(member), false);
      assert.equal(await way.canLogIn(member, FINE_PASSWORD), true);
    });

    it('is both at once, and each is told', async () => {
      assert.equal((await change({ username: 'a.new.name', newPassword: FINE_PASSWORD })).status, 200);
      assert.equal((await subjects()).length, 2);
      assert.equal(await way.canLogIn({ ...member, username: 'a.new.name' }, FINE_PASSWORD), true);
      assert.equal(await way.canLogIn({ ...member, username: 'a.new.name' }), false);
      assert.equal(await way.canLogIn(member, FINE_PASSWORD), false);
    });

    it('is told to the address on the profile, with what to do if it was somebody else', async () => {
      await change({ username: 'a.new.name', newPassword: FINE_PASSWORD });
      for (const mail of await way.office.deliver()) {
        assert.equal(mail.to, member.email);
        assert.match(mail.text, /a\.new\.name/);
        assert.match(mail.text, /Was this not you/);
        assert.ok(mail.text.includes(`/c/${clinic.slug}/forgot-password`));
        for (const secret of [FINE_PASSWORD, member.password]) assert.ok(!mail.text.includes(secret));
      }
    });

    it('is nothing where all stays as it is, and nobody is told', async () => {
      assert.equal((await change({})).status, 200);
      assert.equal((await change({ username: member.username })).status, 200);
      assert.deepEqual(await subjects(), []);
      assert.equal(await way.canLogIn(member), true);
    });

    it('may be another spelling of the same username', async () => {
      const username = member.username.toUpperCase();
      assert.equal(credentialsIn(await change({ username })).session.username, username);
      assert.equal((await subjects()).length, 1);
      assert.equal(await way.canLogIn(member), true);
    });

    it('leaves the password alone when it is typed with other code points for the same characters', async () => {
      const person = await way.member(clinic, { password: 'Zoe\u0308 und der kurze Umweg' });
      const page = way.visit(clinic);
      await page.login(person);
      const wish = {
        currentPassword: 'Zoe\u0308 und der kurze Umweg',
        newPassword: 'Zo\u00eb und der kurze Umweg',
      };
      const other = way.visit(clinic);
      await other.login(person);
      assert.equal((await changeCredentials(page, clinic, wish)).status, 200);
      assert.deepEqual(await subjects(), []);
      assert.equal(await other.sessionStatus(clinic.slug), 200);
    });

    it('of a password ends the other sessions, and leaves this one', async () => {
      const [laptop, colleague] = [way.visit(clinic), way.visit(clinic)];
      await laptop.login(member);
      await colleague.login(clinic.patient);
      await change({ newPassword: FINE_PASSWORD });
      assert.equal(await laptop.sessionStatus(clinic.slug), 401);
      assert.equal(await own.sessionStatus(clinic.slug), 200);
      assert.equal(await colleague.sessionStatus(clinic.slug), 200);
    });

    it('of a username leaves the other sessions, which know the new name at once', async () => {
      const laptop = way.visit(clinic);
      await laptop.login(member);
      await change({ username: 'a.new.name' });
      const { text, status } = await laptop.get(`/v1/clinics/${clinic.slug}/session`);
      assert.equal(status, 200);
      assert.match(text, /"username":"a\.new\.name"/);
    });

    for (const [what, wish] of [
      ['password', { newPassword: FINE_PASSWORD }],
      ['username', { username: 'a.new.name' }],
    ] as const) {
      it(`gives this session a new token, and the old one is dead: ${what}`, async () => {
        const browser = way.door.browser();
        const page = browser.open(clinic.origin);
        await page.login(member);
        const name = `__Host-clinic-session-${clinic.slug}`;
        const old = browser.cookies.value(name, clinic.origin);
        assert.equal((await change(wish, page)).status, 200);
        const newer = browser.cookies.value(name, clinic.origin);
        assert.ok(old && newer);
        assert.notEqual(newer, old);
        assert.equal(await page.sessionStatus(clinic.slug), 200);
        const thief = way.door.browser();
        thief.cookies.plant(name, old);
        assert.equal(await thief.open(clinic.origin).sessionStatus(clinic.slug), 401);
      });
    }

    it('comes with a cookie like that of the login, for pages of the same site and of another', async () => {
      for (const origin of [clinic.origin, way.door.node.publicUrl]) {
        const page = way.door.browser().open(origin);
        const attributesOf = (lines: readonly string[]) => {
          const cookies = lines
            .map(parseSetCookie)
            .filter(({ name }) => name === `__Host-clinic-session-${clinic.slug}`);
          assert.equal(cookies.length, 1);
          return cookies.map(({ attributes }) => Object.fromEntries(attributes));
        };
        const login = attributesOf((await page.login(member)).headers.getSetCookie());
        const changed = await change({}, page);
        assert.deepEqual(attributesOf(changed.headers.getSetCookie()), login);
      }
    });

    it('makes no session last longer', async () => {
      way.door.clock.advance(HOUR);
      const { endsAt, loggedInAt } = credentialsIn(await change({ newPassword: FINE_PASSWORD })).session;
      assert.equal(Date.parse(endsAt) - Date.parse(loggedInAt), 14 * DAY);
      assert.equal(Date.parse(loggedInAt), way.door.clock.now() - HOUR);
      const [line = ''] = (
        await change({ currentPassword: FINE_PASSWORD, newPassword: FINE_PASSWORD })
      ).headers.getSetCookie();
      assert.equal(Number(parseSetCookie(line).attributes.get('max-age')), (14 * DAY - HOUR) / 1000);
    });

    it('keeps the browser known: its owner is not locked out there by strangers', async () => {
      await change({ newPassword: FINE_PASSWORD });
      for (let tries = 0; tries < 6; tries += 1) await way.visit(clinic).login(member, { password: 'wrong' });
      assert.equal((await own.login(member, { password: FINE_PASSWORD })).status, 200);
    });
  });
}
