import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { databases } from '../support/postgres.ts';
import { startCourierProcess } from './support/courier-process.ts';
import { openOutbox, type TestOutbox, wallClock } from './support/outbox.ts';
import { type SmtpSink, startSmtpSink } from './support/smtp-sink.ts';
import { until } from './support/until.ts';

const MESSAGES = 500;
const KILLS = 6;

for (const dialect of databases()) {
  describe(`couriers that are killed while ${MESSAGES} emails are in flight, on ${dialect.name}`, () => {
    let outbox: TestOutbox;
    let sink: SmtpSink;
    before(async () => {
      outbox = await openOutbox(dialect, wallClock);
      // A server that takes its time, so that most kills hit a send.
      sink = await startSmtpSink({}, { takesMs: () => randomInt(0, 40) });
    });
    after(async () => {
      await outbox.close();
      await sink.close();
    });

    it('lose none, and send twice only what was just being sent', async (t) => {
      const ids: string[] = [];
      await outbox.database.db.transaction().execute(async (trx) => {
        for (let count = 0; count < MESSAGES; count += 1) ids.push(await outbox.welcome({}, trx));
      });

      const start = () =>
        startCourierProcess({ url: outbox.url, smtpPort: sink.port, sendLimitMs: 1000, leaseMs: 4000 });
      /** How often each row was in a courier's hands when that was killed. */
      const heldAtKill = new Map<string, number>();
      for (let kill = 0; kill < KILLS; kill += 1) {
        const courier = await start();
        const target = sink.mails.length + randomInt(5, 50);
        await until('it is sending', () => sink.mails.length >= target);
        await wait(randomInt(0, 30));
        await courier.kill();
        const held = outbox.database.db.selectFrom('outbox').select('id').where('endedAt', 'is', null);
        for (const { id } of await held.where('claimedUntil', '>', Date.now()).execute()) {
          heldAtKill.set(id, (heldAtKill.get(id) ?? 0) + 1);
        }
      }
      const last = await start();
      await until('all are sent', async () => (await outbox.waiting()) === 0, 60_000);
      await last.stop();

      const times = new Map(
        [...sink.timesReceived()].map(([messageId, count]) => [
          messageId.slice(1).split('.')[0] ?? '',
          count,
        ]),
      );
      assert.deepEqual(
        ids.filter((id) => !times.has(id)),
        [],
        'some were never sent',
      );
      const doubles = [...times].filter(([, count]) => count > 1);
      for (const [id, count] of doubles) {
        assert.ok(count <= 1 + (heldAtKill.get(id) ?? 0), `${id} was sent ${count} times without a reason`);
      }
      t.diagnostic(
        `${KILLS} kills, ${heldAtKill.size} emails in hand at a kill, ${doubles.length} of them sent twice`,
      );
      assert.ok(heldAtKill.size > 0, 'no kill hit a send: the test has shown nothing');
    });
  });
}
