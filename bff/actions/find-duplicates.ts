import type { Duplicate, DuplicatesAnswer, DuplicatesRequest } from '../contract/index.ts';
import { may } from '../domain/permissions.ts';
import type { Clinic } from '../storage/clinics.ts';
import { findCompared } from '../storage/duplicates.ts';
import { listProfiles } from '../storage/listed-profiles.ts';
import type { StoredSession } from '../storage/sessions.ts';
import { type Attempt, done, refuse } from './attempt.ts';
import type { Deps } from './deps.ts';
import { readDuplicateCursor, writeDuplicateCursor } from './duplicate-cursor.ts';
import { listProfile } from './list-profile.ts';
import { type FoundPair, walkDuplicates, walkDuplicatesOf } from './walk-duplicates.ts';

const PAGE = 25;

/**
 * Places where a walk could rest that one request goes past at most: a page may then have fewer pairs, and the next
 * goes on. Enough for a clinic of half a million profiles without a duplicate.
 */
const MOST_RESTS = 2000;

/** Whose duplicates somebody wants to see. */
export type DuplicatesWish = DuplicatesRequest & {
  readonly clinic: Clinic;
  readonly session: StoredSession;
};

/**
 * Lists profiles that could be one person, for full access and owners (rule 34): those of the same name and birth date
 * first, then those who share an email address or a phone number; without the pairs that were set aside.
 *
 * Problems: `not-allowed`, `not-found` (the profile), `malformed` (the place to go on from).
 */
export async function findDuplicates(
  deps: Pick<Deps, 'database' | 'clock' | 'keys' | 'random'>,
  { clinic, session, profileId, after }: DuplicatesWish,
): Promise<Attempt<DuplicatesAnswer>> {
  if (!may(session.role, 'merge-profiles')) return refuse({ code: 'not-allowed' });
  const { db } = deps.database;
  const list = { clinicId: clinic.id, profileId };
  const from = after === undefined ? null : readDuplicateCursor(deps, list, after);
  if (after !== undefined && !from) return refuse({ code: 'malformed', field: 'after' });
  const profile = profileId === undefined ? null : await findCompared(db, clinic.id, profileId);
  if (profileId !== undefined && !profile) return refuse({ code: 'not-found' });

  const walk = profile ? walkDuplicatesOf(db, clinic.id, profile, from) : walkDuplicates(db, clinic.id, from);
  const pairs: FoundPair[] = [];
  let next: string | null = null;
  let rests = 0;
  for await (const step of walk) {
    if (step.reasons === null) {
      rests += 1;
      if (rests < MOST_RESTS) continue;
      next = writeDuplicateCursor(deps, list, step.cursor);
      break;
    }
    if (pairs.length === PAGE) {
      next = writeDuplicateCursor(deps, list, pairs.at(-1)?.cursor ?? step.cursor);
      break;
    }
    pairs.push(step);
  }
  const ids = [...new Set(pairs.flatMap(({ profiles }) => profiles.map(({ id }) => id)))];
  const rows = await listProfiles(db, clinic.id, ids);
  const listed = new Map(rows.map((row) => [row.id, listProfile(row, deps.clock())]));
  const duplicates = pairs.flatMap(({ reasons, profiles }): Duplicate[] => {
    const [one, other] = profiles.map(({ id }) => listed.get(id));
    // One of them may have gone since it was found.
    return one && other ? [{ reasons, profiles: [one, other] }] : [];
  });
  return done({ duplicates, next });
}
