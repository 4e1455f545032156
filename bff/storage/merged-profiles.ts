import { sql } from 'kysely';
import type { Db } from './database.ts';
import type { MergedProfileTable } from './clinic-side-tables.ts';
import type { ProfileKey } from './profiles.ts';
import type { Instant, ProfileTable } from './tables.ts';

/** From which profile of a clinic to which. */
export interface Move {
  readonly clinicId: number;
  readonly from: string;
  readonly to: string;
}

/**
 * Moves a profile's visits: each is changed by it, so calendars see them (RFC 5545 3.8.7.4).
 *
 * @returns their ids.
 */
export async function moveAppointments(
  trx: Db,
  { clinicId, from, to }: Move,
  now: Instant,
): Promise<readonly string[]> {
  const rows = await trx
    .updateTable('appointment')
    .set((eb) => ({ profileId: to, sequence: eb('sequence', '+', 1), changedAt: now }))
    .where('clinicId', '=', clinicId)
    .where('profileId', '=', from)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** What the practice system calls the one leads to the other from now on, and changes nothing of it any more. */
export async function movePracticeIds(trx: Db, { clinicId, from, to }: Move): Promise<void> {
  await trx
    .updateTable('practiceProfile')
    .set({ profileId: to, isMerged: 1 })
    .where('clinicId', '=', clinicId)
    .where('profileId', '=', from)
    .execute();
}

/** Moves a feed with the address that its calendars know. */
export async function moveFeed(trx: Db, { clinicId, from, to }: Move, sealedToken: string): Promise<void> {
  await trx
    .updateTable('feed')
    .set({ profileId: to, sealedToken })
    .where('clinicId', '=', clinicId)
    .where('profileId', '=', from)
    .execute();
}

/** Writes a profile that was merged down as it was; those merged into it before lead to where it leads. */
export async function insertMergedProfile(trx: Db, merged: MergedProfileTable): Promise<void> {
  const { clinicId, id, keptProfileId } = merged;
  await trx
    .updateTable('mergedProfile')
    .set({ keptProfileId })
    .where('clinicId', '=', clinicId)
    .where('keptProfileId', '=', id)
    .execute();
  await trx.insertInto('mergedProfile').values(merged).execute();
}

/** What a profile's wrong tries are counted under, but for its browsers', which each have a counter. */
const COUNTED = [
  'profile:',
  'second-step:',
  'set-up-code:',
  'set-up-sms:',
  'mail-minute:staff:',
  'mail-hour:staff:',
];

/** Forgets a profile's wrong tries, of whatever kind. */
export async function forgetTriesOf(trx: Db, { clinicId, profileId }: ProfileKey): Promise<void> {
  const browsers = `browser:${profileId}:`;
  await trx
    .deleteFrom('throttle')
    .where('clinicId', '=', clinicId)
    .where((eb) =>
      eb.or([
        eb(
          'subject',
          'in',
          COUNTED.map((kind) => `${kind}${profileId}`),
        ),
        eb(sql<string>`substr(subject, 1, ${sql.lit(browsers.length)})`, '=', browsers),
      ]),
    )
    .execute();
}

/** Takes away what makes a username a profile's, so that another one can have it. */
export async function releaseUsername(trx: Db, { clinicId, profileId }: ProfileKey): Promise<void> {
  await trx
    .updateTable('profile')
    .set({ username: null, usernameKey: null })
    .where('clinicId', '=', clinicId)
    .where('id', '=', profileId)
    .execute();
}

/** Writes what a profile says after a merge. */
export async function writeMerged(
  trx: Db,
  { clinicId, profileId }: ProfileKey,
  merged: Pick<
    ProfileTable,
    | 'birthDate'
    | 'email'
    | 'emailKey'
    | 'mobilePhone'
    | 'locale'
    | 'username'
    | 'usernameKey'
    | 'lastLoggedInAt'
  > & { readonly appointmentsRevision: number },
): Promise<void> {
  await trx
    .updateTable('profile')
    .set(merged)
    .where('clinicId', '=', clinicId)
    .where('id', '=', profileId)
    .execute();
}
