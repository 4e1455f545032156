import type { Selectable } from 'kysely';
import { may } from '../domain/permissions.ts';
import { type MergingProfile, refuseMerge } from '../domain/merge.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { Db } from '../storage/database.ts';
import { isId } from '../storage/is-id.ts';
import { type ListedProfileRow, listProfiles } from '../storage/listed-profiles.ts';
import { type Belongings, readBelongings, readWholeProfiles } from '../storage/merge-sides.ts';
import { fullName } from '../storage/profiles.ts';
import type { StoredSession } from '../storage/sessions.ts';
import type { ProfileTable } from '../storage/tables.ts';
import { type Attempt, done, refuse } from './attempt.ts';

/** Who wants to merge which profile into which. */
export interface MergeWish {
  readonly clinic: Clinic;
  readonly session: StoredSession;
  /** The profile that stays. */
  readonly keptId: string;
  /** The profile that ends in it. */
  readonly otherId: string;
}

/** One of two profiles as a merge needs it. */
export interface MergeSide {
  readonly whole: Selectable<ProfileTable>;
  readonly listed: ListedProfileRow;
  readonly merging: MergingProfile;
  readonly belongings: Belongings;
}

export interface MergePair {
  readonly kept: MergeSide;
  readonly other: MergeSide;
}

/**
 * Reads two profiles as they are now, if they may be merged by whoever asks. The role is asked first, so that others
 * learn nothing of who is there.
 *
 * Problems: `not-allowed`, `not-found`, `malformed`, `own-profile`, `roles-differ`.
 */
export async function readMergePair(
  db: Db,
  { clinic, session, keptId, otherId }: MergeWish,
  now: number,
): Promise<Attempt<MergePair>> {
  if (!may(session.role, 'merge-profiles')) return refuse({ code: 'not-allowed' });
  const ids = [keptId, otherId];
  if (!ids.every(isId)) return refuse({ code: 'not-found' });
  const profiles = await readWholeProfiles(db, clinic.id, ids);
  const rows = new Map((await listProfiles(db, clinic.id, ids)).map((row) => [row.id, row]));
  const read = async (profileId: string): Promise<MergeSide | null> => {
    const [whole, listed] = [profiles.get(profileId), rows.get(profileId)];
    if (!whole || !listed) return null;
    const belongings = await readBelongings(db, { clinicId: clinic.id, profileId }, now);
    const merging = { ...whole, name: fullName(whole), twoStep: listed.twoStep };
    return { whole, listed, merging, belongings };
  };
  const kept = await read(keptId);
  const other = await read(otherId);
  if (!kept || !other) return refuse({ code: 'not-found' });
  const refused = refuseMerge(session, kept.merging, other.merging);
  return refused ? refuse(refused) : done({ kept, other });
}
