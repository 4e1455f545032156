import type { Role } from './session.ts';

/**
 * The server-to-server API of the clinic's practice system (product rule 37): below `/api/v1/clinics/{clinic}`, with
 * `Authorization: Bearer KEY`. Ids are the practice system's own, 1 to 100 printable ASCII characters without spaces;
 * whatever is sent again is taken as the same.
 */

/** A profile as the practice system tells of it. What is left out, but for the role, is none. */
export interface PracticeProfile {
  readonly id: string;
  /** Left out: an existing profile keeps its role, a new one is a patient's. */
  readonly role?: Role;
  readonly givenName: string;
  readonly familyName: string;
  /** `YYYY-MM-DD` */
  readonly birthDate?: string | null;
  readonly email?: string | null;
  /** In any usual spelling; without a country code it is at home in the clinic's country. */
  readonly mobilePhone?: string | null;
  /** `en`, `fr` or `es`; none: the clinic's. */
  readonly locale?: string | null;
}

/** `PUT …/profiles`, scope `profiles` for patients, `staff` for staff and full access: at most 500. */
export interface PracticeProfilesRequest {
  readonly profiles: readonly PracticeProfile[];
}

/** Why a record was not taken. */
export type PracticeRefusal =
  /** A value that has to be there is not. */
  | 'missing'
  /** It cannot be read as what it should be. */
  | 'malformed'
  | 'too-long'
  /** A birth date that is still to come. */
  | 'in-the-future'
  /** The visit ends before it begins, or as it begins. */
  | 'ends-before-start'
  /** The same id stood in this call before. */
  | 'duplicate-id'
  /** The key may neither give this role nor touch who has it. */
  | 'role-not-allowed'
  /** No profile of the clinic has this practice id. */
  | 'unknown-profile';

/** A record that was not taken; the others of its call were. */
export interface RefusedRecord {
  /** As it was sent; null where it cannot be an id. */
  readonly id: string | null;
  readonly outcome: 'refused';
  readonly reason: PracticeRefusal;
  /** The record's field that it is about; left out: the whole record. */
  readonly field?: string;
}

/** A profile that stands as it was sent. */
export interface TakenProfile {
  readonly id: string;
  readonly outcome: 'created' | 'changed' | 'unchanged';
  /** Names the profile in this BFF. After a merge several practice ids lead to one. */
  readonly profileId: string;
}

/** One result a record, in the order in which they were sent. */
export interface PracticeProfilesAnswer {
  readonly results: readonly (TakenProfile | RefusedRecord)[];
}

/** `POST …/profiles/remove` and `POST …/appointments/remove`: at most 500 ids. */
export interface PracticeRemovalRequest {
  readonly ids: readonly string[];
}

/** One result an id, in order. */
export interface PracticeRemovalAnswer {
  readonly results: readonly {
    readonly id: string;
    /** `unknown`: there is none, or no longer; `refused`: a role that the key may not touch. */
    readonly outcome: 'removed' | 'unknown' | 'refused';
  }[];
}

/** A visit as the practice system tells of it. What is left out is none. */
export interface PracticeAppointment {
  readonly id: string;
  /** Whose it is: the practice system's id of the profile. */
  readonly practiceId: string;
  /** RFC 3339 with its offset, or without one (`2026-12-01T09:30`) on the clock at the clinic. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly practitioner: string;
  readonly treatment: string;
  readonly place?: string | null;
  /** Where an online visit takes place, `https:`. */
  readonly onlineUrl?: string | null;
  readonly isCancelled?: boolean;
}

/** `PUT …/appointments`, scope `appointments`: at most 500. */
export interface PracticeAppointmentsRequest {
  readonly appointments: readonly PracticeAppointment[];
}

/** A visit that stands as it was sent. */
export interface TakenAppointment {
  readonly id: string;
  readonly outcome: 'created' | 'changed' | 'unchanged';
}

/** One result a record, in the order in which they were sent. */
export interface PracticeAppointmentsAnswer {
  readonly results: readonly (TakenAppointment | RefusedRecord)[];
}
