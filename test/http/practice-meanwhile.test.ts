import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { sql } from 'kysely';
import { until } from '../delivery/support/until.ts';
import { practiceSystem, type PracticeSystem, profileRecord } from '../support/intake.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { changeSettings } from '../support/two-step-calls.ts';
import { openTwoStepWay, type TwoStepWay } from '../support/two-step-way.ts';

for (const dialect of databases()) {
  describe(`the practice system and the clinic's people at once (rules 34 to 37), on ${dialect.name}`, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    let practice: PracticeSystem;
    before(async () => {
      way = await openTwoStepWay(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      practice = await practiceSystem(way.door, clinic);
    });
    after(() => way.close());

    /** How many wait for somebody else in this database. */
    const waiting = async () => {
      const { rows } = await sql<{ waiting: number }>`
        select count(*) as waiting from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(way.door.node.database.db);
      return rows[0]?.waiting ?? 0;
    };

    it('do not wait for each other where one changes the settings of whom the other brings', async () => {
      const { db, dialect: name } = way.door.node.database;
      const two = [];
      for (const role of ['full-access', 'full-access'] as const)
        two.push(await way.member(clinic, { role }));
      const ids = two.map(({ profileId }) => profileId).toSorted();
      const boss = two.find(({ profileId }) => profileId === ids[1]);
      assert.ok(boss);
      const desk = await way.enter(boss);
      for (const id of ids) await practice.adopt(`P-${id}`, id);
      const records = ids.map((id) => profileRecord({ practiceId: `P-${id}`, givenName: 'Robin' }));

      const trx = await db.startTransaction().execute();
      // The batch comes to its first profile, and no further, before the settings are changed.
      if (name === 'postgres') {
        await sql`select id from profile where id = ${ids[0]} for update`.execute(trx);
      } else {
        await trx.rollback().execute();
      }
      const batch = practice.upsert(records);
      if (name === 'postgres') await until('the batch waits', async () => (await waiting()) === 1);
      const { password: currentPassword } = boss;
      let isAnswered = false;
      const change = changeSettings(desk, clinic, { currentPassword, staffIdleSeconds: 900 }).finally(() => {
        isAnswered = true;
      });
      if (name === 'postgres') {
        await until('the change waits or is made', async () => isAnswered || (await waiting()) === 2);
        await trx.rollback().execute();
      }
      assert.deepEqual(
        (await batch).map(({ kind }) => kind),
        ['changed', 'changed'],
      );
      assert.equal((await change).status, 200);
    });

    it('cancel a visit where it has just been moved by a merge', async () => {
      const { db, dialect: name } = way.door.node.database;
      const [kept, other] = [await way.newcomer(clinic), await way.newcomer(clinic)];
      await practice.adopt('P-1', other.profileId);
      const times = { startsAt: '2027-01-08T09:00:00Z', endsAt: '2027-01-08T10:00:00Z' };
      const words = { practitioner: 'Farah Aziz', treatment: 'Physiotherapy', place: null, onlineUrl: null };
      const visit = { appointmentId: 'A-1', practiceId: 'P-1', ...times, ...words, isCancelled: false };
      assert.deepEqual(await practice.visits([visit]), [{ kind: 'created' }]);

      const trx = await db.startTransaction().execute();
      await trx
        .updateTable('appointment')
        .set({ profileId: kept.profileId })
        .where('clinicId', '=', clinic.id)
        .where('id', '=', 'A-1')
        .execute();
      const cancelling = practice.cancel(['A-1']);
      if (name === 'postgres') {
        await until('the practice system waits for the visit', async () => (await waiting()) === 1);
      }
      await trx.commit().execute();
      assert.deepEqual(await cancelling, ['removed']);
      const stored = await db
        .selectFrom('appointment')
        .select(['profileId', 'cancelledAt'])
        .where('clinicId', '=', clinic.id)
        .where('id', '=', 'A-1')
        .executeTakeFirstOrThrow();
      assert.equal(stored.profileId, kept.profileId);
      assert.notEqual(stored.cancelledAt, null);
    });
  });
}
