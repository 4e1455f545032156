import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { apiScopes } from '../../bff/domain/api-key.ts';
import { holdIntake } from '../../bff/storage/practice-profiles.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  aRecord,
  aVisitRecord,
  createPracticeSystem,
  makeTestKey,
  profilesIn,
  visitsIn,
} from '../support/practice.ts';
import { race } from '../support/race.ts';
import type { BatchAnswer, BatchCall } from './racers/send-batches.ts';

const RACER = new URL('./racers/send-batches.ts', import.meta.url);
const PROCESSES = 2;
const TIMES = 4;
const fifteen = Array.from({ length: 15 }, (_, index) => index);
const twenty = Array.from({ length: 20 }, (_, index) => index);

for (const dialect of databases()) {
  describe(`batches that arrive at several nodes at once, on ${dialect.name}`, { timeout: 240_000 }, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let key: string;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
      ({ key } = await makeTestKey(door.node, door.clock, clinic, { scopes: apiScopes }));
    });
    after(() => door.close());

    /** Every process makes all of these calls at once, several times over. */
    const sendAll = async (...calls: readonly BatchCall[]): Promise<readonly BatchAnswer[]> => {
      const args = [
        door.url,
        clinic.slug,
        key,
        String(door.clock.now()),
        String(TIMES),
        JSON.stringify(calls),
      ];
      return (await race<readonly BatchAnswer[]>(RACER, { processes: PROCESSES, args })).flat();
    };
    const count = async (table: 'practiceProfile' | 'profile' | 'appointment') => {
      const rows = door.node.database.db
        .selectFrom(table)
        .select('clinicId')
        .where('clinicId', '=', clinic.id);
      return (await rows.execute()).length;
    };
    const eventsOf = async (event: string) =>
      door.node.database.db
        .selectFrom('auditEvent')
        .select('subjectId')
        .where('clinicId', '=', clinic.id)
        .where('event', '=', event)
        .execute();
    const tally = (answers: readonly BatchAnswer[]) => {
      const outcomes = answers.flatMap(([, each]) => each);
      return Object.fromEntries(
        [...new Set(outcomes)].toSorted().map((one) => [one, outcomes.filter((each) => each === one).length]),
      );
    };

    it('make no doubles, and each profile once', async () => {
      const before = await count('profile');
      const forwards = twenty.map((index) => aRecord({ id: `P-${index}` }));
      const answers = await sendAll(
        { method: 'PUT', path: '/profiles', body: { profiles: forwards } },
        { method: 'PUT', path: '/profiles', body: { profiles: forwards.toReversed() } },
      );
      assert.deepEqual(new Set(answers.map(([status]) => status)), new Set([200]));
      const sent = PROCESSES * TIMES * 2 * twenty.length;
      assert.deepEqual(tally(answers), { created: 20, unchanged: sent - 20 });
      assert.equal(await count('practiceProfile'), 20);
      assert.equal((await count('profile')) - before, 20);
      assert.equal((await eventsOf('profile-created')).length, 20);
      const system = createPracticeSystem({ ...door.node, slug: clinic.slug, key });
      const again = profilesIn(await system.put('/profiles', { profiles: forwards }));
      assert.ok(again.every(({ outcome }) => outcome === 'unchanged'));
    });

    it('that change and remove the same profiles leave each whole or gone', async () => {
      const system = createPracticeSystem({ ...door.node, slug: clinic.slug, key });
      const records = (givenName: string) => twenty.map((index) => aRecord({ id: `P-${index}`, givenName }));
      await system.put('/profiles', { profiles: records('First') });
      const answers = await sendAll(
        { method: 'PUT', path: '/profiles', body: { profiles: records('Second') } },
        { method: 'POST', path: '/profiles/remove', body: { ids: twenty.map((index) => `P-${index}`) } },
        { method: 'PUT', path: '/profiles', body: { profiles: records('Third').toReversed() } },
      );
      assert.deepEqual(new Set(answers.map(([status]) => status)), new Set([200]));
      const [created, removed] = [await eventsOf('profile-created'), await eventsOf('profile-removed')];
      assert.equal(created.length - removed.length, await count('practiceProfile'));
      const { created: newly = 0, removed: gone = 0 } = tally(answers);
      assert.deepEqual([created.length - 20, removed.length], [newly, gone]);
      // Nothing of those who are gone is left, and nothing of those who are there is missing.
      const { db } = door.node.database;
      const known = new Set(
        (
          await db
            .selectFrom('practiceProfile')
            .select('profileId')
            .where('clinicId', '=', clinic.id)
            .execute()
        ).map(({ profileId }) => profileId),
      );
      const words = await db
        .selectFrom('profileWord')
        .select('profileId')
        .where('clinicId', '=', clinic.id)
        .execute();
      const own = new Set(
        [clinic.patient, clinic.staff, clinic.fullAccess, clinic.owner].map((one) => one.profileId),
      );
      const found = new Set(words.map(({ profileId }) => profileId).filter((id) => !own.has(id)));
      assert.deepEqual(found, known);
    });

    it('book each visit once, and count its changes once', async () => {
      const system = createPracticeSystem({ ...door.node, slug: clinic.slug, key });
      await system.put('/profiles', { profiles: [aRecord({ id: 'P-1' })] });
      const appointments = twenty.map((index) => aVisitRecord({ id: `A-${index}`, practiceId: 'P-1' }));
      const answers = await sendAll(
        { method: 'PUT', path: '/appointments', body: { appointments } },
        { method: 'PUT', path: '/appointments', body: { appointments: appointments.toReversed() } },
      );
      const sent = PROCESSES * TIMES * 2 * twenty.length;
      assert.deepEqual(tally(answers), { created: 20, unchanged: sent - 20 });
      assert.equal(await count('appointment'), 20);
      const again = visitsIn(await system.put('/appointments', { appointments }));
      assert.ok(again.every(({ outcome }) => outcome === 'unchanged'));
    });

    it('keep nobody from logging in while they wait for each other', async () => {
      const { db, dialect: product } = door.node.database;
      const system = createPracticeSystem({ ...door.node, slug: clinic.slug, key });
      const page = door.browser().open(clinic.origin);
      const trx = await db.startTransaction().execute();
      // Another node's batch is under way. On SQLite a writer holds everybody's writing up, so there none is.
      if (product === 'postgres') await holdIntake(trx, clinic.id);
      const batches = fifteen.map((index) =>
        system.put('/profiles', { profiles: [aRecord({ id: `P-${index}` })] }),
      );
      try {
        if (product === 'sqlite') await trx.rollback().execute();
        assert.equal((await page.login(clinic.patient)).status, 200);
        assert.equal(await page.sessionStatus(clinic.slug), 200);
      } finally {
        if (!trx.isRolledBack) await trx.rollback().execute();
      }
      const answers = await Promise.all(batches);
      assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
      assert.equal(await count('practiceProfile'), 15);
    });
  });
}
