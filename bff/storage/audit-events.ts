import type { Insertable } from 'kysely';
import type { AuditEventTable } from './clinic-side-tables.ts';
import type { Db } from './database.ts';
import { prepareWrite } from './prepare-query.ts';

const writeEvent = prepareWrite((db: Db, param: Insertable<AuditEventTable>) =>
  db.insertInto('auditEvent').values({
    clinicId: param.clinicId,
    id: param.id,
    at: param.at,
    event: param.event,
    actorKind: param.actorKind,
    actorId: param.actorId,
    actorName: param.actorName,
    subjectId: param.subjectId,
    address: param.address,
    userAgent: param.userAgent,
    requestId: param.requestId,
    details: param.details,
  }),
);

/** Adds one event to the audit log. */
export async function insertAuditEvent(trx: Db, event: Insertable<AuditEventTable>): Promise<void> {
  await writeEvent(trx, event);
}
