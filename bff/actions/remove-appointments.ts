import { isPracticeId } from '../domain/record-text.ts';
import { cancelAppointment, findAppointments } from '../storage/practice-appointments.ts';
import { holdIntake } from '../storage/practice-profiles.ts';
import { tellOfVisits } from './upsert-appointments.ts';
import { type Intake, type IntakeDeps, MOST_RECORDS } from './upsert-profiles.ts';

/** What came of removing one. */
export type AppointmentRemovalOutcome = 'removed' | 'unknown';

/**
 * Cancels visits that the practice system no longer has: calendars show them as cancelled for 30 days (rule 32).
 * Cancelled ones stay as they are.
 *
 * @param appointmentIds at most {@link MOST_RECORDS}.
 * @returns one outcome an id, in order.
 */
export async function removeAppointments(
  deps: IntakeDeps,
  intake: Intake,
  appointmentIds: readonly string[],
): Promise<readonly AppointmentRemovalOutcome[]> {
  if (appointmentIds.length > MOST_RECORDS) throw new Error(`${appointmentIds.length} ids at once`);
  const clinicId = intake.clinic.id;
  const now = deps.clock();
  const usable = appointmentIds.filter(isPracticeId);
  if (usable.length === 0) return appointmentIds.map(() => 'unknown');
  return deps.database.db.transaction().execute(async (trx) => {
    await holdIntake(trx, clinicId);
    const known = await findAppointments(trx, clinicId, usable);
    const touched = new Map<string, number>();
    for (const { id, cancelledAt } of known) {
      const profileId = cancelledAt === null ? await cancelAppointment(trx, { clinicId, id, now }) : null;
      if (profileId !== null) touched.set(profileId, (touched.get(profileId) ?? 0) + 1);
    }
    await tellOfVisits(deps, trx, intake, touched);
    const ids = new Set(known.map(({ id }) => id));
    return appointmentIds.map((id) => (ids.has(id) ? 'removed' : 'unknown'));
  });
}
