import type { AuditEventTable } from './clinic-side-tables.ts';
import type { Selectable } from 'kysely';
import type { Db } from './database.ts';
import type { ProfileKey } from './profiles.ts';

/** An event of a profile's history, with the name of whom it is about as it is now; null: nobody who is there. */
export type StoredProfileEvent = Pick<
  Selectable<AuditEventTable>,
  'id' | 'at' | 'event' | 'actorKind' | 'actorId' | 'actorName' | 'subjectId' | 'address' | 'userAgent'
>;

/**
 * The events that are about a profile or that its person has brought about, the newest first. Each half is read from
 * an index of its own, and no further than it is needed.
 *
 * @param page `before`: the id of the last event of the page before; null: from the newest on.
 */
export async function listProfileEvents(
  db: Db,
  key: ProfileKey,
  page: { before: string | null; most: number },
): Promise<readonly StoredProfileEvent[]> {
  return db
    .selectFrom(half(db, key, 'subjectId', page).as('about'))
    .selectAll()
    .union(db.selectFrom(half(db, key, 'actorId', page).as('done')).selectAll())
    .orderBy('id', 'desc')
    .limit(page.most)
    .execute();
}

function half(
  db: Db,
  { clinicId, profileId }: ProfileKey,
  part: 'subjectId' | 'actorId',
  { before, most }: { before: string | null; most: number },
) {
  return db
    .selectFrom('auditEvent')
    .select(['id', 'at', 'event', 'actorKind', 'actorId', 'actorName', 'subjectId', 'address', 'userAgent'])
    .where('clinicId', '=', clinicId)
    .where(part, '=', profileId)
    .$if(before !== null, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(most);
}
