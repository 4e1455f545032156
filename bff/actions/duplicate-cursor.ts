import type { DuplicateReason } from '../contract/index.ts';
import { duplicateReasons } from '../domain/duplicates.ts';
import type { DuplicatePlace } from '../storage/duplicates.ts';
import type { Deps } from './deps.ts';
import { type PagedList, readCursor, writeCursor } from './page-cursor.ts';

/** How far a list of duplicates has come: the last pair that was looked at, and by which reason it was found. */
export interface DuplicateCursor {
  readonly reason: DuplicateReason;
  /** The first of the pair. */
  readonly place: DuplicatePlace;
  /** The second; null: the first is done with. */
  readonly partnerId: string | null;
}

/** Whose duplicates are listed; `profileId` left out: the clinic's. */
interface DuplicateList {
  readonly clinicId: number;
  readonly profileId: string | undefined;
}

const listOf = ({ clinicId, profileId }: DuplicateList): PagedList => ({
  clinicId,
  list: ['duplicates', profileId ?? null],
});

/** Writes down where a page of duplicates ended. */
export function writeDuplicateCursor(
  deps: Pick<Deps, 'keys' | 'random'>,
  list: DuplicateList,
  { reason, place, partnerId }: DuplicateCursor,
): string {
  return writeCursor(deps, listOf(list), [reason, partnerId ?? '', place.id, ...place.key]);
}

/** Where the page before ended; null: this is no cursor of this list. */
export function readDuplicateCursor(
  deps: Pick<Deps, 'keys'>,
  list: DuplicateList,
  cursor: string,
): DuplicateCursor | null {
  const [found, partnerId = '', id = '', ...key] = readCursor(deps, listOf(list), cursor) ?? [];
  const reason = duplicateReasons.find((known) => known === found);
  return reason === undefined ? null : { reason, place: { key, id }, partnerId: partnerId || null };
}
