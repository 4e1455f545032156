import { setImmediate } from 'node:timers/promises';
import type { DuplicateReason } from '../contract/index.ts';
import { comparedKey, duplicateReasons, reasonsOf } from '../domain/duplicates.ts';
import type { Db } from '../storage/database.ts';
import {
  type ComparedRow,
  type DuplicatePlace,
  findCompared,
  findStretchEnd,
  listFirsts,
  listPartners,
  listSetAside,
} from '../storage/duplicates.ts';
import type { DuplicateCursor } from './duplicate-cursor.ts';

/** Profiles that one statement looks at: about a millisecond of SQLite's, which answers on the thread of all requests. */
const STRETCH = 1000;
const PARTNERS = 200;

/** Two profiles that could be one person, and where the list goes on after them. */
export interface FoundPair {
  readonly reasons: readonly DuplicateReason[];
  readonly profiles: readonly [ComparedRow, ComparedRow];
  readonly cursor: DuplicateCursor;
}

/** What a walk comes by: a pair, or (null) a place where it could rest. */
export type WalkStep =
  FoundPair | { readonly reasons: null; readonly cursor: DuplicateCursor; readonly profiles?: never };

/** Where each reason's order begins: before all that can be compared. */
const startOf = (reason: DuplicateReason): DuplicatePlace => ({
  key: reason === 'same-name-and-birth-date' ? ['', ''] : [''],
  id: '',
});

const isAt = ({ key }: DuplicatePlace, other: readonly string[] | null): boolean =>
  other !== null && key.every((part, index) => part === other[index]);

/** The reasons from this one on. */
const reasonsFrom = (reason: DuplicateReason | undefined): readonly DuplicateReason[] =>
  reason === undefined ? duplicateReasons : duplicateReasons.slice(duplicateReasons.indexOf(reason));

/**
 * Goes through a clinic's duplicates by reason, each pair once and at its strongest reason. Every statement is short,
 * and requests are served in between.
 *
 * @param from where an earlier walk has come to; null: from the beginning.
 */
export async function* walkDuplicates(
  db: Db,
  clinicId: number,
  from: DuplicateCursor | null,
): AsyncGenerator<WalkStep> {
  for (const reason of reasonsFrom(from?.reason)) {
    const order = { clinicId, reason };
    let place = from?.reason === reason ? from.place : startOf(reason);
    if (from?.reason === reason && from.partnerId !== null) {
      const first = await findCompared(db, clinicId, place.id);
      // It may have been merged since, or say something else: then the list goes on behind it.
      if (first && isAt(place, comparedKey(first, reason))) {
        yield* walkPartners(db, order, first, from.partnerId);
      }
    }
    for (;;) {
      await setImmediate();
      const end = await findStretchEnd(db, order, place, STRETCH);
      await setImmediate();
      for (const first of await listFirsts(db, order, place, end)) {
        yield* walkPartners(db, order, first, first.id);
      }
      if (!end) break;
      place = end;
      yield { reasons: null, cursor: { reason, place, partnerId: null } };
    }
  }
}

/** Goes through the duplicates of one profile, as {@link walkDuplicates} does through all. */
export async function* walkDuplicatesOf(
  db: Db,
  clinicId: number,
  profile: ComparedRow,
  from: DuplicateCursor | null,
): AsyncGenerator<WalkStep> {
  for (const reason of reasonsFrom(from?.reason)) {
    const order = { clinicId, reason };
    const after = from?.reason === reason ? (from.partnerId ?? '') : '';
    if (comparedKey(profile, reason)) yield* walkPartners(db, order, profile, after);
  }
}

/** The pairs of one profile by one reason, with those whose id comes after `after`. */
async function* walkPartners(
  db: Db,
  order: { readonly clinicId: number; readonly reason: DuplicateReason },
  first: ComparedRow,
  after: string,
): AsyncGenerator<WalkStep> {
  const { clinicId, reason } = order;
  const key = comparedKey(first, reason);
  if (!key) return;
  const place = { key, id: first.id };
  let last = after;
  for (;;) {
    await setImmediate();
    const partners = await listPartners(db, order, { key, id: last }, PARTNERS);
    const found = partners
      .filter(({ id }) => id !== first.id)
      .map((row) => ({ row, why: reasonsOf(first, row) }));
    // A pair that a stronger reason has is listed there.
    const listed = found.filter(({ why }) => why[0] === reason);
    const ids = listed.map(({ row }) => row.id);
    const aside = await listSetAside(db, { clinicId, profileId: first.id }, ids);
    for (const { row, why } of listed) {
      if (aside.has(row.id)) continue;
      const cursor = { reason, place, partnerId: row.id };
      yield { reasons: why, profiles: [first, row], cursor };
    }
    const end = partners.at(-1);
    if (partners.length < PARTNERS || !end) return;
    last = end.id;
    yield { reasons: null, cursor: { reason, place, partnerId: last } };
  }
}
