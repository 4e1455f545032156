import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { FINE_PASSWORD } from '../support/account-calls.ts';
import { problemIn } from '../support/answers.ts';
import type { Answer, Page } from '../support/browser.ts';
import { SECOND } from '../support/clock.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { type Member, openWayIn, type WayIn } from '../support/way-in.ts';

const WRONG = 'not the password of anybody';

for (const dialect of databases()) {
  describe(`a change of credentials that is refused, on ${dialect.name}`, () => {
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

    const wish = (given: object = {}) => ({
      currentPassword: member.password,
      newPassword: FINE_PASSWORD,
      ...given,
    });
    const put = (body: object, page = own, at = clinic) =>
      page.put(`/v1/clinics/${at.slug}/credentials`, body);
    const problemOf = (answer: Answer) => ({ status: answer.status, ...problemIn(answer).problem });
    const assertNothingChanged = async () => {
      assert.equal(await own.sessionStatus(clinic.slug), 200);
      assert.equal(await way.canLogIn(member), true);
      assert.equal(await way.canLogIn(member, FINE_PASSWORD), false);
      assert.deepEqual(await way.office.deliver(), []);
    };

    it('is that of a stranger', async () => {
      const answer = await put(wish(), way.visit(clinic));
      assert.deepEqual(problemOf(answer), { status: 401, code: 'not-logged-in' });
      await assertNothingChanged();
    });

    it('is that of a session whose time is over, or that was logged out', async () => {
      const [late, gone] = [way.visit(clinic), way.visit(clinic)];
      await late.login(clinic.staff);
      await gone.login(clinic.staff);
      await gone.delete(`/v1/clinics/${clinic.slug}/session`);
      way.door.clock.advance(3600 * SECOND);
      const body = { currentPassword: clinic.staff.password, newPassword: FINE_PASSWORD };
      for (const page of [late, gone]) assert.equal((await put(body, page)).status, 401);
      assert.equal(await way.canLogIn(clinic.staff), true);
    });

    it('is that of a session at another clinic, though name and password are the same there', async () => {
      const other = await way.door.clinic();
      const twin = await way.member(other, { username: member.username, password: member.password });
      const browser = way.door.browser();
      await browser.open(other.origin).login(twin);
      const answer = await put(wish(), browser.open(clinic.origin));
      assert.deepEqual(problemOf(answer), { status: 401, code: 'not-logged-in' });
      const foreign = await put(wish(), browser.open(other.origin));
      assert.equal(problemIn(foreign).problem.code, 'origin-not-allowed');
      await assertNothingChanged();
    });

    it('is that of a page of somebody else, in the browser of whoever is logged in', async () => {
      const path = `/v1/clinics/${clinic.slug}/credentials`;
      const body = JSON.stringify(wish());
      const json = { 'Content-Type': 'application/json', 'X-Clinic-Auth': '1' };
      const refused: readonly [Readonly<Record<string, string | null>>, number][] = [
        [{ ...json, Origin: 'https://evil.example' }, 403],
        [{ ...json, Origin: null }, 403],
        [{ 'Content-Type': 'application/json' }, 403],
        [{ ...json, 'Content-Type': 'text/plain' }, 415],
      ];
      for (const [headers, status] of refused) {
        assert.equal((await own.send({ method: 'PUT', path, body, headers })).status, status);
      }
      await assertNothingChanged();
    });

    it('is that of somebody who does not know the current password', async () => {
      for (const currentPassword of [WRONG, '', FINE_PASSWORD, clinic.patient.password]) {
        const answer = await put(wish({ currentPassword }));
        assert.deepEqual(problemOf(answer), {
          status: 401,
          code: 'wrong-password',
          field: 'currentPassword',
        });
      }
      await assertNothingChanged();
    });

    it('counts wrong passwords together with those of the login', async () => {
      for (let tries = 0; tries < 3; tries += 1) {
        assert.equal((await put(wish({ currentPassword: WRONG }))).status, 401);
      }
      for (let tries = 0; tries < 2; tries += 1) {
        assert.equal((await way.visit(clinic).login(member, { password: WRONG })).status, 401);
      }
      const told = await put(wish());
      assert.deepEqual(problemOf(told), { status: 429, code: 'throttled', retryAfterSeconds: 30 });
      assert.equal(told.headers.get('Retry-After'), '30');
      assert.equal((await way.visit(clinic).login(member)).status, 429);
      way.door.clock.advance(30 * SECOND);
      assert.equal((await put(wish())).status, 200);
    });

    it('judges five of 20 wrong passwords at once', async () => {
      const tries = Array.from({ length: 20 }, () => put(wish({ currentPassword: WRONG })));
      const statuses = (await Promise.all(tries)).map(({ status }) => status);
      assert.equal(statuses.filter((status) => status === 401).length, 5);
      assert.equal(statuses.filter((status) => status === 429).length, 15);
    });

    it('is one with more in it than there is to change', async () => {
      for (const more of [
        { role: 'owner' },
        { clinic: 'other' },
        { clinicId: 1 },
        { profileId: clinic.owner.profileId },
        { id: clinic.owner.profileId },
        { email: 'mine@evil.example' },
        { passwordHash: 'x' },
        JSON.parse('{"__proto__":{"role":"owner"}}') as object,
      ]) {
        const body = JSON.stringify(wish()).replace('{', `${JSON.stringify(more).slice(0, -1)},`);
        const answer = await own.send({
          method: 'PUT',
          path: `/v1/clinics/${clinic.slug}/credentials`,
          body,
          headers: { 'Content-Type': 'application/json', 'X-Clinic-Auth': '1' },
        });
        assert.equal(answer.status, 400, body);
        assert.equal(problemIn(answer).problem.code, 'malformed');
      }
      await assertNothingChanged();
    });

    it('is one whose parts are not what they should be', async () => {
      const wrong: readonly [object, string][] = [
        [{ newPassword: FINE_PASSWORD }, 'currentPassword'],
        [{ currentPassword: member.password }, 'newPassword'],
        [wish({ username: null }), 'username'],
        [wish({ newPassword: [FINE_PASSWORD] }), 'newPassword'],
        [wish({ newPassword: 'x'.repeat(4097) }), 'newPassword'],
      ];
      for (const [body, field] of wrong) {
        assert.deepEqual(problemOf(await put(body)), { status: 400, code: 'malformed', field });
      }
    });
  });
}
