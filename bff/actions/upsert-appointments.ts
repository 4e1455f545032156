import {
  type AppointmentRecord,
  type ReadAppointment,
  readAppointmentRecord,
} from '../domain/appointment-record.ts';
import { type Reading, type Refusal, refusal } from '../domain/refusal.ts';
import type { StoredAppointment } from '../storage/appointments.ts';
import type { Db } from '../storage/database.ts';
import {
  changeAppointment,
  findAppointments,
  insertAppointments,
  noteChangedVisits,
} from '../storage/practice-appointments.ts';
import { findKnown, holdIntake, holdKnown, type KnownProfile } from '../storage/practice-profiles.ts';
import { recordEvent } from './record-event.ts';
import { type Intake, type IntakeDeps, MOST_RECORDS } from './upsert-profiles.ts';

export type { AppointmentRecord } from '../domain/appointment-record.ts';

/** What came of one record. */
export type AppointmentOutcome = { readonly kind: 'created' | 'changed' | 'unchanged' } | Refusal;

/**
 * Makes, changes, moves or cancels visits as the practice system tells of them, known by its own ids (rule 37). A change
 * is in the person's feed with the next fetch; told again as they stand, nothing is written (rule 32).
 *
 * @param records at most {@link MOST_RECORDS}; one transaction for all of them.
 * @returns one outcome a record, in order.
 */
export async function upsertAppointments(
  deps: IntakeDeps,
  intake: Intake,
  records: readonly AppointmentRecord[],
): Promise<readonly AppointmentOutcome[]> {
  if (records.length > MOST_RECORDS) throw new Error(`${records.length} records at once`);
  const { clinic } = intake;
  const readings = readRecords(records, clinic.timeZone);
  const wanted = readings.flatMap((reading) => (reading.kind === 'read' ? [reading.value] : []));
  const { db } = deps.database;
  const now = deps.clock();
  const plan = async (on: Db, find: typeof findKnown): Promise<readonly Planned[]> => {
    const profiles = await find(on, clinic.id, [...new Set(wanted.map(({ practiceId }) => practiceId))]);
    const ids = wanted.map(({ appointmentId }) => appointmentId);
    const appointments = await findAppointments(on, clinic.id, ids);
    return planAppointments(wanted, { profiles, appointments, clinicId: clinic.id, now });
  };

  const before = wanted.length === 0 ? [] : await plan(db, findKnown);
  const planned =
    intake.isDryRun || !before.some(({ kind }) => kind === 'created' || kind === 'changed')
      ? before
      : await db.transaction().execute(async (trx) => {
          await holdIntake(trx, clinic.id);
          const held = await plan(trx, holdKnown);
          await carryOut(deps, trx, intake, held);
          return held;
        });

  const outcomes = planned.values();
  return readings.map((reading) => (reading.kind === 'refused' ? reading : told(outcomes.next().value)));
}

/** What is to be done about one record. */
type Planned =
  | { readonly kind: 'created'; readonly after: StoredAppointment }
  | { readonly kind: 'changed'; readonly before: StoredAppointment; readonly after: StoredAppointment }
  | { readonly kind: 'unchanged' }
  | Refusal;

function told(planned: Planned | undefined): AppointmentOutcome {
  if (planned === undefined) throw new Error('a record has no outcome');
  return planned.kind === 'refused' ? planned : { kind: planned.kind };
}

function readRecords(
  records: readonly AppointmentRecord[],
  timeZone: string,
): readonly Reading<ReadAppointment>[] {
  const seen = new Set<string>();
  return records.map((record) => {
    const isRepeated = seen.has(record.appointmentId);
    seen.add(record.appointmentId);
    return isRepeated ? refusal('duplicate-id', 'appointmentId') : readAppointmentRecord(record, timeZone);
  });
}

interface Known {
  readonly profiles: readonly KnownProfile[];
  readonly appointments: readonly StoredAppointment[];
  readonly clinicId: number;
  /** In ms since the epoch. */
  readonly now: number;
}

/** What follows from what is known and what is told; pure. */
function planAppointments(records: readonly ReadAppointment[], known: Known): readonly Planned[] {
  const profileIds = new Map(known.profiles.map(({ practiceId, id }) => [practiceId, id]));
  const appointments = new Map(known.appointments.map((appointment) => [appointment.id, appointment]));
  return records.map((record): Planned => {
    const { appointmentId, practiceId, isCancelled, ...described } = record;
    const profileId = profileIds.get(practiceId);
    if (profileId === undefined) return refusal('unknown-profile', 'practiceId');
    const { clinicId, now } = known;
    const before = appointments.get(appointmentId);
    const cancelledAt = isCancelled ? (before?.cancelledAt ?? now) : null;
    if (!before) {
      const fresh = { clinicId, id: appointmentId, profileId, sequence: 0, createdAt: now, changedAt: now };
      return { kind: 'created', after: { ...fresh, ...described, cancelledAt } };
    }
    const after = { ...before, ...described, profileId, cancelledAt };
    return isSame(before, after)
      ? { kind: 'unchanged' }
      : { kind: 'changed', before, after: { ...after, changedAt: now } };
  });
}

function isSame(one: StoredAppointment, other: StoredAppointment): boolean {
  return (Object.keys(one) as (keyof StoredAppointment)[]).every((name) => one[name] === other[name]);
}

async function carryOut(deps: IntakeDeps, trx: Db, intake: Intake, plan: readonly Planned[]): Promise<void> {
  await insertAppointments(
    trx,
    plan.flatMap((one) => (one.kind === 'created' ? [one.after] : [])),
  );
  const touched = new Map<string, number>();
  for (const one of plan) {
    if (one.kind !== 'created' && one.kind !== 'changed') continue;
    if (one.kind === 'changed') {
      await changeAppointment(trx, one.after);
    }
    const profiles =
      one.kind === 'changed' ? [one.before.profileId, one.after.profileId] : [one.after.profileId];
    for (const id of new Set(profiles)) touched.set(id, (touched.get(id) ?? 0) + 1);
  }
  await tellOfVisits(deps, trx, intake, touched);
}

/**
 * What follows once visits have changed.
 *
 * @param touched how many of each profile's.
 */
export async function tellOfVisits(
  deps: IntakeDeps,
  trx: Db,
  { clinic, actor, source }: Intake,
  touched: ReadonlyMap<string, number>,
): Promise<void> {
  if (touched.size === 0) return;
  await noteChangedVisits(trx, clinic.id, [...touched.keys()]);
  const happened = { clinicId: clinic.id, event: 'appointments-changed', actor, source } as const;
  for (const [subjectId, count] of touched) {
    await recordEvent(deps, trx, { ...happened, subjectId, details: { count } });
  }
}
