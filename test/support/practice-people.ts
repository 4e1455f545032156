import assert from 'node:assert/strict';
import type { PracticeProfilesAnswer } from '../../bff/contract/index.ts';
import type { TestNode } from './auth-node.ts';
import type { TestClinic, TestPerson } from './people.ts';
import { type PracticeSystem, profilesIn, removalsIn } from './practice.ts';

/** Has a practice system bring profiles, well made or not. */
export async function putProfiles(
  system: PracticeSystem,
  ...profiles: readonly unknown[]
): Promise<PracticeProfilesAnswer['results']> {
  const answer = await system.put('/profiles', { profiles });
  assert.equal(answer.status, 200, answer.text);
  return profilesIn(answer);
}

/** Has a practice system remove profiles. Answers what came of each id, in their order. */
export async function removeProfiles(system: PracticeSystem, ...ids: readonly string[]) {
  const answer = await system.post('/profiles/remove', { ids });
  assert.equal(answer.status, 200, answer.text);
  return removalsIn(answer).map(({ outcome }) => outcome);
}

/** What an answer says of a record that is refused. */
export const refusedRecord = (id: string | null, reason: string, field?: string) => ({
  id,
  outcome: 'refused',
  reason,
  ...(field !== undefined && { field }),
});

/** Has the practice system know somebody who is there already. */
export const makeKnown = ({ database }: TestNode, { clinic, profileId }: TestPerson, practiceId: string) =>
  database.db
    .insertInto('practiceProfile')
    .values({ clinicId: clinic.id, practiceId, profileId, isMerged: 0 })
    .execute();

/** The profile that the practice system knows by this id. */
export const profileKnownAs = ({ database }: TestNode, clinic: TestClinic, practiceId: string) =>
  database.db
    .selectFrom('profile')
    .innerJoin('practiceProfile', (join) =>
      join
        .onRef('practiceProfile.clinicId', '=', 'profile.clinicId')
        .onRef('practiceProfile.profileId', '=', 'profile.id'),
    )
    .selectAll('profile')
    .where('practiceProfile.clinicId', '=', clinic.id)
    .where('practiceProfile.practiceId', '=', practiceId)
    .executeTakeFirst();

/** Everything that the database holds of the clinic's people, and what was recorded. */
export async function peopleOf({ database }: TestNode, clinic: TestClinic) {
  const { db } = database;
  return {
    profiles: await db
      .selectFrom('profile')
      .selectAll()
      .where('clinicId', '=', clinic.id)
      .orderBy('id')
      .execute(),
    ids: await db
      .selectFrom('practiceProfile')
      .selectAll()
      .where('clinicId', '=', clinic.id)
      .orderBy('practiceId')
      .execute(),
    words: await db
      .selectFrom('profileWord')
      .selectAll()
      .where('clinicId', '=', clinic.id)
      .orderBy('profileId')
      .orderBy('word')
      .execute(),
    events: await db
      .selectFrom('auditEvent')
      .selectAll()
      .where('clinicId', '=', clinic.id)
      .where('event', '<>', 'api-key-made')
      .orderBy('id')
      .execute(),
    outbox: await db.selectFrom('outbox').selectAll().where('clinicId', '=', clinic.id).execute(),
    sessions: await db.selectFrom('session').selectAll().where('clinicId', '=', clinic.id).execute(),
  };
}
