import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { insertAuditEvent } from '../../bff/storage/audit-events.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { databases } from '../support/postgres.ts';

for (const dialect of databases()) {
  describe(`the audit log's table, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinicId: number;
    before(async () => {
      door = await openFrontDoor(dialect);
      clinicId = (await door.clinic()).id;
      await insertAuditEvent(db(), event('first'));
    });
    after(() => door.close());

    const db = () => door.node.database.db;
    const event = (id: string) => ({
      clinicId,
      id,
      at: 1000,
      event: 'logged-in',
      actorKind: 'operator' as const,
      actorId: null,
      actorName: null,
      subjectId: null,
      address: null,
      userAgent: null,
      requestId: null,
      details: '{}',
    });
    const refusals: Readonly<Record<string, () => Promise<unknown>>> = {
      'a changed row': () =>
        db().updateTable('auditEvent').set({ event: 'other' }).where('clinicId', '=', clinicId).execute(),
      'a deleted row': () => db().deleteFrom('auditEvent').where('clinicId', '=', clinicId).execute(),
      'a row written over another': () =>
        dialect.name === 'sqlite'
          ? sql`insert or replace into audit_event select * from audit_event`.execute(db())
          : db()
              .insertInto('auditEvent')
              .values(event('first'))
              .onConflict((conflict) => conflict.columns(['clinicId', 'id']).doUpdateSet({ event: 'other' }))
              .execute(),
      'an emptied table': () =>
        dialect.name === 'sqlite'
          ? sql`delete from audit_event`.execute(db())
          : sql`truncate audit_event cascade`.execute(db()),
    };

    for (const [what, act] of Object.entries(refusals)) {
      it(`refuses ${what}, whoever asks`, async () => {
        await assert.rejects(act, /only ever added to/);
        const rows = await db()
          .selectFrom('auditEvent')
          .selectAll()
          .where('clinicId', '=', clinicId)
          .execute();
        assert.deepEqual(rows, [event('first')]);
      });
    }

    it('takes new rows all the same', async () => {
      await insertAuditEvent(db(), event('second'));
      const rows = await db()
        .selectFrom('auditEvent')
        .select('id')
        .where('clinicId', '=', clinicId)
        .execute();
      assert.equal(rows.length, 2);
    });
  });
}
