import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { ProfileActions } from '../../bff/contract/index.ts';
import { sendWelcomeEmail, setUpAccount } from '../support/account-calls.ts';
import type { Page } from '../support/browser.ts';
import { DAY, HOUR } from '../support/clock.ts';
import type { StaffedClinic, TestPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { linksIn } from '../support/post-office.ts';
import { cardIn, readCard } from '../support/profile-calls.ts';
import { pause } from '../support/two-step-calls.ts';
import { openTwoStepWay, problemOf, type TwoStepWay } from '../support/two-step-way.ts';

for (const dialect of databases()) {
  describe(`a profile's card, on ${dialect.name}`, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    let desk: Page;
    before(async () => {
      way = await openTwoStepWay(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      desk = await way.enter(clinic.owner);
    });
    after(() => way.close());

    const card = async ({ profileId }: { profileId: string }, page = desk) =>
      cardIn(await readCard(page, clinic, profileId));
    /** The names of what somebody may do. */
    const may = async (person: { profileId: string }, page = desk) => {
      const actions: ProfileActions = (await card(person, page)).may;
      return Object.entries(actions).flatMap(([name, isAllowed]) => (isAllowed ? [name] : []));
    };

    it('is for those who work at the clinic alone', async () => {
      const patient = await way.enter(clinic.patient);
      for (const id of [clinic.patient.profileId, clinic.staff.profileId, 'A'.repeat(22)]) {
        const answer = await readCard(patient, clinic, id);
        assert.deepEqual(problemOf(answer), { status: 403, code: 'not-allowed' });
      }
      const stranger = await readCard(way.visit(clinic), clinic, clinic.patient.profileId);
      assert.deepEqual(problemOf(stranger), { status: 401, code: 'not-logged-in' });
    });

    it("is no other clinic's, nor anybody's who never was: all the same", async () => {
      const other = await way.door.clinic();
      const ids = [
        other.patient.profileId,
        'A'.repeat(22),
        '%',
        "' or 1=1",
        `${clinic.patient.profileId}\u0000`,
      ];
      for (const id of ids) {
        assert.deepEqual(problemOf(await readCard(desk, clinic, id)), { status: 404, code: 'not-found' }, id);
      }
      const across = await readCard(desk, other, other.patient.profileId);
      assert.equal(problemOf(across).code, 'origin-not-allowed');
    });

    it('tells of a newcomer when the welcome was sent, until its link is used or over', async () => {
      const newcomer = await way.newcomer(clinic);
      const { username, welcomeSentAt, lastLoggedInAt, sessions, ...rest } = await card(newcomer);
      assert.deepEqual([username, welcomeSentAt, lastLoggedInAt, sessions], [null, null, null, 0]);
      assert.equal(rest.email, newcomer.email);
      assert.equal(rest.twoStep, null);
      await sendWelcomeEmail(desk, clinic, newcomer.profileId);
      const first = new Date(way.door.clock.now()).toISOString();
      assert.equal((await card(newcomer)).welcomeSentAt, first);
      way.door.clock.advance(HOUR / 2);
      await sendWelcomeEmail(desk, clinic, newcomer.profileId);
      assert.equal((await card(newcomer)).welcomeSentAt, new Date(way.door.clock.now()).toISOString());
      const mail = (await way.post()).emails.at(-1);
      assert.ok(mail);
      await setUpAccount(way.visit(clinic), clinic, linksIn(mail)[0]?.token ?? '', 'newly.there');
      const settled = await card(newcomer);
      assert.deepEqual([settled.welcomeSentAt, settled.username, settled.sessions], [null, 'newly.there', 1]);
      assert.equal(settled.lastLoggedInAt, new Date(way.door.clock.now()).toISOString());
      const late = await way.newcomer(clinic);
      await sendWelcomeEmail(desk, clinic, late.profileId);
      way.door.clock.advance(14 * DAY + 1);
      assert.equal((await card(late, await way.enter(clinic.owner))).welcomeSentAt, null);
    });

    it('counts living sessions alone', async () => {
      await way.enter(clinic.staff);
      way.door.clock.advance(HOUR / 2);
      await way.enter(clinic.staff);
      desk = await way.enter(clinic.owner);
      assert.equal((await card(clinic.staff)).sessions, 2);
      way.door.clock.advance(HOUR / 2);
      assert.equal((await card(clinic.staff, await way.enter(clinic.owner))).sessions, 1);
    });

    it('tells how long wrong passwords keep somebody waiting, however the username is spelt', async () => {
      assert.equal((await card(clinic.patient)).lockedForSeconds, null);
      for (let wrong = 0; wrong < 5; wrong += 1) {
        await way.visit(clinic).login(clinic.patient, { username: 'PATIENT', password: `wrong ${wrong}` });
      }
      assert.equal((await card(clinic.patient)).lockedForSeconds, 30);
      assert.equal((await card(clinic.staff)).lockedForSeconds, null);
      way.door.clock.advance(12_000);
      assert.equal((await card(clinic.patient)).lockedForSeconds, 18);
      way.door.clock.advance(18_000);
      assert.equal((await card(clinic.patient)).lockedForSeconds, null);
    });

    it('tells until when 2-Step Verification is paused, and when it is back', async () => {
      await way.setUpApp(await way.enter(clinic.staff), clinic.staff);
      assert.deepEqual(
        [(await card(clinic.staff)).twoStep, (await card(clinic.staff)).pausedUntil],
        ['on', null],
      );
      const until = new Date(way.door.clock.now() + HOUR).toISOString();
      await pause(desk, clinic.staff, { currentPassword: clinic.owner.password, hours: 1 });
      const paused = await card(clinic.staff);
      assert.deepEqual([paused.twoStep, paused.pausedUntil], ['paused', until]);
      way.door.clock.advance(HOUR);
      const back = await card(clinic.staff, await way.enter(clinic.owner));
      assert.deepEqual([back.twoStep, back.pausedUntil], ['on', null]);
    });

    it('offers each role what it may do and what makes sense, and nobody to administer themselves', async () => {
      const newcomer = await way.newcomer(clinic);
      const unreachable = await way.newcomer(clinic, { email: null });
      await way.setUpApp(await way.enter(clinic.staff), clinic.staff);
      const plain = await way.enter(await way.member(clinic, { role: 'staff' }));
      const administers = ['pauseTwoStep', 'removeTwoStep'];
      const sees = ['seeEvents', 'merge'];
      assert.deepEqual(await may(newcomer), ['sendWelcome', ...sees]);
      assert.deepEqual(await may(newcomer, plain), ['sendWelcome']);
      assert.deepEqual(await may(unreachable, plain), []);
      assert.deepEqual(await may(clinic.patient, plain), ['sendPasswordReset']);
      await way.enter(clinic.patient);
      assert.deepEqual(await may(clinic.patient, plain), ['sendPasswordReset', 'endSessions']);
      assert.deepEqual(await may(clinic.staff), [
        'sendPasswordReset',
        'endSessions',
        ...administers,
        ...sees,
      ]);
      assert.deepEqual(await may(clinic.staff, plain), ['sendPasswordReset']);
      await pause(desk, clinic.staff, { currentPassword: clinic.owner.password, hours: 1 });
      assert.deepEqual(await may(clinic.staff), [
        ...['sendPasswordReset', 'endSessions', 'resumeTwoStep', 'removeTwoStep', ...sees],
      ]);
      const own: TestPerson = clinic.owner;
      await way.setUpApp(desk, own);
      assert.equal((await card(own)).isOwn, true);
      assert.equal((await card(clinic.staff)).isOwn, false);
      assert.deepEqual(await may(own), ['sendPasswordReset', 'seeEvents']);
    });
  });
}
