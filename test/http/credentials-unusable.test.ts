import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { changeCredentials, FINE_PASSWORD } from '../support/account-calls.ts';
import { problemIn } from '../support/answers.ts';
import type { Answer, Page } from '../support/browser.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { type Member, openWayIn, type WayIn } from '../support/way-in.ts';

for (const dialect of databases()) {
  describe(`a username or a password that cannot be chosen, on ${dialect.name}`, () => {
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

    it('is a username that somebody else at the clinic has, however it is spelt; elsewhere it is free', async () => {
      const other = await way.door.clinic();
      await way.member(other, { username: 'only-there' });
      for (const username of ['patient', 'PATIENT', ' patient ', 'ｐａｔｉｅｎｔ']) {
        const answer = await put(wish({ username }));
        assert.deepEqual(problemOf(answer), { status: 409, code: 'username-taken', field: 'username' });
      }
      await assertNothingChanged();
      assert.equal((await put(wish({ username: 'only-there' }))).status, 200);
    });

    it('is a username that nobody can have', async () => {
      const names = [
        '',
        '  ',
        'ab',
        'a b c',
        'x'.repeat(255),
        'pat\u0000',
        'pat\u202Egnp',
        '<b>pat</b>',
        'a/b',
        '🙂🙂🙂',
      ];
      for (const username of names) {
        const answer = await put(wish({ username }));
        assert.deepEqual(
          problemOf(answer),
          { status: 422, code: 'username-unusable', field: 'username' },
          username,
        );
      }
      await assertNothingChanged();
    });

    it('is a password that the policy refuses, with the reason', async () => {
      const strict = await way.door.clinic({ passwordMinLength: 20, name: 'Lighthouse Physiotherapy' });
      const person = await way.member(strict, { username: 'wilhelmina' });
      const page = way.visit(strict);
      await page.login(person);
      const reasons: Readonly<Record<string, string>> = {
        'not twenty letters.': 'password-too-short',
        ['many words '.repeat(12)]: 'password-too-long',
        'wilhelmina.lighthouse': 'password-personal',
        aaaaaaaaaaaaaaaaaaaaaaaa: 'password-guessable',
      };
      for (const [newPassword, code] of Object.entries(reasons)) {
        const answer = await changeCredentials(page, strict, {
          currentPassword: person.password,
          newPassword,
        });
        assert.deepEqual(problemOf(answer), { status: 422, code, field: 'newPassword' });
        assert.ok(!answer.text.includes(newPassword));
      }
      assert.equal(await way.canLogIn(person), true);
    });
  });
}
