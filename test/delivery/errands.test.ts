import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { SECOND } from '../support/clock.ts';
import { databases } from '../support/postgres.ts';
import { openOutbox, type TestOutbox } from './support/outbox.ts';
import { until } from './support/until.ts';

for (const dialect of databases()) {
  describe(`errands, on ${dialect.name}`, () => {
    let outbox: TestOutbox;
    beforeEach(async () => {
      outbox = await openOutbox(dialect);
    });
    afterEach(() => outbox.close());

    it('does an errand once, and sends what it found at once', async () => {
      const done: unknown[] = [];
      const courier = outbox.courier({
        errands: {
          async 'forgotten-login'(trx, place, data) {
            done.push({ ...place, ...data });
            await outbox.welcome({}, trx);
          },
        },
      });
      await outbox.errand();
      courier.nudge();
      await until('the email is sent', () => outbox.email.given.length === 1);
      const data = { identifier: 'pat@home.example', verificationId: 'v1', locale: 'es' };
      assert.deepEqual(done, [{ clinicId: outbox.clinicId, createdAt: outbox.clock.now(), ...data }]);
      await until('nothing waits', async () => (await outbox.waiting()) === 0);
      await until('both are counted', () => outbox.counted.length === 2);
      assert.deepEqual(outbox.counted, ['errand done', 'email sent']);
      const payloads = await outbox.database.db.selectFrom('outbox').select('payload').execute();
      assert.deepEqual(new Set(payloads.map(({ payload }) => payload)), new Set([null]));
    });

    it('undoes an errand that broke, and does it again', async () => {
      let tries = 0;
      const courier = outbox.courier({
        errands: {
          async 'forgotten-login'(trx) {
            tries += 1;
            await outbox.welcome({ to: `try-${tries}@maple.example` }, trx);
            if (tries === 1) throw new Error('a bug');
          },
        },
      });
      await outbox.errand();
      courier.nudge();
      await until('it is put off', () => outbox.counted.includes('errand failed'));
      outbox.clock.advance(10 * SECOND);
      courier.nudge();
      await until('nothing waits', async () => (await outbox.waiting()) === 0);
      assert.deepEqual(
        outbox.email.given.map(({ to }) => to),
        ['try-2@maple.example'],
      );
    });

    it('undoes an errand that another courier has taken over meanwhile', async () => {
      let tries = 0;
      const courier = outbox.courier({
        errands: {
          async 'forgotten-login'(trx) {
            tries += 1;
            await outbox.welcome({}, trx);
            await trx.updateTable('outbox').set({ claimedBy: 'another' }).execute();
          },
        },
      });
      await outbox.errand();
      courier.nudge();
      await until('it is under way', () => tries === 1);
      await courier.stop(1000);
      const rows = await outbox.database.db.selectFrom('outbox').select(['channel', 'endedAt']).execute();
      assert.deepEqual(rows, [{ channel: 'errand', endedAt: null }]);
      assert.deepEqual(outbox.counted, []);
    });
  });
}
