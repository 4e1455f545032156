import type { ListedProfile, StaffTwoStep } from '../contract/index.ts';
import { shownPhone } from '../domain/identifier.ts';
import { isStaff } from '../domain/role.ts';
import { twoStepState } from '../domain/two-step.ts';
import type { ListedProfileRow } from '../storage/listed-profiles.ts';
import { fullName } from '../storage/profiles.ts';

/**
 * A profile as staff find it (rule 33).
 *
 * @param now in ms since the epoch: a pause ends by itself.
 */
export function listProfile(row: ListedProfileRow, now: number): ListedProfile {
  const { id, role, birthDate, email, mobilePhone, username } = row;
  return {
    id,
    name: fullName(row),
    role,
    birthDate,
    email,
    mobilePhone: mobilePhone && shownPhone(mobilePhone),
    username,
    twoStep: isStaff(role) ? twoStepState(row.twoStep, now) : null,
  };
}

/** Somebody who works at the clinic, and how their 2-Step Verification stands. */
export function listStaffTwoStep(row: ListedProfileRow, now: number): StaffTwoStep {
  return { id: row.id, name: fullName(row), twoStep: twoStepState(row.twoStep, now) };
}
