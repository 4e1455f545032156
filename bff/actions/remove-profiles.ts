import type { Db } from '../storage/database.ts';
import { eraseProfile } from '../storage/erase-profile.ts';
import { holdIntake, holdKnown, type KnownProfile, unlinkPracticeId } from '../storage/practice-profiles.ts';
import { isPracticeId } from '../domain/record-text.ts';
import { recordEvent } from './record-event.ts';
import { type IntakeDeps, MOST_RECORDS, type ProfileIntake } from './upsert-profiles.ts';

/** What came of removing one; `refused`: its role is one that this caller may not touch. */
export type RemovalOutcome = 'removed' | 'unknown' | 'refused';

/**
 * Removes profiles that the practice system no longer knows: each is erased with all that hangs on it, its sessions and
 * its calendar feed at once; the audit log stays. A profile that another id of the practice system leads to as well,
 * since two were merged, stays until that one is removed too.
 *
 * @param practiceIds at most {@link MOST_RECORDS}.
 * @returns one outcome an id, in order.
 */
export async function removeProfiles(
  deps: IntakeDeps,
  intake: ProfileIntake,
  practiceIds: readonly string[],
): Promise<readonly RemovalOutcome[]> {
  if (practiceIds.length > MOST_RECORDS) throw new Error(`${practiceIds.length} ids at once`);
  const { clinic } = intake;
  const usable = practiceIds.filter(isPracticeId);
  if (usable.length === 0) return practiceIds.map(() => 'unknown');
  return deps.database.db.transaction().execute(async (trx) => {
    await holdIntake(trx, clinic.id);
    const known = await holdKnown(trx, clinic.id, usable, { forRemoval: true });
    const left = new Map(known.map((profile) => [profile.practiceId, profile]));
    const outcomes: RemovalOutcome[] = [];
    for (const practiceId of practiceIds) {
      const profile = left.get(practiceId);
      // Named twice, it is unknown the second time.
      left.delete(practiceId);
      outcomes.push(profile ? await remove(deps, trx, intake, profile) : 'unknown');
    }
    return outcomes;
  });
}

async function remove(
  deps: IntakeDeps,
  trx: Db,
  { clinic, actor, source, roles }: ProfileIntake,
  { id, practiceId, role }: KnownProfile,
): Promise<RemovalOutcome> {
  if (!roles.some((one) => one === role)) return 'refused';
  const key = { clinicId: clinic.id, profileId: id };
  const happened = { clinicId: clinic.id, actor, source, subjectId: id };
  if (await unlinkPracticeId(trx, key, practiceId)) {
    const details = { fields: 'practiceId' };
    await recordEvent(deps, trx, { ...happened, event: 'profile-changed', details });
    return 'removed';
  }
  await eraseProfile(trx, key);
  await recordEvent(deps, trx, { ...happened, event: 'profile-removed', details: { role } });
  return 'removed';
}
