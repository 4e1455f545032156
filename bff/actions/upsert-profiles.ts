import type { Role } from '../contract/index.ts';
import { newNeighbourId } from '../crypto/token.ts';
import type { Actor, Source } from '../domain/audit-event.ts';
import {
  type ProfileField,
  profileFields,
  type ProfileRecord,
  readProfileRecord,
} from '../domain/profile-record.ts';
import { type Refusal, refusal } from '../domain/refusal.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { Db } from '../storage/database.ts';
import {
  findKnown,
  holdIntake,
  holdKnown,
  insertNewProfiles,
  type KnownProfile,
  type NewProfile,
} from '../storage/practice-profiles.ts';
import { applyProfileChange } from './apply-profile-change.ts';
import type { Deps } from './deps.ts';
import { recordEvent } from './record-event.ts';

export type { ProfileRecord } from '../domain/profile-record.ts';

/** What of the BFF an intake works with; `nudgeCourier` is called once emails wait. */
export type IntakeDeps = Pick<Deps, 'database' | 'keys' | 'random' | 'clock' | 'nudgeCourier'>;

/** Who tells of records. */
export interface Intake {
  readonly clinic: Clinic;
  readonly actor: Actor;
  readonly source: Source;
  /** Says what would come of it, and does nothing. */
  readonly isDryRun?: boolean;
}

/** Roles that an intake may give and touch; owners are made by the operator's `add-owner` alone. */
export type IntakeRole = Exclude<Role, 'owner'>;

export interface ProfileIntake extends Intake {
  readonly roles: readonly IntakeRole[];
}

/** What came of one record. What a dry run would create has an id of nobody's. */
export type RecordOutcome =
  { readonly kind: 'created' | 'changed' | 'unchanged'; readonly profileId: string } | Refusal;

/** More records than this are for the caller to split: one transaction holds everybody else's writing up. */
export const MOST_RECORDS = 500;

/**
 * Makes or changes profiles as the practice system tells of them, known by its own ids (rule 37). Told again as they
 * stand, nothing is written. What is wrong with one record keeps no other out.
 *
 * A changed email address ends links and codes that went to the old mailbox, a changed number ends text messages as a
 * second step, a changed role ends sessions; each tells the person. An id whose profile was merged leads to the kept
 * one and changes nothing there.
 *
 * @param records at most {@link MOST_RECORDS}; one transaction for all of them.
 * @returns one outcome a record, in order.
 */
export async function upsertProfiles(
  deps: IntakeDeps,
  intake: ProfileIntake,
  records: readonly ProfileRecord[],
): Promise<readonly RecordOutcome[]> {
  if (records.length > MOST_RECORDS) throw new Error(`${records.length} records at once`);
  const { clinic } = intake;
  const readings = readRecords(records, { country: clinic.country, now: deps.clock() });
  const wanted = readings.flatMap((reading) => (reading.kind === 'read' ? [reading.value] : []));
  if (wanted.length === 0) return readings.filter((reading) => reading.kind === 'refused');
  const ids = wanted.map(({ practiceId }) => practiceId);
  const { db } = deps.database;

  const before = planProfiles(await findKnown(db, clinic.id, ids), wanted, intake, deps);
  // What is repeated costs nobody the write lock.
  const plan =
    intake.isDryRun || !before.some(writes)
      ? before
      : await db.transaction().execute(async (trx) => {
          await holdIntake(trx, clinic.id);
          const held = planProfiles(await holdKnown(trx, clinic.id, ids), wanted, intake, deps);
          await carryOut(deps, trx, intake, held);
          return held;
        });
  if (!intake.isDryRun && plan.some(({ kind }) => kind === 'changed')) deps.nudgeCourier();

  const outcomes = plan.values();
  return readings.map((reading) => (reading.kind === 'refused' ? reading : told(outcomes.next().value)));
}

/** What is to be done about one record. */
type Planned =
  | { readonly kind: 'created'; readonly profile: NewProfile }
  | {
      readonly kind: 'changed';
      readonly before: KnownProfile;
      readonly after: KnownProfile;
      readonly fields: readonly ChangedField[];
    }
  | { readonly kind: 'unchanged'; readonly profileId: string }
  | Refusal;

type ChangedField = ProfileField | 'role';

const writes = ({ kind }: Planned): boolean => kind === 'created' || kind === 'changed';

function told(planned: Planned | undefined): RecordOutcome {
  switch (planned?.kind) {
    case 'created':
      return { kind: 'created', profileId: planned.profile.id };
    case 'changed':
      return { kind: 'changed', profileId: planned.before.id };
    case 'unchanged':
    case 'refused':
      return planned;
    case undefined:
      throw new Error('a record has no outcome');
  }
}

function readRecords(records: readonly ProfileRecord[], at: { country: string; now: number }) {
  const seen = new Set<string>();
  return records.map((record) => {
    const isRepeated = seen.has(record.practiceId);
    seen.add(record.practiceId);
    return isRepeated ? refusal('duplicate-id', 'practiceId') : readProfileRecord(record, at);
  });
}

/** What follows from what is known and what is told; pure. */
function planProfiles(
  known: readonly KnownProfile[],
  records: readonly ProfileRecord[],
  { roles }: ProfileIntake,
  { random, clock }: Pick<Deps, 'random' | 'clock'>,
): readonly Planned[] {
  const byPracticeId = new Map(known.map((profile) => [profile.practiceId, profile]));
  const mayWrite = (role: Role) => roles.some((one) => one === role);
  return records.map((record): Planned => {
    const before = byPracticeId.get(record.practiceId);
    if (record.role !== undefined && !mayWrite(record.role)) return refusal('role-not-allowed', 'role');
    if (!before) {
      const { role = 'patient' } = record;
      if (!mayWrite(role)) return refusal('role-not-allowed', 'role');
      return { kind: 'created', profile: { ...record, role, id: newNeighbourId(random, clock()) } };
    }
    if (!mayWrite(before.role)) return refusal('role-not-allowed', 'role');
    const after = { ...before, ...record };
    const fields = ([...profileFields, 'role'] as const).filter((field) => after[field] !== before[field]);
    return before.isMerged === 1 || fields.length === 0
      ? { kind: 'unchanged', profileId: before.id }
      : { kind: 'changed', before, after, fields };
  });
}

async function carryOut(
  deps: IntakeDeps,
  trx: Db,
  { clinic, actor, source }: ProfileIntake,
  plan: readonly Planned[],
): Promise<void> {
  const created = plan.flatMap((one) => (one.kind === 'created' ? [one.profile] : []));
  if (created.length > 0) await insertNewProfiles(trx, clinic.id, created, deps.clock());
  const happened = { clinicId: clinic.id, actor, source };
  for (const { id, role } of created) {
    await recordEvent(deps, trx, { ...happened, event: 'profile-created', subjectId: id, details: { role } });
  }
  for (const one of plan) {
    if (one.kind !== 'changed') continue;
    await applyProfileChange(deps, trx, { clinic, actor, before: one.before, after: one.after });
    // Which fields, and never what stood or stands there.
    const details = {
      fields: one.fields.join(),
      ...(one.fields.includes('role') && { from: one.before.role, to: one.after.role }),
    };
    const subjectId = one.before.id;
    await recordEvent(deps, trx, { ...happened, event: 'profile-changed', subjectId, details });
  }
}
