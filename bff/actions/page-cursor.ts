import { open, seal } from '../crypto/seal.ts';
import type { Deps } from './deps.ts';

/** Which list a cursor goes on in: it opens in no other, and at no other clinic. */
export interface PagedList {
  readonly clinicId: number;
  /** The list, with all that it was asked for. */
  readonly list: readonly (string | null)[];
}

const belongsTo = ({ clinicId, list }: PagedList): string => JSON.stringify([clinicId, ...list]);

/** Writes down where a page ended. Sealed, for a place in the list is somebody's name. */
export function writeCursor(
  deps: Pick<Deps, 'keys' | 'random'>,
  list: PagedList,
  place: readonly string[],
): string {
  return seal(deps, 'page-cursor', JSON.stringify(place), belongsTo(list));
}

/** Where the page before ended; null: this is no cursor of this list. */
export function readCursor(
  { keys }: Pick<Deps, 'keys'>,
  list: PagedList,
  cursor: string,
): readonly string[] | null {
  const opened = open(keys, 'page-cursor', cursor, belongsTo(list));
  return opened.kind === 'opened' ? (JSON.parse(opened.plaintext) as readonly string[]) : null;
}
