import type { Selectable } from 'kysely';
import type { Db } from './database.ts';
import type { ProfileKey } from './profiles.ts';
import type { Instant } from './tables.ts';
import type { AppointmentTable } from './calendar-tables.ts';

export type StoredAppointment = Selectable<AppointmentTable>;

/** A visit as the clinic's system knows it. */
export type AppointmentData = Pick<
  StoredAppointment,
  'id' | 'startsAt' | 'endsAt' | 'practitioner' | 'treatment' | 'place' | 'onlineUrl'
> & { readonly isCancelled: boolean };

const described = ['startsAt', 'endsAt', 'practitioner', 'treatment', 'place', 'onlineUrl'] as const;

/**
 * Writes a visit as it is now: a new one, a changed one or a cancelled one. Written again as it stands it changes
 * nothing, so that imports can be repeated (rule 37).
 *
 * @returns whether anything has changed.
 */
export async function putAppointment(
  trx: Db,
  { clinicId, profileId }: ProfileKey,
  data: AppointmentData,
  now: Instant,
): Promise<boolean> {
  const { isCancelled, ...appointment } = data;
  const before = await trx
    .selectFrom('appointment')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('id', '=', data.id)
    .executeTakeFirst();
  const cancelledAt = isCancelled ? (before?.cancelledAt ?? now) : null;
  const stays =
    before?.profileId === profileId &&
    before.cancelledAt === cancelledAt &&
    described.every((name) => before[name] === appointment[name]);
  if (stays) return false;
  const sequence = before ? before.sequence + 1 : 0;
  const written = { ...appointment, profileId, cancelledAt, sequence, changedAt: now };
  await trx
    .insertInto('appointment')
    .values({ ...written, clinicId, createdAt: now })
    .onConflict((conflict) => conflict.columns(['clinicId', 'id']).doUpdateSet(written))
    .execute();
  const touched = before && before.profileId !== profileId ? [profileId, before.profileId] : [profileId];
  await trx
    .updateTable('profile')
    .set((eb) => ({ appointmentsRevision: eb('appointmentsRevision', '+', 1) }))
    .where('clinicId', '=', clinicId)
    .where('id', 'in', touched)
    .execute();
  return true;
}

/** A profile's visits that have not ended and were not cancelled, the next first. */
export async function listUpcoming(
  db: Db,
  { clinicId, profileId }: ProfileKey,
  { now, most }: { now: Instant; most: number },
): Promise<readonly StoredAppointment[]> {
  return db
    .selectFrom('appointment')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('profileId', '=', profileId)
    .where('endsAt', '>', now)
    .where('cancelledAt', 'is', null)
    .orderBy('startsAt')
    .orderBy('id')
    .limit(most)
    .execute();
}

/**
 * The visits that a calendar is told of, by their start: since `startingAfter`, and of the cancelled ones those since
 * `cancelledAfter`.
 */
export async function listForFeed(
  db: Db,
  { clinicId, profileId }: ProfileKey,
  { startingAfter, cancelledAfter }: { startingAfter: Instant; cancelledAfter: Instant },
): Promise<readonly StoredAppointment[]> {
  return db
    .selectFrom('appointment')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('profileId', '=', profileId)
    .where('startsAt', '>', startingAfter)
    .where((eb) => eb.or([eb('cancelledAt', 'is', null), eb('cancelledAt', '>', cancelledAfter)]))
    .orderBy('startsAt')
    .orderBy('id')
    .execute();
}
