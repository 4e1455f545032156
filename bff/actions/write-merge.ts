import type { ActingPerson } from './record-event.ts';
import { filledFields, mergedLogin, provenPhone } from '../domain/merge.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { Db } from '../storage/database.ts';
import { moveNotDuplicates } from '../storage/duplicates.ts';
import { eraseProfile } from '../storage/erase-profile.ts';
import { findFeedOf } from '../storage/feeds.ts';
import { listSessionsOf } from '../storage/listed-sessions.ts';
import {
  forgetTriesOf,
  insertMergedProfile,
  type Move,
  moveAppointments,
  moveFeed,
  movePracticeIds,
  releaseUsername,
  writeMerged,
} from '../storage/merged-profiles.ts';
import { putProfileWords } from '../storage/profile-words.ts';
import { fullName } from '../storage/profiles.ts';
import { putTwoStep } from '../storage/two-step.ts';
import type { Deps } from './deps.ts';
import type { MergePair } from './merge-pair.ts';
import { moveWayIn } from './move-login.ts';
import { actorOf, recordEvent } from './record-event.ts';
import { sealAnew } from './seal-anew.ts';
import { tellOfMerge } from './tell-of-merge.ts';

type WriteDeps = Pick<Deps, 'keys' | 'random' | 'clock'>;

/**
 * Merges two profiles, in the caller's transaction, which holds both: visits, the practice system's ids and, where only
 * the other has one, the login and the feed move to the profile that is kept; all else of the other ends, and what it
 * said is written down (rule 34).
 *
 * @param by who merges them.
 */
export async function writeMerge(
  deps: WriteDeps,
  trx: Db,
  clinic: Clinic,
  { kept, other }: MergePair,
  by: ActingPerson,
): Promise<void> {
  const now = deps.clock();
  const clinicId = clinic.id;
  const keptKey = { clinicId, profileId: kept.whole.id };
  const move: Move = { clinicId, from: other.whole.id, to: kept.whole.id };
  const login = mergedLogin(kept.merging, other.merging);
  const filled = filledFields(kept.merging, other.merging);
  const smsPhone = provenPhone(kept.merging, other.merging);
  const { username, usernameKey } = login === 'moved' ? other.whole : kept.whole;

  if (login === 'moved') await moveWayIn(deps, trx, move, smsPhone);
  else if (filled.mobilePhone !== kept.whole.mobilePhone && kept.merging.twoStep.smsPhone !== smsPhone) {
    await putTwoStep(trx, keptKey, { smsPhone });
  }
  const sessions = await listSessionsOf(trx, { clinicId, profileId: move.from });
  const appointmentIds = await moveAppointments(trx, move, now);
  await movePracticeIds(trx, move);
  const feed = await moveOrEndFeed(deps, trx, move, { keptHasFeed: kept.belongings.hasFeed });
  await moveNotDuplicates(trx, clinicId, move);
  await forgetTriesOf(trx, { clinicId, profileId: move.from });
  await releaseUsername(trx, { clinicId, profileId: move.from });

  const written = {
    ...filled,
    emailKey: kept.whole.email === null ? other.whole.emailKey : kept.whole.emailKey,
    username,
    usernameKey,
    lastLoggedInAt: latest(kept.whole.lastLoggedInAt, other.whole.lastLoggedInAt),
    // Above both, or a calendar that comes with the other's feed could take what it has for what there is.
    appointmentsRevision: Math.max(kept.whole.appointmentsRevision, other.whole.appointmentsRevision) + 1,
  };
  await writeMerged(trx, keptKey, written);
  const after = { ...kept.whole, ...written };
  await putProfileWords(trx, keptKey, after);
  const data = {
    profile: other.whole,
    practiceIds: other.belongings.practiceIds,
    appointmentIds,
    login,
    feed,
    sessions: sessions.length,
    // What the kept profile said itself and no longer says.
    replaced: filled.mobilePhone === kept.whole.mobilePhone ? {} : { mobilePhone: kept.whole.mobilePhone },
  };
  const keptProfileId = move.to;
  await insertMergedProfile(trx, {
    ...{ clinicId, id: move.from, keptProfileId },
    ...{ mergedAt: now, data: JSON.stringify(data) },
  });
  await eraseProfile(trx, { clinicId, profileId: move.from });

  const actor = actorOf(by);
  const details = { login, appointments: appointmentIds.length, feed, sessions: sessions.length };
  const happened = { clinicId, event: 'profiles-merged', actor } as const;
  await recordEvent(deps, trx, {
    ...happened,
    subjectId: move.to,
    details: { other: move.from, ...details },
  });
  await recordEvent(deps, trx, { ...happened, subjectId: move.from, details: { kept: move.to, ...details } });
  await tellOfMerge(deps, trx, { clinic, kept: after, other: other.whole, login, by: fullName(by) });
}

/** A feed moves where the kept profile has none; of two, the other's ends: its address is nobody's then. */
async function moveOrEndFeed(
  deps: WriteDeps,
  trx: Db,
  move: Move,
  { keptHasFeed }: { keptHasFeed: boolean },
): Promise<'moved' | 'ended' | 'none'> {
  const from = { clinicId: move.clinicId, profileId: move.from };
  const to = { clinicId: move.clinicId, profileId: move.to };
  const feed = await findFeedOf(trx, from);
  if (!feed) return 'none';
  if (keptHasFeed) return 'ended';
  await moveFeed(trx, move, sealAnew(deps, 'feed-address', feed.sealedToken, { from, to }));
  return 'moved';
}

const latest = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.max(one, other);
