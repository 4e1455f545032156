import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { enqueueEmail, enqueueErrand, enqueueSms } from '../../bff/delivery/enqueue.ts';
import { openPayload } from '../../bff/delivery/payload.ts';
import { countQueuedSince } from '../../bff/storage/outbox.ts';
import { allOrNothing } from '../../bff/storage/all-or-nothing.ts';
import { testKeys } from '../support/auth-node.ts';
import { MINUTE, SECOND } from '../support/clock.ts';
import { databases } from '../support/postgres.ts';
import { keys, openOutbox, type TestOutbox } from './support/outbox.ts';

for (const dialect of databases()) {
  describe(`what is put into the outbox, on ${dialect.name}`, () => {
    let outbox: TestOutbox;
    before(async () => {
      outbox = await openOutbox(dialect);
    });
    after(() => outbox.close());

    const passwordChanged = (to: string) =>
      ({
        clinicId: outbox.clinicId,
        to,
        locale: 'fr',
        expiresAt: null,
        kind: 'password-changed',
        data: { name: 'Pat', username: 'patient', at: 0, forgotLink: 'https://www.maple.example/forgot' },
      }) as const;

    it('is there if the fact is, and not if it is not', async () => {
      const { database, deps } = outbox;
      const ids: string[] = [];
      for (const keep of [true, false]) {
        const outcome = await allOrNothing(database.db, async (trx) => ({
          keep,
          outcome: await enqueueEmail(deps, trx, passwordChanged('fact@maple.example')),
        }));
        assert.equal(outcome.kind, 'enqueued');
        ids.push(outcome.id);
      }
      const [kept = '', undone = ''] = ids;
      assert.equal((await outbox.row(kept)).kind, 'password-changed');
      await assert.rejects(outbox.row(undone));
    });

    it('shows no link, code or name to somebody who reads the database', async () => {
      const id = await outbox.welcome();
      await enqueueSms(outbox.deps, outbox.database.db, {
        ...{ clinicId: outbox.clinicId, to: '+16045550101', kind: 'code', expiresAt: null },
        text: 'Your code is 482913',
      });
      await enqueueErrand(outbox.deps, outbox.database.db, {
        ...{ clinicId: outbox.clinicId, kind: 'forgotten-login', countedBy: 'a-keyed-hash', expiresAt: null },
        data: { identifier: 'somebody@home.example', verificationId: 'v1', locale: 'en' },
      });
      const stored = JSON.stringify(await outbox.database.db.selectFrom('outbox').selectAll().execute());
      for (const secret of ['a-secret-token', 'Pat Rivers', '482913', 'somebody@home.example', 'v1"']) {
        assert.equal(stored.includes(secret), false, secret);
      }
      assert.match((await outbox.row(id)).payload ?? '', /^1\.1\.[A-Za-z0-9_-]+$/);
    });

    it('opens at its own row and clinic only, and with its own key', async () => {
      const row = await outbox.row(await outbox.welcome());
      assert.equal(openPayload(keys, row).kind, 'opened');
      assert.equal(openPayload(keys, { ...row, id: 'another' }).kind, 'unreadable');
      assert.equal(openPayload(keys, { ...row, clinicId: row.clinicId + 1 }).kind, 'unreadable');
      assert.equal(openPayload(testKeys(2), row).kind, 'unreadable');
      assert.equal(openPayload(keys, { ...row, payload: null }).kind, 'unreadable');
    });

    it('is never for a recipient that is none', async () => {
      const before = await outbox.waiting();
      const { deps, database, clinicId } = outbox;
      const mail = await enqueueEmail(deps, database.db, passwordChanged('a@b.example, c@d.example'));
      assert.deepEqual(mail, { kind: 'bad-recipient' });
      const text = { clinicId, to: '604 555 0101', kind: 'code', text: 'x', expiresAt: null };
      assert.deepEqual(await enqueueSms(deps, database.db, text), { kind: 'bad-recipient' });
      assert.equal(await outbox.waiting(), before);
    });

    it('is counted by recipient, kind, time and clinic', async () => {
      const { database, deps, clock, clinicId } = outbox;
      const to = 'counted@maple.example';
      const startedAt = clock.now();
      for (let count = 0; count < 3; count += 1) {
        await enqueueEmail(deps, database.db, passwordChanged(to));
        clock.advance(MINUTE);
      }
      const look = { clinicId, recipient: to, kinds: ['password-changed'], since: startedAt - SECOND };
      assert.equal(await countQueuedSince(database.db, look), 3);
      assert.equal(await countQueuedSince(database.db, { ...look, since: startedAt }), 2);
      assert.equal(await countQueuedSince(database.db, { ...look, kinds: ['welcome'] }), 0);
      assert.equal(await countQueuedSince(database.db, { ...look, recipient: 'x@maple.example' }), 0);
      assert.equal(await countQueuedSince(database.db, { ...look, clinicId: clinicId + 1 }), 0);
    });
  });
}
