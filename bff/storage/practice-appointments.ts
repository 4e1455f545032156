import type { Insertable } from 'kysely';
import type { AppointmentTable } from './calendar-tables.ts';
import type { StoredAppointment } from './appointments.ts';
import type { Db } from './database.ts';
import { insertMany, textsOf } from './insert-many.ts';
import type { Instant } from './tables.ts';

/** The clinic's visits with these ids. */
export async function findAppointments(
  db: Db,
  clinicId: number,
  ids: readonly string[],
): Promise<readonly StoredAppointment[]> {
  return db
    .selectFrom('appointment')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('id', 'in', textsOf(db, ids))
    .execute();
}

/** Writes visits that nobody knew. */
export async function insertAppointments(
  trx: Db,
  appointments: readonly Insertable<AppointmentTable>[],
): Promise<void> {
  await insertMany(
    trx,
    'appointment',
    {
      clinicId: 'bigint',
      id: 'text',
      profileId: 'text',
      startsAt: 'bigint',
      endsAt: 'bigint',
      practitioner: 'text',
      treatment: 'text',
      place: 'text',
      onlineUrl: 'text',
      cancelledAt: 'bigint',
      sequence: 'bigint',
      createdAt: 'bigint',
      changedAt: 'bigint',
    },
    appointments,
  );
}

/** Writes a visit that has changed; calendars see it by its sequence. */
export async function changeAppointment(trx: Db, appointment: StoredAppointment): Promise<void> {
  const { clinicId, id, profileId, startsAt, endsAt, practitioner, treatment } = appointment;
  const { place, onlineUrl, cancelledAt, changedAt } = appointment;
  await trx
    .updateTable('appointment')
    .set((eb) => ({
      profileId,
      startsAt,
      endsAt,
      practitioner,
      treatment,
      place,
      onlineUrl,
      cancelledAt,
      changedAt,
      sequence: eb('sequence', '+', 1),
    }))
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .execute();
}

/**
 * Cancels a visit, whosever it is by now: a merge may just have moved it.
 *
 * @returns the profile whose visit it is; null where the clinic has no such visit, or it is cancelled already.
 */
export async function cancelAppointment(
  trx: Db,
  { clinicId, id, now }: { clinicId: number; id: string; now: Instant },
): Promise<string | null> {
  const row = await trx
    .updateTable('appointment')
    .set((eb) => ({ cancelledAt: now, changedAt: now, sequence: eb('sequence', '+', 1) }))
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .where('cancelledAt', 'is', null)
    .returning('profileId')
    .executeTakeFirst();
  return row?.profileId ?? null;
}

/** The visits of these profiles have changed: their feeds are written anew when calendars ask next. */
export async function noteChangedVisits(
  trx: Db,
  clinicId: number,
  profileIds: readonly string[],
): Promise<void> {
  await trx
    .updateTable('profile')
    .set((eb) => ({ appointmentsRevision: eb('appointmentsRevision', '+', 1) }))
    .where('clinicId', '=', clinicId)
    .where('id', 'in', textsOf(trx, profileIds))
    .execute();
}
