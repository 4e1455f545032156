import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { SendOutcome } from '../../bff/delivery/message.ts';
import { claimDue } from '../../bff/storage/outbox.ts';
import { SECOND } from '../support/clock.ts';
import { databases } from '../support/postgres.ts';
import { openOutbox, type TestOutbox } from './support/outbox.ts';
import { until } from './support/until.ts';

for (const dialect of databases()) {
  describe(`couriers that end, on ${dialect.name}`, () => {
    let outbox: TestOutbox;
    beforeEach(async () => {
      outbox = await openOutbox(dialect);
    });
    afterEach(() => outbox.close());

    it('takes over what a dead courier had in hand, once its time is over', async () => {
      const id = await outbox.welcome();
      const now = outbox.clock.now();
      const claim = { claimedBy: 'the dead', claimedUntil: now + 30 * SECOND, now, limit: 5 };
      assert.equal((await claimDue(outbox.database, 'email', claim)).length, 1);
      outbox.clock.advance(30 * SECOND - 1);
      assert.deepEqual(
        await claimDue(outbox.database, 'email', { ...claim, claimedBy: 'early', now: outbox.clock.now() }),
        [],
      );
      outbox.clock.advance(1);
      outbox.courier().nudge();
      await outbox.ended(id);
      assert.equal((await outbox.row(id)).attempts, 2);
      assert.equal(outbox.email.given.length, 1);
    });

    it('begins no send that its time would not outlast', async () => {
      const id = await outbox.welcome();
      const courier = outbox.courier({}, { sendLimitMs: 5000, leaseMs: 5000 });
      courier.nudge();
      await until('it is claimed', async () => (await outbox.row(id)).claimedBy !== null);
      await courier.stop(1000);
      assert.equal(outbox.email.given.length, 0);
      assert.equal((await outbox.row(id)).endedAt, null);
    });

    it('does not write over what the next courier has in hand', async () => {
      const gate = Promise.withResolvers<SendOutcome>();
      outbox.email.script.push(() => gate.promise);
      const courier = outbox.courier();
      const id = await outbox.welcome();
      await outbox.sendsReach(1, courier);
      outbox.clock.advance(30 * SECOND);
      const now = outbox.clock.now();
      const claim = { claimedBy: 'the next', claimedUntil: now + 30 * SECOND, now, limit: 5 };
      assert.equal((await claimDue(outbox.database, 'email', claim)).length, 1);
      gate.resolve({ kind: 'refused', problem: 'rejected' });
      await courier.stop(1000);
      const { claimedBy, endedAt, attempts } = await outbox.row(id);
      assert.deepEqual(
        { claimedBy, endedAt, attempts },
        { claimedBy: 'the next', endedAt: null, attempts: 2 },
      );
    });

    it('finishes what is under way when it is stopped, and takes nothing new', async () => {
      const gate = Promise.withResolvers<SendOutcome>();
      outbox.email.script.push(() => gate.promise);
      const courier = outbox.courier();
      const id = await outbox.welcome();
      await outbox.sendsReach(1, courier);
      const stopped = courier.stop(10_000);
      const late = await outbox.welcome();
      courier.nudge();
      gate.resolve({ kind: 'sent' });
      await stopped;
      assert.equal((await outbox.row(id)).ending, 'sent');
      assert.equal((await outbox.row(late)).attempts, 0);
    });

    it('cuts off what outlasts the grace period, and leaves it to the next courier', async () => {
      outbox.email.script.push(() => new Promise(() => {}));
      const courier = outbox.courier();
      const id = await outbox.welcome();
      await outbox.sendsReach(1, courier);
      await courier.stop(20);
      const row = await outbox.row(id);
      assert.deepEqual(
        { problem: row.problem, endedAt: row.endedAt, claimedUntil: row.claimedUntil },
        { problem: 'stopped', endedAt: null, claimedUntil: null },
      );
      outbox.clock.advance(10 * SECOND);
      outbox.courier().nudge();
      await outbox.ended(id);
      assert.equal((await outbox.row(id)).ending, 'sent');
    });
  });
}
