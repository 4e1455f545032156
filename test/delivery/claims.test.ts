import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { sql } from 'kysely';
import { claimDue, endRow, postponeRow } from '../../bff/storage/outbox.ts';
import { SECOND } from '../support/clock.ts';
import { databases, openTestDatabase } from '../support/postgres.ts';
import { openOutbox, type TestOutbox } from './support/outbox.ts';

for (const dialect of databases()) {
  describe(`claiming from the outbox, on ${dialect.name}`, () => {
    let outbox: TestOutbox;
    beforeEach(async () => {
      outbox = await openOutbox(dialect);
    });
    afterEach(() => outbox.close());

    const claim = async (claimedBy: string, limit: number, database = outbox.database) => {
      const now = outbox.clock.now();
      return claimDue(database, 'email', { claimedBy, claimedUntil: now + 30 * SECOND, now, limit });
    };
    const put = async (count: number): Promise<readonly string[]> => {
      const ids: string[] = [];
      for (let index = 0; index < count; index += 1) {
        ids.push(await outbox.welcome());
        outbox.clock.advance(1);
      }
      return ids;
    };
    const end = { endedAt: 1, ending: 'sent', problem: null, providerId: null, payload: null } as const;

    it('takes what has been due longest, and no more than asked for, however the query is planned', async () => {
      const ids = await put(60);
      const { db } = outbox.database;
      for (const from of [0, 5, 10, 15]) {
        const claimed = await claim('one', 5);
        assert.deepEqual(
          claimed.map(({ id }) => id),
          ids.slice(from, from + 5),
        );
        await sql`analyze`.execute(db);
        if (from === 10) await sql`update outbox set ended_at = 1 where claimed_by is not null`.execute(db);
      }
    });

    it('gives each row to one of several couriers that ask at once', async () => {
      const ids = await put(40);
      const other = await openTestDatabase(outbox);
      const rounds = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          claim(`courier ${index}`, 3, index % 2 === 0 ? outbox.database : other),
        ),
      );
      await other.close();
      const claimed = rounds.flat().map(({ id }) => id);
      assert.equal(new Set(claimed).size, claimed.length);
      const rest = (await claim('last', 100)).map(({ id }) => id);
      assert.deepEqual([...claimed, ...rest].toSorted(), ids.toSorted());
    });

    it('takes one channel only', async () => {
      await put(1);
      const now = outbox.clock.now();
      const rows = await claimDue(outbox.database, 'sms', {
        claimedBy: 'x',
        claimedUntil: now,
        now,
        limit: 5,
      });
      assert.deepEqual(rows, []);
    });

    it('counts attempts, and remembers the first one', async () => {
      await put(1);
      const [first] = await claim('one', 1);
      assert.ok(first);
      const firstTriedAt = outbox.clock.now();
      outbox.clock.advance(30 * SECOND);
      const [second] = await claim('one', 1);
      assert.deepEqual(
        [first.attempts, second?.attempts, first.firstTriedAt, second?.firstTriedAt],
        [1, 2, firstTriedAt, firstTriedAt],
      );
    });

    it('lets nobody write under a claim that is lost, be it lost to itself', async () => {
      await put(1);
      const { db } = outbox.database;
      const [old] = await claim('one', 1);
      assert.ok(old);
      outbox.clock.advance(30 * SECOND);
      const [current] = await claim('one', 1);
      assert.ok(current);
      assert.equal(await endRow(db, old, end), false);
      assert.equal(await postponeRow(db, old, { sendAfter: 0, problem: 'old' }), false);
      assert.equal(await endRow(db, { ...current, clinicId: current.clinicId + 1 }, end), false);
      assert.equal(await endRow(db, current, end), true);
      assert.equal(await endRow(db, current, end), false);
    });
  });
}
