import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { SessionCodeAnswer } from '../../bff/contract/index.ts';
import { tokenHash } from '../../bff/crypto/token.ts';
import { problemIn, sessionIn } from '../support/answers.ts';
import type { TestNode } from '../support/auth-node.ts';
import { SECOND } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { visible } from '../support/likeness.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { connectPracticeSystem, type PracticeSystem } from '../support/practice.ts';
import {
  askForCode,
  assertInvalid,
  codeOf,
  enter,
  exchange,
  toldIn,
  toldOf,
} from '../support/session-codes.ts';

const SIXTEEN = Array.from({ length: 16 }, (_, index) => index);

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
      system = await connectPracticeSystem(door, clinic, { name: 'Shop pages', scopes: ['sessions'] });
    });
    after(() => door.close());

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
      const page = await enter(door, clinic.patient);
      const { session } = sessionIn(await page.get(`/v1/clinics/${clinic.slug}/session`));
      const answer = toldIn(await exchange(system, await codeOf(page, clinic)));
      assert.deepEqual(answer, {
        ...session,
        profile: { ...session.profile, practiceIds: ['P-1', 'B-2'] },
      });
      assert.equal(answer.profile.id, profileId);
    });

    it('are recorded, each time, with the key’s name and whose session it was', async () => {
      await exchange(system, await codeOf(await enter(door, clinic.staff), clinic));
      await exchange(system, 'nothing');
      const events = await toldOf(door.node, clinic);
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
      const answer = await askForCode(await enter(door, clinic.patient), clinic);
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
      const code = await codeOf(await enter(door, clinic.patient), clinic);
      toldIn(await exchange(system, code));
      const used = await exchange(system, code);
      assertInvalid(used);
      const expected = problemIn(used).problem;
      for (const wrong of ['x', 'A'.repeat(43), code.slice(1), tokenHash(code), "' or 1=1", '\u0000']) {
        const answer = await exchange(system, wrong);
        const { requestId, problem } = problemIn(answer);
        assert.equal(requestId, answer.headers.get('X-Request-Id'));
        assert.deepEqual(problem, expected);
        assert.deepEqual(visible({ ...answer, text: '' }), visible({ ...used, text: '' }));
      }
      assert.equal((await toldOf(door.node, clinic)).length, 1);
    });

    it('have one winner of sixteen that exchange one at once', async () => {
      const beside = await connectPracticeSystem(door, clinic, { scopes: ['sessions'], node: second });
      const code = await codeOf(await enter(door, clinic.patient), clinic);
      const answers = await Promise.all(
        SIXTEEN.map((index) => exchange(index % 2 === 0 ? system : beside, code)),
      );
      const statuses = answers.map(({ status }) => status).toSorted();
      assert.deepEqual(statuses, [200, ...Array<number>(15).fill(410)]);
      assert.equal((await toldOf(door.node, clinic)).length, 1);
    });

    it('are the clinic’s alone: another clinic’s key learns nothing and uses nothing up', async () => {
      const elsewhere = await door.clinic();
      const code = await codeOf(await enter(door, clinic.patient), clinic);
      assertInvalid(
        await exchange(await connectPracticeSystem(door, elsewhere, { scopes: ['sessions'] }), code),
      );
      toldIn(await exchange(system, code));
    });

    it('tell a key without the scope nothing, and are not used up by it', async () => {
      const others = await connectPracticeSystem(door, clinic, {
        scopes: ['profiles', 'staff', 'appointments'],
      });
      const code = await codeOf(await enter(door, clinic.patient), clinic);
      const answer = await exchange(others, code);
      assert.equal(answer.status, 403);
      assert.deepEqual(problemIn(answer).problem, { code: 'not-allowed' });
      toldIn(await exchange(system, code));
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
      const code = await codeOf(await enter(door, clinic.patient), clinic);
      await door.node.database.db
        .updateTable('profile')
        .set({ givenName: 'Robin' })
        .where('clinicId', '=', clinic.id)
        .where('id', '=', clinic.patient.profileId)
        .execute();
      assert.equal(toldIn(await exchange(system, code)).profile.name, 'Robin Fletcher');
    });
  });
}
