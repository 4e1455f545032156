import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Page } from '../support/browser.ts';
import { MINUTE, SECOND } from '../support/clock.ts';
import { addPerson, type StaffedClinic, type TestPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { beginApp, beginSms, finishSetUp } from '../support/two-step-calls.ts';
import {
  appIn,
  changedIn,
  openTwoStepWay,
  PHONE,
  problemOf,
  type TestApp,
  type TwoStepWay,
  wrongCode,
} from '../support/two-step-way.ts';

const WRONG_CODE = { status: 401, code: 'wrong-code', field: 'code' };
const SET_UP_ENDED = { status: 410, code: 'set-up-ended' };

for (const dialect of databases()) {
  describe(`setting an authenticator app up, on ${dialect.name}`, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    let staff: TestPerson;
    let own: Page;
    before(async () => {
      way = await openTwoStepWay(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      ({ staff } = clinic);
      own = await way.enter(staff);
      await way.post();
    });
    after(() => way.close());

    const begin = async (page = own, person = staff): Promise<TestApp> =>
      way.appOf(appIn(await beginApp(page, clinic, person.password)).key);
    const finish = (code: string, page = own) => finishSetUp(page, clinic, 'authenticator', code);
    const isOff = async (page = own) => (await way.settings(page, staff)).state === 'off';

    it('takes the password, the key and its first code, and gives the recovery code', async () => {
      const { uri, key } = appIn(await beginApp(own, clinic, staff.password));
      assert.match(key, /^[A-Z2-7]{32}$/);
      const url = new URL(uri);
      assert.equal(url.host, 'totp');
      assert.equal(decodeURIComponent(url.pathname), `/The ${clinic.slug} clinic:${staff.username}`);
      assert.equal(url.searchParams.get('secret'), key);
      assert.equal(await isOff(), true);

      const { twoStep, recoveryCode } = changedIn(await finish(way.appOf(key).code()));
      assert.match(recoveryCode ?? '', /^[0-9A-HJKMNP-TV-Z]{6}$/);
      assert.equal(twoStep.state, 'on');
      assert.equal(twoStep.defaultMethod, 'authenticator');
      assert.equal(twoStep.hasRecoveryCode, true);
      assert.deepEqual(twoStep.authenticator, {
        isOn: true,
        setUpAt: new Date(way.door.clock.now()).toISOString(),
      });
      assert.deepEqual(await way.settings(own, staff), twoStep);
    });

    it('is told by one email, with no code, key or recovery code in it', async () => {
      const app = await begin();
      const code = app.code();
      const { recoveryCode } = changedIn(await finish(code));
      const { emails } = await way.post();
      assert.equal(emails.length, 1);
      const [mail] = emails;
      assert.equal(mail?.to, `someone@${clinic.slug}.example`);
      assert.match(mail.subject, /2-Step Verification/);
      for (const secret of [app.key, code, recoveryCode ?? ''])
        assert.equal(JSON.stringify(mail).includes(secret), false);
    });

    it('asks for the password first, and counts wrong ones with those of the login', async () => {
      for (let tries = 0; tries < 5; tries += 1) {
        const answer = await beginApp(own, clinic, 'not the password of anybody');
        assert.deepEqual(problemOf(answer), {
          status: 401,
          code: 'wrong-password',
          field: 'currentPassword',
        });
      }
      assert.equal(problemOf(await beginApp(own, clinic, staff.password)).code, 'throttled');
      assert.equal(problemOf(await way.visit(clinic).login(staff)).status, 429);
      assert.deepEqual(problemOf(await finish('123456')), SET_UP_ENDED);
    });

    it('takes codes of one step either way, with spaces, and no others', async () => {
      for (const [later, isRight] of [
        [-90 * SECOND, false],
        [90 * SECOND, false],
        [-30 * SECOND, true],
        [30 * SECOND, true],
      ] as const) {
        const app = await begin();
        const code = app.code(later);
        const { status } = await finish(`${code.slice(0, 3)} ${code.slice(3)}`);
        assert.equal(status, isRight ? 200 : 401, String(later));
      }
    });

    it('refuses what is no code at all', async () => {
      const app = await begin();
      for (const code of ['', 'abcdef', `${app.code()}0`, '٣٤٥٦٧٨', 'null\u0000']) {
        assert.deepEqual(problemOf(await finish(code)), WRONG_CODE, code);
      }
      assert.equal(await isOff(), true);
    });

    it('judges five codes a set-up; the right one comes too late then', async () => {
      const app = await begin();
      for (let tries = 0; tries < 5; tries += 1) {
        assert.deepEqual(problemOf(await finish(wrongCode(app.code()))), WRONG_CODE);
      }
      assert.deepEqual(problemOf(await finish(app.code())), SET_UP_ENDED);
      assert.equal(await isOff(), true);
    });

    it('judges ten wrong codes within 15 minutes, however often it is begun again', async () => {
      for (let round = 0; round < 2; round += 1) {
        const app = await begin();
        for (let tries = 0; tries < 5; tries += 1) await finish(wrongCode(app.code()));
      }
      const app = await begin();
      const told = problemOf(await finish(app.code()));
      assert.deepEqual(told, { status: 429, code: 'throttled', retryAfterSeconds: 900 });
      way.door.clock.advance(15 * MINUTE);
      const later = await begin();
      assert.equal((await finish(later.code())).status, 200);
    });

    it('judges five of 20 codes at once', async () => {
      const app = await begin();
      const answers = await Promise.all(Array.from({ length: 20 }, () => finish(wrongCode(app.code()))));
      const codes = answers.map((answer) => problemOf(answer).code).toSorted();
      assert.deepEqual(codes, [
        ...Array<string>(15).fill('set-up-ended'),
        ...Array<string>(5).fill('wrong-code'),
      ]);
    });

    it('is over after ten minutes', async () => {
      const app = await begin();
      way.door.clock.advance(10 * MINUTE - SECOND);
      assert.deepEqual(problemOf(await finish(wrongCode(app.code()))), WRONG_CODE);
      way.door.clock.advance(MINUTE);
      assert.deepEqual(problemOf(await finish(app.code())), SET_UP_ENDED);
      assert.equal(await isOff(), true);
    });

    it('is finished once: of sixteen at once one wins, with one recovery code and one email', async () => {
      const app = await begin();
      // Five are judged at the most, so the rest finds the set-up ended in any case.
      const answers = await Promise.all(Array.from({ length: 16 }, () => finish(app.code())));
      assert.equal(answers.filter(({ status }) => status === 200).length, 1);
      for (const answer of answers.filter(({ status }) => status !== 200))
        assert.deepEqual(problemOf(answer), SET_UP_ENDED);
      assert.equal((await way.post()).emails.length, 1);
    });

    it('cannot be finished by another session, of whomever, nor with the code of another set-up', async () => {
      const app = await begin();
      const [second, owner] = [await way.enter(staff), await way.enter(clinic.owner)];
      for (const page of [second, owner])
        assert.deepEqual(problemOf(await finish(app.code(), page)), SET_UP_ENDED);
      const theirs = await begin(owner, clinic.owner);
      assert.deepEqual(problemOf(await finish(app.code(), owner)), WRONG_CODE);
      assert.deepEqual(problemOf(await finish(theirs.code())), WRONG_CODE);
      assert.equal((await finish(theirs.code(), owner)).status, 200);
      assert.equal(await isOff(), true);
    });

    it('is forgotten when another is begun, of any method', async () => {
      const first = await begin();
      const second = await begin();
      assert.deepEqual(problemOf(await finish(first.code())), WRONG_CODE);
      assert.equal((await beginSms(own, clinic, staff.password, PHONE)).status, 200);
      assert.deepEqual(problemOf(await finish(second.code())), SET_UP_ENDED);
      assert.equal(await isOff(), true);
    });

    it('ends with the session that began it', async () => {
      const app = await begin();
      await own.delete(`/v1/clinics/${clinic.slug}/session`);
      assert.deepEqual(problemOf(await finish(app.code())), { status: 401, code: 'not-logged-in' });
      own = await way.enter(staff);
      assert.deepEqual(problemOf(await finish(app.code())), SET_UP_ENDED);
    });

    it("leaves the code that finished it worth nothing at the login, where the next step's is", async () => {
      const app = await begin();
      const code = app.code();
      changedIn(await finish(code));
      const page = way.visit(clinic);
      await page.login(staff);
      const type = (typed: string) =>
        page.post(`/v1/clinics/${clinic.slug}/login/second-step/code`, {
          method: 'authenticator',
          code: typed,
        });
      assert.equal((await type(code)).status, 401);
      assert.equal((await type(app.code(30 * SECOND))).status, 200);
      assert.equal(await page.sessionStatus(clinic.slug), 200);
    });

    it('replaces an older app: its codes are worth nothing, and the recovery code stays', async () => {
      const older = await way.setUpApp(own, staff);
      await way.post();
      const newer = await way.setUpApp(own, staff);
      assert.equal(newer.recoveryCode, null);
      assert.equal((await way.post()).emails.length, 1);
      const page = way.visit(clinic);
      await page.login(staff);
      const type = (code: string) =>
        page.post(`/v1/clinics/${clinic.slug}/login/second-step/code`, { method: 'authenticator', code });
      assert.equal((await type(older.code())).status, 401);
      assert.equal((await type(newer.code())).status, 200);
    });

    it('is for staff, full access and owners, and not for patients', async () => {
      for (const person of [clinic.fullAccess, clinic.owner]) {
        const page = await way.enter(person);
        const app = await begin(page, person);
        assert.equal((await finish(app.code(), page)).status, 200, person.role);
      }
      const patient = await way.enter(clinic.patient);
      for (const answer of [
        await beginApp(patient, clinic, clinic.patient.password),
        await beginApp(patient, clinic, 'not the password'),
        await finish('123456', patient),
      ]) {
        assert.deepEqual(problemOf(answer), { status: 403, code: 'not-allowed' });
      }
      assert.equal((await way.settings(patient, clinic.patient)).isOffered, false);
    });

    it('is not finished by somebody who has become a patient meanwhile', async () => {
      const app = await begin();
      await way.door.node.database.db
        .updateTable('profile')
        .set({ role: 'patient' })
        .where('clinicId', '=', clinic.id)
        .where('id', '=', staff.profileId)
        .execute();
      assert.deepEqual(problemOf(await finish(app.code())), { status: 403, code: 'not-allowed' });
    });

    it('works without an email address: there is nobody to tell', async () => {
      const person = await addPerson(way.door.registry, clinic, {
        role: 'staff',
        username: 'no-mail',
        email: null,
      });
      const page = await way.enter(person);
      const app = await begin(page, person);
      assert.equal((await finish(app.code(), page)).status, 200);
      assert.deepEqual(await way.post(), { emails: [], texts: [] });
    });
  });
}
