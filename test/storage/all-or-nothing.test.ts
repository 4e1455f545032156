import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { allOrNothing, allOrNothingSoon } from '../../bff/storage/all-or-nothing.ts';
import type { Db } from '../../bff/storage/database.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { TestClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

for (const dialect of databases()) {
  describe(`a transaction that its outcome may undo, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: TestClinic;
    before(async () => {
      door = await openFrontDoor(dialect);
      clinic = await door.clinic();
    });
    after(() => door.close());

    const write = (db: Db, subject: string) =>
      db
        .insertInto('throttle')
        .values({ clinicId: clinic.id, subject, failures: 1, lastFailureAt: 1, earlierFailureAt: 1 })
        .execute();
    const isThere = async (subject: string) => {
      const { db } = door.node.database;
      const rows = db.selectFrom('throttle').select('subject').where('subject', '=', subject);
      return (await rows.execute()).length === 1;
    };

    it('keeps what was written, and hands its outcome on', async () => {
      const outcome = await allOrNothing(door.node.database.db, async (trx) => {
        await write(trx, 'kept');
        return { keep: true, outcome: 'the outcome' };
      });
      assert.equal(outcome, 'the outcome');
      assert.equal(await isThere('kept'), true);
    });

    it('undoes what was written before a refusal', async () => {
      await allOrNothing(door.node.database.db, async (trx) => {
        await write(trx, 'refused');
        return { keep: false, outcome: null };
      });
      assert.equal(await isThere('refused'), false);
    });

    it('undoes what was written before a bug, and lets the bug be seen', async () => {
      const work = allOrNothing(door.node.database.db, async (trx) => {
        await write(trx, 'thrown');
        throw new Error('a bug');
      });
      await assert.rejects(work, /^Error: a bug$/);
      assert.equal(await isThere('thrown'), false);
    });

    it('gives its connection back whatever came of it', async () => {
      for (let round = 0; round < 25; round += 1) {
        await allOrNothing(door.node.database.db, async () => ({ keep: round % 2 === 0, outcome: round }));
        await assert.rejects(
          allOrNothing(door.node.database.db, async () => {
            throw new Error('a bug');
          }),
        );
      }
      assert.equal(await isThere('kept'), true);
    });

    it('keeps, undoes and lets bugs be seen just so where it does not wait for the disk', async () => {
      const { database } = door.node;
      const settle = (subject: string, keep: boolean) =>
        allOrNothingSoon(database, async (trx) => {
          await write(trx, subject);
          return { keep, outcome: subject };
        });
      const bug = allOrNothingSoon(database, async (trx) => {
        await write(trx, 'soon thrown');
        throw new Error('a bug');
      });
      const outcomes = await Promise.all([
        settle('soon kept', true),
        settle('soon refused', false),
        assert.rejects(bug, /^Error: a bug$/),
        settle('soon kept too', true),
      ]);
      assert.deepEqual(outcomes, ['soon kept', 'soon refused', undefined, 'soon kept too']);
      const subjects = ['soon kept', 'soon refused', 'soon thrown', 'soon kept too'];
      assert.deepEqual(await Promise.all(subjects.map(isThere)), [true, false, false, true]);
    });

    it('waits for the disk again afterwards, whoever comes in between', async () => {
      const { db } = door.node.database;
      const level = dialect.name === 'sqlite' ? sql`pragma synchronous` : sql`show synchronous_commit`;
      const levels: unknown[] = [];
      const note = async (trx: Db): Promise<void> => {
        const [row] = (await level.execute(trx)).rows;
        levels.push(Object.values(row ?? {})[0]);
      };
      const kept = { keep: true, outcome: null } as const;
      await Promise.all([
        allOrNothing(db, async (trx) => (await note(trx), kept)),
        allOrNothingSoon(door.node.database, async () => kept),
        allOrNothing(db, async (trx) => (await note(trx), kept)),
        allOrNothingSoon(door.node.database, () => Promise.reject(new Error('a bug'))).catch(() => null),
        allOrNothing(db, async (trx) => (await note(trx), kept)),
      ]);
      await note(db);
      assert.deepEqual(levels, Array(4).fill(dialect.name === 'sqlite' ? 2 : 'on'));
    });
  });
}
