import { removeAppointments } from '../../bff/actions/remove-appointments.ts';
import { removeProfiles } from '../../bff/actions/remove-profiles.ts';
import { type AppointmentRecord, upsertAppointments } from '../../bff/actions/upsert-appointments.ts';
import { type IntakeRole, type ProfileRecord, upsertProfiles } from '../../bff/actions/upsert-profiles.ts';
import { systemRandom } from '../../bff/crypto/token.ts';
import { NO_SOURCE } from '../../bff/domain/audit-event.ts';
import { type Clinic, findClinicById } from '../../bff/storage/clinics.ts';
import { testKeys } from './auth-node.ts';
import type { FrontDoor } from './front-door.ts';
import type { TestClinic } from './people.ts';

export const EVERYBODY_BUT_OWNERS: readonly IntakeRole[] = ['patient', 'staff', 'full-access'];

/** A clinic's practice system, with a hand on the actions themselves. */
export interface PracticeSystem {
  readonly clinic: Clinic;
  upsert(
    records: readonly ProfileRecord[],
    more?: { roles?: readonly IntakeRole[]; isDryRun?: boolean },
  ): ReturnType<typeof upsertProfiles>;
  remove(ids: readonly string[], roles?: readonly IntakeRole[]): ReturnType<typeof removeProfiles>;
  visits(
    records: readonly AppointmentRecord[],
    more?: { isDryRun?: boolean },
  ): ReturnType<typeof upsertAppointments>;
  cancel(ids: readonly string[]): ReturnType<typeof removeAppointments>;
  /** Has the practice system know somebody who was there before it. */
  adopt(practiceId: string, profileId: string, isMerged?: 0 | 1): Promise<void>;
}

export async function practiceSystem(door: FrontDoor, { id }: TestClinic): Promise<PracticeSystem> {
  const { database } = door.node;
  const clinic = await findClinicById(database.db, id);
  const clock = door.clock.now;
  const deps = { database, keys: testKeys(1), random: systemRandom, clock, nudgeCourier: () => {} };
  const who = { clinic, actor: { kind: 'operator' }, source: NO_SOURCE } as const;
  return {
    clinic,
    upsert: (records, { roles = EVERYBODY_BUT_OWNERS, isDryRun = false } = {}) =>
      upsertProfiles(deps, { ...who, roles, isDryRun }, records),
    remove: (ids, roles = EVERYBODY_BUT_OWNERS) => removeProfiles(deps, { ...who, roles }, ids),
    visits: (records, { isDryRun = false } = {}) => upsertAppointments(deps, { ...who, isDryRun }, records),
    cancel: (ids) => removeAppointments(deps, who, ids),
    async adopt(practiceId, profileId, isMerged = 0) {
      const link = { clinicId: id, practiceId, profileId, isMerged };
      await database.db.insertInto('practiceProfile').values(link).execute();
    },
  };
}

/** A profile's record; what a test cares about, it gives. */
export function profileRecord(given: Partial<ProfileRecord> & { practiceId: string }): ProfileRecord {
  return {
    givenName: 'Ann',
    familyName: 'Lee',
    birthDate: '1980-02-29',
    email: `${given.practiceId.toLowerCase()}@mail.example`,
    mobilePhone: '604 555 0123',
    locale: null,
    ...given,
  };
}

/** A visit's record. */
export function appointmentRecord(
  given: Partial<AppointmentRecord> & { appointmentId: string; practiceId: string },
): AppointmentRecord {
  return {
    startsAt: '2026-12-01T09:30:00-08:00',
    endsAt: '2026-12-01T10:15:00-08:00',
    practitioner: 'Farah Aziz',
    treatment: 'Physiotherapy',
    place: 'Room 2',
    onlineUrl: null,
    isCancelled: false,
    ...given,
  };
}
