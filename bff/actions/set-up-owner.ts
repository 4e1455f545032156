import type { Clinic } from '../storage/clinics.ts';
import type { Db } from '../storage/database.ts';
import type { Profile, ProfileKey } from '../storage/profiles.ts';

/**
 * Who sets a method of 2-Step Verification up: a logged-in person, or somebody whose login owes it. What is begun
 * under one session or login can be finished under it alone.
 */
export interface SetUpOwner {
  readonly clinic: Clinic;
  readonly profile: Profile;
  /** Of the token of the session or login. */
  readonly ownerHash: string;
  /** Of the page, admitted by the clinic gate. */
  readonly origin: string;
  /** Asked while the profile is held, for another login may have been first; left out: it may. */
  readonly mayStillSetUp?: (trx: Db) => Promise<boolean>;
}

/** Whose method it will be. */
export function profileKeyOf({ clinic, profile }: Pick<SetUpOwner, 'clinic' | 'profile'>): ProfileKey {
  return { clinicId: clinic.id, profileId: profile.id };
}

/** Under what a set-up is stored. */
export function setUpKeyOf({ clinic, ownerHash }: Pick<SetUpOwner, 'clinic' | 'ownerHash'>) {
  return { clinicId: clinic.id, ownerHash };
}

/** What an authenticator app's secret is sealed for: it opens at no other profile. */
export function authenticatorSealedFor({ clinicId, profileId }: ProfileKey): string {
  return `${clinicId}|${profileId}`;
}
