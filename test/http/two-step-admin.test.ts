import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { ProfileTwoStepAnswer } from '../../bff/contract/index.ts';
import { loginIn } from '../support/answers.ts';
import type { Answer, Page } from '../support/browser.ts';
import { HOUR, SECOND } from '../support/clock.ts';
import { addPerson, type StaffedClinic, type TestPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { beginApp, finishSetUp, pause, readColleague, removeOf, resume } from '../support/two-step-calls.ts';
import { appIn, openTwoStepWay, problemOf, type TwoStepWay } from '../support/two-step-way.ts';

const WRONG = 'not the password of anybody';
const NOT_ALLOWED = { status: 403, code: 'not-allowed' };
const NOT_FOUND = { status: 404, code: 'not-found' };
const TWO_STEP_OFF = { status: 409, code: 'two-step-off' };

const stateIn = ({ status, text }: Answer): ProfileTwoStepAnswer => {
  assert.equal(status, 200, text);
  return JSON.parse(text) as ProfileTwoStepAnswer;
};

/** The three things that an administrator can do, each with this password. */
const acts = (password: string) =>
  ({
    pause: (page: Page, whom: TestPerson) => pause(page, whom, { currentPassword: password, hours: 24 }),
    resume: (page: Page, whom: TestPerson) => resume(page, whom, password),
    remove: (page: Page, whom: TestPerson) => removeOf(page, whom, password),
  }) as const;

for (const dialect of databases()) {
  describe(`a colleague's 2-Step Verification, on ${dialect.name}`, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    let staff: TestPerson;
    let own: Page;
    let desk: Page;
    before(async () => {
      way = await openTwoStepWay(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      staff = await way.member(clinic, { role: 'staff', givenName: 'Sam' });
      own = await way.enter(staff);
      desk = await way.enter(clinic.fullAccess);
      await way.post();
    });
    after(() => way.close());

    const password = () => clinic.fullAccess.password;
    const step = async (person = staff) => loginIn(await way.visit(clinic).login(person)).step.name;

    it('is paused for 1, 24 or 72 hours, and resumes by itself', async () => {
      await way.setUpApp(own, staff);
      await way.post();
      for (const hours of [1, 24, 72] as const) {
        const until = new Date(way.door.clock.now() + hours * HOUR).toISOString();
        desk = await way.enter(clinic.fullAccess);
        const state = stateIn(await pause(desk, staff, { currentPassword: password(), hours }));
        assert.deepEqual(state, { state: 'paused', pausedUntil: until });
        way.door.clock.advance(hours * HOUR - SECOND);
        assert.equal(await step(), 'logged-in');
        way.door.clock.advance(SECOND);
        assert.equal(await step(), 'second-step');
      }
      assert.equal((await way.post()).emails.length, 3);
      desk = await way.enter(clinic.fullAccess);
      for (const hours of [0, 2, -1, 1.5, 1000, '1']) {
        const path = `/v1/clinics/${clinic.slug}/profiles/${staff.profileId}/two-step/pause`;
        const answer = await desk.post(path, { currentPassword: password(), hours });
        assert.equal(problemOf(answer).code, 'malformed');
      }
    });

    it('resumes at once', async () => {
      await way.setUpApp(own, staff);
      stateIn(await pause(desk, staff, { currentPassword: password(), hours: 24 }));
      assert.equal((await way.settings(own, staff)).state, 'paused');
      await way.post();
      assert.deepEqual(stateIn(await resume(desk, staff, password())), { state: 'on', pausedUntil: null });
      assert.equal(await step(), 'second-step');
      assert.equal((await way.post()).emails.length, 1);
      assert.deepEqual(stateIn(await resume(desk, staff, password())), { state: 'on', pausedUntil: null });
      assert.deepEqual((await way.post()).emails, []);
    });

    it('is removed with all that goes with it', async () => {
      const app = await way.setUpApp(own, staff);
      await way.setUpSms(own, staff);
      await way.setUpPasskey(own, staff);
      await way.trust(staff, app);
      const login = way.visit(clinic);
      await login.login(staff);
      const begun = way.appOf(appIn(await beginApp(own, clinic, staff.password)).key);

      assert.deepEqual(stateIn(await removeOf(desk, staff, password())), { state: 'off', pausedUntil: null });
      const path = `/v1/clinics/${clinic.slug}/login/second-step/code`;
      const late = await login.post(path, { method: 'authenticator', code: app.code() });
      assert.equal(loginIn(late).problem?.code, 'login-ended');
      const finished = await finishSetUp(own, clinic, 'authenticator', begun.code());
      assert.deepEqual(problemOf(finished), { status: 410, code: 'set-up-ended' });
      const left = await way.settings(own, staff);
      assert.equal(left.state, 'off');
      assert.equal(left.hasRecoveryCode, false);
      assert.deepEqual(left.passkeys, []);
      assert.deepEqual(left.trustedBrowsers, []);
      assert.equal(await step(), 'logged-in');
      const again = await way.setUpApp(own, staff);
      assert.notEqual(again.recoveryCode, app.recoveryCode);
    });

    it('is told to its person each time, by an email that names who did it', async () => {
      await way.setUpApp(own, staff);
      const boss = await addPerson(way.door.registry, clinic, {
        role: 'owner',
        username: 'boss',
        givenName: 'Wilhelmina',
      });
      const page = await way.enter(boss);
      await way.post();
      const { pause, resume, remove } = acts(boss.password);
      for (const act of [pause, resume, remove]) {
        assert.equal((await act(page, staff)).status, 200);
        const { emails } = await way.post();
        assert.equal(emails.length, 1);
        assert.match(emails[0]?.to ?? '', /^member-\d+@/);
        assert.match(emails[0]?.text ?? '', /Wilhelmina Fletcher/);
        assert.match(emails[0]?.html ?? '', /Wilhelmina Fletcher/);
      }
    });

    it("can be anybody's of the staff, the owner's too, but not one's own", async () => {
      const owner = await way.enter(clinic.owner);
      await way.setUpApp(owner, clinic.owner);
      await way.setUpApp(desk, clinic.fullAccess);
      await way.post();
      for (const act of Object.values(acts(password()))) {
        assert.deepEqual(problemOf(await act(desk, clinic.fullAccess)), NOT_ALLOWED);
      }
      for (const act of Object.values(acts(password()))) {
        assert.equal((await act(desk, clinic.owner)).status, 200);
      }
      assert.equal((await way.settings(owner, clinic.owner)).state, 'off');
      assert.equal((await way.settings(desk, clinic.fullAccess)).state, 'on');
    });

    it('is nothing for staff without full access, nor for patients', async () => {
      await way.setUpApp(own, staff);
      await way.post();
      for (const person of [clinic.staff, clinic.patient]) {
        const page = await way.enter(person);
        const targets = [
          staff,
          clinic.owner,
          clinic.patient,
          person,
          { ...staff, profileId: 'A'.repeat(22) },
        ];
        for (const whom of targets) {
          assert.deepEqual(problemOf(await readColleague(page, whom)), NOT_ALLOWED);
          for (const act of Object.values(acts(person.password))) {
            assert.deepEqual(problemOf(await act(page, whom)), NOT_ALLOWED);
          }
        }
      }
      assert.equal((await way.settings(own, staff)).state, 'on');
      assert.deepEqual((await way.post()).emails, []);
    });

    it("is not found where the profile is a patient's, another clinic's, or nobody's", async () => {
      const other = await way.door.clinic();
      const theirs = await way.enter(other.staff);
      await way.setUpApp(theirs, other.staff);
      await way.post();
      const ids = [
        clinic.patient.profileId,
        other.staff.profileId,
        other.owner.profileId,
        'A'.repeat(22),
        '\u0000',
        "' or 1=1 --",
        '%',
      ];
      for (const profileId of ids) {
        const whom = { ...staff, profileId };
        assert.deepEqual(problemOf(await readColleague(desk, whom)), NOT_FOUND, profileId);
        for (const act of Object.values(acts(password()))) {
          assert.deepEqual(problemOf(await act(desk, whom)), NOT_FOUND, profileId);
        }
      }
      assert.equal((await way.settings(theirs, other.staff)).state, 'on');
      assert.deepEqual((await way.post()).emails, []);
    });

    it('is off where none is set up: there is nothing to pause, resume or remove', async () => {
      assert.deepEqual(stateIn(await readColleague(desk, staff)), { state: 'off', pausedUntil: null });
      for (const act of Object.values(acts(password()))) {
        assert.deepEqual(problemOf(await act(desk, staff)), TWO_STEP_OFF);
      }
      assert.deepEqual((await way.post()).emails, []);
    });

    it("asks for the administrator's own password, and counts wrong ones on them alone", async () => {
      await way.setUpApp(own, staff);
      for (const act of Object.values(acts(WRONG))) {
        assert.deepEqual(problemOf(await act(desk, staff)), {
          status: 401,
          code: 'wrong-password',
          field: 'currentPassword',
        });
      }
      assert.equal(problemOf(await removeOf(desk, staff, staff.password)).code, 'wrong-password');
      assert.equal((await way.settings(own, staff)).state, 'on');
      assert.equal(problemOf(await removeOf(desk, staff, WRONG)).code, 'wrong-password');
      assert.equal(problemOf(await removeOf(desk, staff, password())).code, 'throttled');
      assert.equal(await step(), 'second-step');
      assert.equal((await way.settings(own, staff)).state, 'on');
    });

    it('stays paused when a method is added meanwhile, and is not paused any more once it was off', async () => {
      const { remove } = acts(password());
      await way.setUpApp(own, staff);
      stateIn(await pause(desk, staff, { currentPassword: password(), hours: 24 }));
      await way.setUpPasskey(own, staff);
      assert.equal((await way.settings(own, staff)).state, 'paused');
      assert.equal((await remove(desk, staff)).status, 200);
      await way.setUpApp(own, staff);
      assert.equal((await way.settings(own, staff)).state, 'on');
      assert.equal(await step(), 'second-step');
    });

    it('is handled one after the other where two administrators remove that of each other', async () => {
      const owner = await way.enter(clinic.owner);
      await way.setUpApp(owner, clinic.owner);
      await way.setUpApp(desk, clinic.fullAccess);
      const answers = await Promise.all([
        removeOf(desk, clinic.owner, password()),
        removeOf(owner, clinic.fullAccess, clinic.owner.password),
      ]);
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 200],
      );
    });
  });
}
