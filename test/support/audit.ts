import type { Selectable } from 'kysely';
import type { AuditEventTable } from '../../bff/storage/clinic-side-tables.ts';
import type { TestClinic } from './people.ts';
import type { FrontDoor } from './front-door.ts';

/** One event, its details as they were given. */
export type ReadEvent = Omit<Selectable<AuditEventTable>, 'details'> & {
  readonly details: Readonly<Record<string, unknown>>;
};

/** A clinic's audit log, oldest first; `about`: the events of which this profile is the subject. */
export async function readAudit(
  { node }: Pick<FrontDoor, 'node'>,
  clinic: TestClinic,
  about?: string,
): Promise<readonly ReadEvent[]> {
  const rows = await node.database.db
    .selectFrom('auditEvent')
    .selectAll()
    .where('clinicId', '=', clinic.id)
    .orderBy('id')
    .execute();
  return rows
    .filter(({ subjectId }) => about === undefined || subjectId === about)
    .map((row) => ({ ...row, details: JSON.parse(row.details) as ReadEvent['details'] }));
}
