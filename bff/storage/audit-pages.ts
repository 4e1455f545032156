import type { Selectable } from 'kysely';
import type { AuditEventTable } from './clinic-side-tables.ts';
import type { Db } from './database.ts';
import type { Instant } from './tables.ts';

/** An event with the name of the profile that it is about, where that exists still. */
export type ExportedEvent = Selectable<AuditEventTable> & {
  readonly givenName: string | null;
  readonly familyName: string | null;
};

/** Where events of a moment begin in the order of their ids. */
export function eventsFrom(at: Instant): string {
  return String(at).padStart(13, '0');
}

/** The clinic's next events, the oldest first: those whose ids lie between the two. */
export async function listEvents(
  db: Db,
  clinicId: number,
  { after, before, most }: { after: string; before: string; most: number },
): Promise<readonly ExportedEvent[]> {
  return db
    .selectFrom('auditEvent')
    .leftJoin('profile', (join) =>
      join
        .onRef('profile.clinicId', '=', 'auditEvent.clinicId')
        .onRef('profile.id', '=', 'auditEvent.subjectId'),
    )
    .selectAll('auditEvent')
    .select(['profile.givenName', 'profile.familyName'])
    .where('auditEvent.clinicId', '=', clinicId)
    .where('auditEvent.id', '>', after)
    .where('auditEvent.id', '<', before)
    .orderBy('auditEvent.id')
    .limit(most)
    .execute();
}
