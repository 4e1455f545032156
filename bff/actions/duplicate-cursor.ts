import { comparedBy, duplicateReasons } from '../domain/duplicates.ts';
import type { DuplicateReason } from '../contract/index.ts';
import type { DuplicatePlace } from '../storage/duplicates.ts';

/** How far a list of duplicates has come: the last pair that was looked at, and by which reason it was found. */
export interface DuplicateCursor {
  readonly reason: DuplicateReason;
  /** The first of the pair. */
  readonly place: DuplicatePlace;
  /** The second; null: the first is done with. */
  readonly partnerId: string | null;
}

/** Longer than anything that a profile is compared by. */
const PART_MAX_LENGTH = 1000;

/** Writes a cursor down. It names places, no secrets, and opens nothing: whoever changes it starts elsewhere. */
export function formatCursor({ reason, place, partnerId }: DuplicateCursor): string {
  const parts = [duplicateReasons.indexOf(reason), partnerId, place.id, ...place.key];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** Reads what {@link formatCursor} wrote; null: it is nothing of the kind. */
export function readCursor(text: string): DuplicateCursor | null {
  const parts = parse(text);
  if (!Array.isArray(parts)) return null;
  const [index, partnerId, ...place] = parts as readonly unknown[];
  const reason = typeof index === 'number' ? duplicateReasons[index] : undefined;
  const [id, ...key] = place;
  if (reason === undefined || !isPart(id) || !key.every(isPart)) return null;
  if (key.length !== comparedBy[reason].length) return null;
  return partnerId === null || isPart(partnerId) ? { reason, place: { key, id }, partnerId } : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

/** PostgreSQL's texts hold no null characters. */
const isPart = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= PART_MAX_LENGTH && !value.includes('\0');
