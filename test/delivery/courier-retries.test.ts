import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { enqueueSms } from '../../bff/delivery/enqueue.ts';
import type { SendOutcome } from '../../bff/delivery/message.ts';
import { readBacklog } from '../../bff/storage/outbox.ts';
import { testKeys } from '../support/auth-node.ts';
import { HOUR, MINUTE, SECOND } from '../support/clock.ts';
import { databases } from '../support/postgres.ts';
import { openOutbox, type TestOutbox } from './support/outbox.ts';
import { until } from './support/until.ts';

const failed: SendOutcome = { kind: 'failed', problem: 'provider-error' };

for (const dialect of databases()) {
  describe(`what was not sent at once, on ${dialect.name}`, () => {
    let outbox: TestOutbox;
    beforeEach(async () => {
      outbox = await openOutbox(dialect);
    });
    afterEach(() => outbox.close());

    it('tries again later and later, the same message under the same key', async () => {
      outbox.email.script.push(...Array.from({ length: 6 }, () => failed));
      // Chance at its highest: each wait is as long as it can be.
      const random = (bytes: number) => Buffer.alloc(bytes, 0xff);
      const courier = outbox.courier({ random });
      const id = await outbox.welcome();
      for (const [index, seconds] of [5, 10, 20, 40, 80, 160].entries()) {
        await outbox.sendsReach(index + 1, courier);
        await outbox.postponed(id, 'provider-error');
        const { sendAfter } = await outbox.row(id);
        assert.equal(Math.round((sendAfter - outbox.clock.now()) / SECOND), seconds);
        outbox.clock.advance(sendAfter - outbox.clock.now());
      }
      courier.nudge();
      await outbox.ended(id);
      assert.equal((await outbox.row(id)).ending, 'sent');
      assert.equal(new Set(outbox.email.given.map(({ idempotencyKey }) => idempotencyKey)).size, 1);
      assert.equal(outbox.counted.filter((each) => each === 'email failed').length, 6);
    });

    it('does not try again before its time', async () => {
      outbox.email.script.push({ ...failed, retryAfterSeconds: 1000 });
      const courier = outbox.courier();
      const id = await outbox.welcome();
      await outbox.sendsReach(1, courier);
      await outbox.postponed(id, 'provider-error');
      outbox.clock.advance(999 * SECOND);
      // Another courier, which nobody told to pause: it looks, finds an errand due, and no email.
      const other = outbox.courier();
      await outbox.errand();
      other.nudge();
      await until('it has looked', async () => (await readBacklog(outbox.database.db)).length === 1);
      assert.equal(outbox.email.given.length, 1);
      assert.ok((await outbox.row(id)).sendAfter >= outbox.clock.now() + SECOND);
    });

    it('leaves a provider alone that asks for it, and writes to others meanwhile', async () => {
      outbox.email.script.push({ kind: 'failed', problem: 'rate-limited', retryAfterSeconds: 30 });
      const courier = outbox.courier();
      await outbox.welcome();
      await outbox.sendsReach(1, courier);
      await until('it is put off', () => outbox.counted.length === 1);
      await outbox.welcome();
      await enqueueSms(outbox.deps, outbox.database.db, {
        ...{ clinicId: outbox.clinicId, to: '+16045550101', kind: 'code', text: 'x', expiresAt: null },
      });
      courier.nudge();
      await until('the SMS is sent', () => outbox.sms.given.length === 1);
      assert.equal(outbox.email.given.length, 1);
    });

    it('drops what the provider refuses, and what it says of it', async () => {
      outbox.email.script.push({ kind: 'refused', problem: 'rejected' });
      const courier = outbox.courier();
      const id = await outbox.welcome();
      courier.nudge();
      await outbox.ended(id);
      const { ending, problem, payload } = await outbox.row(id);
      assert.deepEqual(
        { ending, problem, payload },
        { ending: 'dropped', problem: 'rejected', payload: null },
      );
      assert.deepEqual(outbox.counted, ['email refused']);
    });

    it('drops unsent what has expired', async () => {
      const id = await outbox.welcome({ expiresAt: outbox.clock.now() + 5 * MINUTE });
      outbox.clock.advance(5 * MINUTE);
      outbox.courier().nudge();
      await outbox.ended(id);
      const { ending, payload } = await outbox.row(id);
      assert.deepEqual({ ending, payload }, { ending: 'dropped', payload: null });
      assert.equal(outbox.email.given.length, 0);
      assert.deepEqual(outbox.counted, ['email expired']);
    });

    it('drops what would have expired by the next attempt', async () => {
      outbox.email.script.push({ ...failed, retryAfterSeconds: 301 });
      const id = await outbox.welcome({ expiresAt: outbox.clock.now() + 5 * MINUTE });
      outbox.courier().nudge();
      await outbox.ended(id);
      assert.deepEqual(outbox.counted, ['email expired']);
    });

    it('gives up a day after the first attempt, not before there was one', async () => {
      const id = await outbox.welcome();
      outbox.clock.advance(72 * HOUR);
      outbox.email.script.push(...Array.from({ length: 3 }, () => failed));
      const courier = outbox.courier();
      await outbox.sendsReach(1, courier);
      await outbox.postponed(id, 'provider-error');
      outbox.clock.advance(24 * HOUR - SECOND);
      await outbox.sendsReach(2, courier);
      await outbox.postponed(id, 'provider-error');
      outbox.clock.advance(HOUR);
      await outbox.sendsReach(3, courier);
      await outbox.ended(id);
      assert.deepEqual(outbox.counted, ['email failed', 'email failed', 'email given-up']);
      assert.equal((await outbox.row(id)).payload, null);
    });

    it('sends text messages, with shorter waits', async () => {
      outbox.sms.script.push(...Array.from({ length: 8 }, () => failed));
      const courier = outbox.courier({ random: (bytes) => Buffer.alloc(bytes, 0xff) });
      const outcome = await enqueueSms(outbox.deps, outbox.database.db, {
        ...{ clinicId: outbox.clinicId, to: '+16045550101', kind: 'code', expiresAt: null },
        text: 'Your code is 482913',
      });
      assert.equal(outcome.kind, 'enqueued');
      for (let attempt = 1; attempt <= 8; attempt += 1) {
        await outbox.sendsReach(attempt, courier);
        await outbox.postponed(outcome.id, 'provider-error');
        const { sendAfter } = await outbox.row(outcome.id);
        assert.ok(sendAfter - outbox.clock.now() <= MINUTE);
        outbox.clock.advance(sendAfter - outbox.clock.now());
      }
      courier.nudge();
      await outbox.ended(outcome.id);
      assert.equal(outbox.sms.given.at(-1)?.text, 'Your code is 482913');
    });

    it('keeps what it cannot read for a node that can', async () => {
      const id = await outbox.welcome();
      const stranger = outbox.courier({ keys: testKeys(2) });
      stranger.nudge();
      await outbox.postponed(id, 'internal');
      await stranger.stop(1000);
      outbox.clock.advance(10 * SECOND);
      outbox.courier().nudge();
      await outbox.ended(id);
      assert.equal((await outbox.row(id)).ending, 'sent');
    });

    it('keeps a message that it cannot make', async () => {
      const id = await outbox.welcome();
      await outbox.database.db
        .updateTable('outbox')
        .set({ kind: 'of-tomorrow' })
        .where('id', '=', id)
        .execute();
      outbox.courier().nudge();
      await outbox.postponed(id, 'internal');
      assert.equal((await outbox.row(id)).endedAt, null);
    });
  });
}
