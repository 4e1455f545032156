import { hash } from 'node:crypto';
import type { MergePreview } from '../contract/index.ts';
import { shownPhone } from '../domain/identifier.ts';
import { mergedFields, mergedLogin } from '../domain/merge.ts';
import { isLive, sessionEnds } from '../domain/session-lifetime.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { Db } from '../storage/database.ts';
import { listSessionsOf } from '../storage/listed-sessions.ts';
import { listPasskeys } from '../storage/passkeys.ts';
import { type Attempt, done } from './attempt.ts';
import type { Deps } from './deps.ts';
import { listProfile } from './list-profile.ts';
import { type MergePair, type MergeSide, type MergeWish, readMergePair } from './merge-pair.ts';

/**
 * What merging two profiles would do, for full access and owners; nothing is done (rule 34).
 *
 * Problems: `not-allowed`, `not-found`, `malformed` (the same profile twice), `own-profile`, `roles-differ`.
 */
export async function previewMerge(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  wish: MergeWish,
): Promise<Attempt<MergePreview>> {
  const now = clock();
  const read = await readMergePair(database.db, wish, now);
  if (read.kind === 'problem') return read;
  return done(await describeMerge(database.db, wish.clinic, read.result, now));
}

/** Tells what merging these would do as they are now, under a version that names just this. */
export async function describeMerge(
  db: Db,
  clinic: Clinic,
  { kept, other }: MergePair,
  now: number,
): Promise<MergePreview> {
  const login = mergedLogin(kept.merging, other.merging);
  const stored = await listSessionsOf(db, { clinicId: clinic.id, profileId: other.whole.id });
  const { role } = other.whole;
  const live = stored.filter((each) => isLive(sessionEnds({ ...each, role }, clinic.staffIdleSeconds), now));
  const shown: Omit<MergePreview, 'version'> = {
    kept: listProfile(kept.listed, now),
    other: listProfile(other.listed, now),
    fields: mergedFields(kept.merging, other.merging, shownPhone),
    appointments: other.belongings.appointments,
    login,
    endingUsername: login === 'kept' ? other.whole.username : null,
    sessions: live.length,
    feedMoves: other.belongings.hasFeed && !kept.belongings.hasFeed,
  };
  const sides = [await decisive(db, kept), await decisive(db, other)];
  return { ...shown, version: hash('sha256', JSON.stringify([clinic.id, shown, sides]), 'base64url') };
}

/** What of a profile decides besides what is shown, in one order always. */
async function decisive(db: Db, { whole, merging, belongings }: MergeSide): Promise<readonly unknown[]> {
  const { twoStep } = merging;
  const passkeys = await listPasskeys(db, { clinicId: whole.clinicId, profileId: whole.id });
  return [
    [whole.givenName, whole.familyName, whole.emailKey, whole.mobilePhone, whole.usernameKey],
    [twoStep.smsPhone, twoStep.hasAuthenticator, twoStep.defaultMethod, twoStep.pausedUntil],
    passkeys.map(({ id }) => id),
    [belongings.hasPassword, belongings.hasFeed, belongings.practiceIds],
  ];
}
