import type { Insertable } from 'kysely';
import type { AppointmentTable } from './calendar-tables.ts';
import type { StoredAppointment } from './appointments.ts';
import type { Db } from './database.ts';
import { insertMany, textsOf } from './insert-many.ts';

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
