import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { endSessionsOf as endSessionsAction } from '../../bff/actions/end-sessions-of.ts';
import { unlockProfile } from '../../bff/actions/unlock-profile.ts';
import { systemRandom } from '../../bff/crypto/token.ts';
import { findClinicById } from '../../bff/storage/clinics.ts';
import { listSessionsOf } from '../../bff/storage/listed-sessions.ts';
import { findSession } from '../../bff/storage/sessions.ts';
import { loginIn } from '../support/answers.ts';
import { readAudit } from '../support/audit.ts';
import type { Answer, Page } from '../support/browser.ts';
import type { StaffedClinic, TestClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { cardIn, endSessionsOf, unlock } from '../support/profile-calls.ts';
import { openTwoStepWay, problemOf, type TwoStepWay, wrongCode } from '../support/two-step-way.ts';

type Help = (page: Page, at: TestClinic, id: string) => Promise<Answer>;
const both: Readonly<Record<string, Help>> = { 'sessions-ended': endSessionsOf, 'profile-unlocked': unlock };

for (const dialect of databases()) {
  describe(`helping somebody back in, on ${dialect.name}`, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    before(async () => {
      way = await openTwoStepWay(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
    });
    after(() => way.close());

    const lock = async (person = clinic.patient) => {
      for (let wrong = 0; wrong < 5; wrong += 1) {
        await way.visit(clinic).login(person, { password: `wrong ${wrong}` });
      }
      const locked = await way.visit(clinic).login(person);
      assert.equal(problemOf(locked).code, 'throttled');
    };
    const told = async (about: string) =>
      (await readAudit(way.door, clinic, about)).filter(({ event }) => event in both);

    it('is not for patients, strangers or other clinics, and then changes nothing', async () => {
      await lock();
      const lived = await way.enter(clinic.staff);
      const other = await way.door.clinic();
      const browser = way.door.browser();
      await browser.open(other.origin).login(other.owner);
      const patient = await way.enter(await way.member(clinic));
      for (const help of Object.values(both)) {
        for (const { profileId } of [clinic.patient, clinic.staff]) {
          assert.deepEqual(problemOf(await help(patient, clinic, profileId)), {
            status: 403,
            code: 'not-allowed',
          });
          for (const page of [way.visit(clinic), browser.open(clinic.origin)]) {
            assert.equal(problemOf(await help(page, clinic, profileId)).code, 'not-logged-in');
          }
          const answer = await help(browser.open(other.origin), clinic, profileId);
          assert.equal(problemOf(answer).code, 'origin-not-allowed');
        }
      }
      assert.equal(await lived.sessionStatus(clinic.slug), 200);
      assert.equal(problemOf(await way.visit(clinic).login(clinic.patient)).code, 'throttled');
      assert.deepEqual(await told(clinic.patient.profileId), []);
    });

    it("finds nobody of another clinic's", async () => {
      const other = await way.door.clinic();
      const theirs = await way.enter(other.patient);
      const desk = await way.enter(clinic.owner);
      for (const help of Object.values(both)) {
        for (const id of [
          other.patient.profileId,
          'A'.repeat(22),
          '%',
          `${clinic.patient.profileId}\u0000`,
        ]) {
          assert.deepEqual(problemOf(await help(desk, clinic, id)), { status: 404, code: 'not-found' }, id);
        }
      }
      assert.equal(await theirs.sessionStatus(other.slug), 200);
    });

    it('is for staff where it is a patient, for full access and owners where it is a colleague', async () => {
      const [staff, fullAccess] = [await way.enter(clinic.staff), await way.enter(clinic.fullAccess)];
      const colleague = await way.member(clinic, { role: 'staff' });
      for (const help of Object.values(both)) {
        assert.equal((await help(staff, clinic, clinic.patient.profileId)).status, 200);
        for (const { profileId } of [colleague, clinic.owner, clinic.fullAccess]) {
          assert.deepEqual(problemOf(await help(staff, clinic, profileId)), {
            status: 403,
            code: 'not-allowed',
          });
        }
        for (const { profileId } of [clinic.patient, colleague, clinic.owner]) {
          assert.equal((await help(fullAccess, clinic, profileId)).status, 200);
        }
        const own = await help(fullAccess, clinic, clinic.fullAccess.profileId);
        assert.deepEqual(problemOf(own), { status: 409, code: 'own-profile' });
      }
      assert.equal(await fullAccess.sessionStatus(clinic.slug), 200);
    });

    it("ends all of a person's sessions and nobody else's, and says how many", async () => {
      const pages = [await way.enter(clinic.patient), await way.enter(clinic.patient)];
      const others = await way.enter(await way.member(clinic));
      const desk = await way.enter(clinic.staff);
      assert.equal(cardIn(await endSessionsOf(desk, clinic, clinic.patient.profileId)).sessions, 0);
      for (const page of pages) assert.equal(await page.sessionStatus(clinic.slug), 401);
      for (const page of [others, desk]) assert.equal(await page.sessionStatus(clinic.slug), 200);
      await endSessionsOf(desk, clinic, clinic.patient.profileId);
      const events = await told(clinic.patient.profileId);
      assert.deepEqual(
        events.map(({ event, actorId, details }) => ({ event, actorId, details })),
        [{ event: 'sessions-ended', actorId: clinic.staff.profileId, details: { sessions: 2 } }],
      );
    });

    it("lifts the wait after wrong passwords, but not an address's", async () => {
      await lock();
      const address = way.door.browser({ address: '203.0.113.9' }).open(clinic.origin);
      for (let wrong = 0; wrong < 30; wrong += 1)
        await address.login(clinic.patient, { username: `nobody${wrong}` });
      const desk = await way.enter(clinic.staff);
      assert.equal(cardIn(await unlock(desk, clinic, clinic.patient.profileId)).lockedForSeconds, null);
      assert.equal(loginIn(await way.visit(clinic).login(clinic.patient)).step.name, 'logged-in');
      assert.equal(problemOf(await address.login(clinic.patient)).code, 'throttled');
      await unlock(desk, clinic, clinic.patient.profileId);
      assert.deepEqual(
        (await told(clinic.patient.profileId)).map(({ event, actorId }) => [event, actorId]),
        [['profile-unlocked', clinic.staff.profileId]],
      );
    });

    it('opens the codes of the second step again, by another person with full access (rule 20)', async () => {
      const page = await way.enter(clinic.staff);
      const app = await way.setUpApp(page, clinic.staff);
      const path = `/v1/clinics/${clinic.slug}/login/second-step/code`;
      const attempt = async (code: string) => {
        const login = way.visit(clinic);
        await login.login(clinic.staff);
        return login.post(path, { method: 'authenticator', code });
      };
      const guesser = way.visit(clinic);
      await guesser.login(clinic.staff);
      for (let wrong = 0; wrong < 5; wrong += 1) {
        await guesser.post(path, { method: 'authenticator', code: wrongCode(app.code()) });
      }
      const closed = loginIn(await attempt(app.code()));
      assert.equal(closed.problem?.code, 'second-step-closed');
      const desk = await way.enter(clinic.owner);
      const { lockedForSeconds } = cardIn(await unlock(desk, clinic, clinic.staff.profileId));
      assert.equal(lockedForSeconds, null);
      assert.equal(loginIn(await attempt(app.code())).step.name, 'logged-in');
    });

    it('does nothing for somebody whose session ends while the call is under way', async () => {
      const { database } = way.door.node;
      const desk = await way.enter(clinic.fullAccess);
      const [stored] = await listSessionsOf(database.db, {
        clinicId: clinic.id,
        profileId: clinic.fullAccess.profileId,
      });
      assert.ok(stored);
      const session = await findSession(database.db, { clinicId: clinic.id, tokenHash: stored.tokenHash });
      assert.ok(session);
      await desk.delete(`/v1/clinics/${clinic.slug}/session`);
      const patient = await way.enter(clinic.patient);
      const deps = { database, clock: way.door.clock.now, random: systemRandom };
      const wish = {
        clinic: await findClinicById(database.db, clinic.id),
        session,
        profileId: clinic.patient.profileId,
      };
      for (const help of [endSessionsAction, unlockProfile]) {
        assert.deepEqual(await help(deps, wish), { kind: 'problem', problem: { code: 'not-logged-in' } });
      }
      assert.equal(await patient.sessionStatus(clinic.slug), 200);
    });
  });
}
