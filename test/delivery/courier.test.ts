import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { enqueueSms } from '../../bff/delivery/enqueue.ts';
import type { SendOutcome } from '../../bff/delivery/message.ts';
import { listSentMessages } from '../../bff/delivery/sent-messages.ts';
import { deleteEnded, readBacklog } from '../../bff/storage/outbox.ts';
import { HOUR, MINUTE, SECOND } from '../support/clock.ts';
import { databases } from '../support/postgres.ts';
import { keys, openOutbox, type TestOutbox } from './support/outbox.ts';
import { until } from './support/until.ts';

const failed: SendOutcome = { kind: 'failed', problem: 'provider-error' };

for (const dialect of databases()) {
  describe(`the courier, on ${dialect.name}`, () => {
    let outbox: TestOutbox;
    beforeEach(async () => {
      outbox = await openOutbox(dialect);
    });
    afterEach(() => outbox.close());

    it('sends at once when it is nudged, and leaves nothing of the message behind', async () => {
      const courier = outbox.courier();
      const id = await outbox.welcome();
      courier.nudge();
      await outbox.ended(id);
      const [message] = outbox.email.given;
      assert.equal(message?.channel, 'email');
      assert.equal(message.to, 'patient@maple.example');
      assert.deepEqual(message.from, { name: 'Maple Street', address: 'no-reply@auth.example' });
      assert.equal(message.replyTo, 'hello@maple.example');
      assert.match(message.text, /#token=a-secret-token/);
      const row = await outbox.row(id);
      assert.deepEqual(
        { ending: row.ending, payload: row.payload, providerId: row.providerId, attempts: row.attempts },
        { ending: 'sent', payload: null, providerId: 'p1', attempts: 1 },
      );
      assert.deepEqual(outbox.counted, ['email sent']);
    });

    it('looks by itself as well, and at what was there before it', async () => {
      const id = await outbox.welcome();
      outbox.courier({}, { pollMs: 20 });
      await outbox.ended(id);
      const later = await outbox.welcome();
      await outbox.ended(later);
      assert.equal(outbox.email.given.length, 2);
    });

    it('logs codes and ids only', async () => {
      outbox.email.script.push(failed, { kind: 'refused', problem: 'rejected' });
      const courier = outbox.courier();
      const ids = [await outbox.welcome(), await outbox.welcome(), await outbox.welcome()];
      await outbox.sendsReach(3, courier);
      await until('it is logged', () => outbox.logLines.length >= 3);
      const logged = outbox.logLines.join('');
      for (const id of ids) assert.ok(logged.includes(id));
      for (const secret of ['patient@', 'Pat Rivers', 'a-secret-token', 'Set up']) {
        assert.equal(logged.includes(secret), false, secret);
      }
    });

    it('sends five at once, so that a slow one holds up nobody', async () => {
      const gate = Promise.withResolvers<SendOutcome>();
      let open = 0;
      const slow = () => {
        open += 1;
        return gate.promise;
      };
      outbox.email.script.push(...Array.from({ length: 5 }, () => slow));
      const courier = outbox.courier();
      for (let count = 0; count < 7; count += 1) await outbox.welcome();
      await outbox.sendsReach(5, courier);
      courier.nudge();
      assert.equal(open, 5);
      assert.equal(outbox.email.given.length, 5);
      gate.resolve({ kind: 'sent' });
      await until('the rest is sent', async () => (await outbox.waiting()) === 0);
      assert.equal(outbox.email.given.length, 7);
    });

    it('keeps what it sent in the demo, newest first, over a restart', async () => {
      const courier = outbox.courier({ keepSent: true });
      const first = await outbox.welcome({ to: 'first@maple.example' });
      courier.nudge();
      await outbox.ended(first);
      outbox.clock.advance(SECOND);
      await enqueueSms(outbox.deps, outbox.database.db, {
        ...{ clinicId: outbox.clinicId, to: '+16045550101', kind: 'code', text: 'Hi', expiresAt: null },
      });
      courier.nudge();
      await until('the SMS is sent', async () => (await outbox.waiting()) === 0);
      await courier.stop(1000);
      const [sms, mail] = await listSentMessages({ db: outbox.database.db, keys });
      const at = new Date(outbox.clock.now()).toISOString();
      assert.deepEqual(sms, { channel: 'sms', to: '+16045550101', subject: '', text: 'Hi', html: '', at });
      assert.equal(mail?.to, 'first@maple.example');
      assert.equal(mail.subject, 'Set up your account at Maple Street');
      assert.match(mail.html, /^<!doctype html>/);
    });

    it('says how much waits, and since when', async () => {
      const { database, clock } = outbox;
      assert.deepEqual(await readBacklog(database.db), []);
      const startedAt = clock.now();
      await outbox.welcome();
      clock.advance(MINUTE);
      const second = await outbox.welcome();
      assert.deepEqual(await readBacklog(database.db), [
        { channel: 'email', waiting: 2, oldestAt: startedAt },
      ]);
      outbox.courier().nudge();
      await outbox.ended(second);
      await until('nothing waits', async () => (await outbox.waiting()) === 0);
      assert.deepEqual(await readBacklog(database.db), []);
    });

    it('forgets what ended long ago, and nothing that waits', async () => {
      const gone = await outbox.welcome();
      const courier = outbox.courier();
      courier.nudge();
      await outbox.ended(gone);
      await courier.stop(1000);
      const waiting = await outbox.welcome();
      outbox.clock.advance(HOUR);
      await deleteEnded(outbox.database.db, outbox.clock.now());
      await assert.rejects(outbox.row(gone));
      assert.equal((await outbox.row(waiting)).endedAt, null);
    });
  });
}
