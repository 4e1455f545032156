import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, type TestContext } from 'node:test';
import { createDemoChannel } from '../../bff/delivery/demo-channel.ts';
import { createSmtpChannel } from '../../bff/delivery/smtp-channel.ts';
import type { SmtpServer } from '../../bff/delivery/smtp-server-url.ts';
import type { Database } from '../../bff/storage/database.ts';
import { databases, openTestDatabase } from '../support/postgres.ts';
import { startCourierProcess } from './support/courier-process.ts';
import { openOutbox, type TestOutbox, wallClock } from './support/outbox.ts';
import { type SmtpSink, startSmtpSink } from './support/smtp-sink.ts';
import { until } from './support/until.ts';

const MESSAGES = 500;

for (const dialect of databases()) {
  describe(`${MESSAGES} emails and two couriers, on ${dialect.name}`, () => {
    let outbox: TestOutbox;
    let sink: SmtpSink;
    const others: Database[] = [];
    beforeEach(async () => {
      outbox = await openOutbox(dialect, wallClock);
      sink = await startSmtpSink();
      await outbox.database.db.transaction().execute(async (trx) => {
        for (let count = 0; count < MESSAGES; count += 1) {
          await outbox.welcome({ to: `person-${count}@maple.example` }, trx);
        }
      });
    });
    afterEach(async () => {
      for (const other of others.splice(0)) await other.close();
      await outbox.close();
      await sink.close();
    });

    const allSentOnce = async (t: TestContext, startedAt: number) => {
      await until('all are sent', async () => (await outbox.waiting()) === 0, 60_000);
      t.diagnostic(`${MESSAGES} emails in ${Math.round(performance.now() - startedAt)} ms`);
      const times = sink.timesReceived();
      assert.equal(times.size, MESSAGES);
      assert.deepEqual(new Set(times.values()), new Set([1]));
      assert.equal(new Set(sink.mails.flatMap(({ to }) => to)).size, MESSAGES);
      const holders = await outbox.database.db.selectFrom('outbox').select('claimedBy').distinct().execute();
      assert.equal(holders.length, 2, 'one courier did all the work');
    };

    it('leave once each, from two connections of one process', async (t) => {
      const startedAt = performance.now();
      const server: SmtpServer = {
        ...{ host: '127.0.0.1', port: sink.port, tls: 'none', user: null, password: null },
      };
      for (let count = 0; count < 2; count += 1) {
        const database = await openTestDatabase(outbox);
        others.push(database);
        const channels = {
          email: createSmtpChannel({ server, timeoutMs: 5000 }),
          sms: createDemoChannel(),
        };
        outbox.courier({ database, channels });
      }
      await allSentOnce(t, startedAt);
    });

    it('leave once each, from two processes', async (t) => {
      const startedAt = performance.now();
      const options = { url: outbox.url, smtpPort: sink.port, sendLimitMs: 5000, leaseMs: 30_000 };
      const couriers = await Promise.all([startCourierProcess(options), startCourierProcess(options)]);
      await allSentOnce(t, startedAt);
      for (const courier of couriers) await courier.stop();
    });
  });
}
