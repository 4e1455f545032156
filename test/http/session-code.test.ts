import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { SessionCodeAnswer, SessionToldAnswer } from '../../bff/contract/index.ts';
import { tokenHash } from '../../bff/crypto/token.ts';
import type { ApiScope } from '../../bff/domain/api-key.ts';
import { problemIn, sessionIn } from '../support/answers.ts';
import type { TestNode } from '../support/auth-node.ts';
import type { Answer, Page } from '../support/browser.ts';
import { HOUR, SECOND } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { visible } from '../support/likeness.ts';
import type { StaffedClinic, TestPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { createPracticeSystem, makeTestKey, type PracticeSystem } from '../support/practice.ts';

const SIXTEEN = Array.from({ length: 16 }, (_, index) => index);
const json = { 'Content-Type': 'application/json', 'X-Clinic-Auth': '1' };

for (const dialect of databases()) {
  describe(`codes that tell whose session it is, on ${dialect.name}`, { timeout: 60_000 }, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let system: PracticeSystem;
    /** Beside the first; on SQLite nodes of one process would stand in each other's way, and are none in life. */
    let second: TestNode;
    before(async () => {
      door = await openFrontDoor(dialect);
      second = dialect.name === 'postgres' ? await door.startNode() : door.node;
    });
    beforeEach(async () => {
      clinic = await door.clinic();
      system = await systemFor(clinic);
    });
    after(() => door.close());

    const systemFor = async (
      at: StaffedClinic,
      node: TestNode = door.node,
      scopes: readonly ApiScope[] = ['sessions'],
    ) => {
      const { key } = await makeTestKey(door.node, door.clock, at, { name: 'Shop pages', scopes });
      return createPracticeSystem({ ...node, slug: at.slug, key });
    };
    const enter = async (person: TestPerson = clinic.patient): Promise<Page> => {
      const page = door.browser().open(person.clinic.origin);
      assert.equal((await page.login(person)).status, 200);
      return page;
    };
    const askFor = (page: Page, at: StaffedClinic = clinic) =>
      page.post(`/v1/clinics/${at.slug}/session/code`, {});
    const codeOf = async (page: Page): Promise<string> => {
      const answer = await askFor(page);
      assert.equal(answer.status, 200, answer.text);
      return (JSON.parse(answer.text) as SessionCodeAnswer).code;
    };
    const exchange = (code: unknown, by: PracticeSystem = system) =>
      by.post('/session-codes/exchange', { code });
    const toldIn = ({ status, text }: Answer): SessionToldAnswer => {
      assert.equal(status, 200, text);
      return JSON.parse(text) as SessionToldAnswer;
    };
    const assertInvalid = (answer: Answer, what = '') => {
      assert.equal(answer.status, 410, what);
      assert.deepEqual(problemIn(answer).problem, { code: 'session-code-invalid' }, what);
    };
    const told = async () =>
      door.node.database.db
        .selectFrom('auditEvent')
        .selectAll()
        .where('clinicId', '=', clinic.id)
        .where('event', '=', 'session-told')
        .execute();

    it('tell the clinic’s server what the person’s own page knows, and its own ids', async () => {
      const { db } = door.node.database;
      const { profileId } = clinic.patient;
      const of = { clinicId: clinic.id, profileId };
      await db
        .insertInto('practiceProfile')
        .values({ ...of, practiceId: 'B-2', isMerged: 1 })
        .execute();
      await db
        .insertInto('practiceProfile')
        .values({ ...of, practiceId: 'P-1', isMerged: 0 })
        .execute();
      const page = await enter();
      const { session } = sessionIn(await page.get(`/v1/clinics/${clinic.slug}/session`));
      const answer = toldIn(await exchange(await codeOf(page)));
      assert.deepEqual(answer, {
        ...session,
        profile: { ...session.profile, practiceIds: ['P-1', 'B-2'] },
      });
      assert.equal(answer.profile.id, profileId);
    });

    it('are recorded, each time, with the key’s name and whose session it was', async () => {
      await exchange(await codeOf(await enter(clinic.staff)));
      await exchange('nothing');
      const events = await told();
      assert.deepEqual(
        events.map(({ actorKind, actorName, subjectId, address, details }) => ({
          actorKind,
          actorName,
          subjectId,
          address,
          details,
        })),
        [
          {
            actorKind: 'api-key',
            actorName: 'Shop pages',
            subjectId: clinic.staff.profileId,
            address: '192.0.2.44',
            details: '{}',
          },
        ],
      );
    });

    it('are of 256 bits, stored hashed, and told when they end', async () => {
      const answer = await askFor(await enter());
      const { code, expiresAt } = JSON.parse(answer.text) as SessionCodeAnswer;
      assert.match(code, /^[A-Za-z0-9_-]{43}$/);
      assert.equal(Date.parse(expiresAt), door.clock.now() + 60 * SECOND);
      const rows = await door.node.database.db
        .selectFrom('sessionCode')
        .selectAll()
        .where('clinicId', '=', clinic.id)
        .execute();
      assert.deepEqual(
        rows.map(({ codeHash }) => codeHash),
        [tokenHash(code)],
      );
      assert.ok(!JSON.stringify(rows).includes(code));
    });

    it('work once, and an answer says no more than any other that is none', async () => {
      const code = await codeOf(await enter());
      toldIn(await exchange(code));
      const used = await exchange(code);
      assertInvalid(used);
      const expected = problemIn(used).problem;
      for (const wrong of ['x', 'A'.repeat(43), code.slice(1), tokenHash(code), "' or 1=1", '\u0000']) {
        const answer = await exchange(wrong);
        const { requestId, problem } = problemIn(answer);
        assert.equal(requestId, answer.headers.get('X-Request-Id'));
        assert.deepEqual(problem, expected);
        assert.deepEqual(visible({ ...answer, text: '' }), visible({ ...used, text: '' }));
      }
      assert.equal((await told()).length, 1);
    });

    it('have one winner of sixteen that exchange one at once', async () => {
      const systems = [system, await systemFor(clinic, second)];
      const code = await codeOf(await enter());
      const answers = await Promise.all(
        SIXTEEN.map((index) => exchange(code, index % 2 === 0 ? systems[0] : systems[1])),
      );
      const statuses = answers.map(({ status }) => status).toSorted();
      assert.deepEqual(statuses, [200, ...Array<number>(15).fill(410)]);
      assert.equal((await told()).length, 1);
    });

    it('live for a minute, to the millisecond', async () => {
      const page = await enter();
      const [early, late] = [await codeOf(page), await codeOf(page)];
      door.clock.advance(60 * SECOND - 1);
      toldIn(await exchange(early));
      door.clock.advance(1);
      assertInvalid(await exchange(late));
    });

    it('are dead once the session is: logged out, signed out elsewhere, idle for too long', async () => {
      const page = await enter();
      const first = await codeOf(page);
      assert.equal((await page.delete(`/v1/clinics/${clinic.slug}/session`)).status, 204);
      assertInvalid(await exchange(first), 'logged out');

      const [here, there] = [await enter(), await enter()];
      const [kept, ended] = [await codeOf(here), await codeOf(there)];
      assert.equal((await here.post(`/v1/clinics/${clinic.slug}/sessions/sign-out-others`, {})).status, 200);
      assertInvalid(await exchange(ended), 'signed out elsewhere');
      toldIn(await exchange(kept));

      const staff = await enter(clinic.staff);
      door.clock.advance(HOUR - 1);
      const idle = await codeOf(staff);
      door.clock.advance(1);
      assert.equal(await staff.sessionStatus(clinic.slug), 401);
      assertInvalid(await exchange(idle), 'idle for too long');
      assert.equal((await told()).length, 1);
    });

    it('are dead once the session goes on under another token, as after a changed password', async () => {
      const page = await enter();
      const code = await codeOf(page);
      const { password: currentPassword } = clinic.patient;
      const changed = await page.put(`/v1/clinics/${clinic.slug}/credentials`, {
        currentPassword,
        newPassword: 'plum harvest over the quiet bridge',
      });
      assert.equal(changed.status, 200);
      assertInvalid(await exchange(code));
      toldIn(await exchange(await codeOf(page)));
    });

    it('keep nobody logged in: neither making nor exchanging one counts as activity', async () => {
      const page = await enter(clinic.staff);
      for (let minutes = 0; minutes < 59; minutes += 10) {
        toldIn(await exchange(await codeOf(page)));
        door.clock.advance(10 * 60 * SECOND);
      }
      assert.equal(await page.sessionStatus(clinic.slug), 401);
    });

    it('are the clinic’s alone: another clinic’s key learns nothing and uses nothing up', async () => {
      const elsewhere = await door.clinic();
      const code = await codeOf(await enter());
      assertInvalid(await exchange(code, await systemFor(elsewhere)));
      toldIn(await exchange(code));
    });

    it('tell a key without the scope nothing, and are not used up by it', async () => {
      const others = await systemFor(clinic, door.node, ['profiles', 'staff', 'appointments']);
      const code = await codeOf(await enter());
      const answer = await exchange(code, others);
      assert.equal(answer.status, 403);
      assert.deepEqual(problemIn(answer).problem, { code: 'not-allowed' });
      toldIn(await exchange(code));
    });

    it('are made for whoever is logged in at this clinic, in a page of the clinic', async () => {
      const elsewhere = await door.clinic();
      const path = `/v1/clinics/${clinic.slug}/session/code`;
      const stranger = await askFor(door.browser().open(clinic.origin));
      assert.deepEqual([stranger.status, problemIn(stranger).problem.code], [401, 'not-logged-in']);
      const page = await enter();
      const foreign = door.browser().open(elsewhere.origin);
      await foreign.login(elsewhere.patient);
      assert.equal((await askFor(foreign)).status, 403);
      const refusals: readonly (readonly [Readonly<Record<string, string | null>>, number])[] = [
        [{ ...json, Origin: 'https://evil.example' }, 403],
        [{ ...json, Origin: elsewhere.origin }, 403],
        [{ ...json, Origin: null }, 403],
        [{ 'Content-Type': 'application/json' }, 403],
        [{ ...json, 'Content-Type': 'text/plain' }, 415],
      ];
      for (const [headers, status] of refusals) {
        assert.equal((await page.send({ method: 'POST', path, body: '{}', headers })).status, status);
      }
      assert.equal(
        (await page.send({ method: 'POST', path, body: '{"for":"x"}', headers: json })).status,
        400,
      );
      const rows = door.node.database.db
        .selectFrom('sessionCode')
        .selectAll()
        .where('clinicId', '=', clinic.id);
      assert.deepEqual(await rows.execute(), []);
    });

    it('are made for a session alone, not for a login in progress', async () => {
      const enforced = await door.clinic({ twoStepEnforced: 1 });
      const page = door.browser().open(enforced.origin);
      assert.equal((await page.login(enforced.staff)).status, 200);
      assert.equal((await askFor(page, enforced)).status, 401);
    });

    it('are five at once by session, then one every twelve seconds', async () => {
      const [page, other] = [await enter(), await enter()];
      const statuses = [];
      for (let times = 0; times < 6; times += 1) statuses.push((await askFor(page)).status);
      assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429]);
      const limited = await askFor(page);
      assert.deepEqual(problemIn(limited).problem, { code: 'throttled', retryAfterSeconds: 12 });
      assert.equal(limited.headers.get('Retry-After'), '12');
      assert.equal((await askFor(other)).status, 200);
      door.clock.advance(12 * SECOND - 1);
      assert.equal((await askFor(page)).status, 429);
      door.clock.advance(1);
      assert.deepEqual([(await askFor(page)).status, (await askFor(page)).status], [200, 429]);
    });

    it('are read strictly', async () => {
      for (const body of [{}, { code: 7 }, { code: '' }, { code: 'x'.repeat(201) }, { code: 'x', more: 1 }]) {
        const answer = await system.post('/session-codes/exchange', body);
        assert.equal(answer.status, 400);
        assert.equal(problemIn(answer).problem.code, 'malformed');
      }
      const large = { code: 'x'.repeat(20_000) };
      assert.equal((await system.post('/session-codes/exchange', large)).status, 413);
    });

    it('cannot be put into the profile’s mouth: what the clinic changes is told as it is now', async () => {
      const code = await codeOf(await enter());
      await door.node.database.db
        .updateTable('profile')
        .set({ givenName: 'Robin' })
        .where('clinicId', '=', clinic.id)
        .where('id', '=', clinic.patient.profileId)
        .execute();
      assert.equal(toldIn(await exchange(code)).profile.name, 'Robin Fletcher');
    });
  });
}
