import type { DuplicateReason, Role } from '../contract/index.ts';
import { isStaff } from './role.ts';

/** What two profiles are compared by. */
export interface ComparedProfile {
  readonly role: Role;
  readonly nameKey: string;
  readonly birthDate: string | null;
  readonly emailKey: string | null;
  /** E.164 */
  readonly mobilePhone: string | null;
}

/** The stronger reason first: in this order duplicates are listed. */
export const duplicateReasons = [
  'same-name-and-birth-date',
  'same-email',
  'same-phone',
] as const satisfies readonly DuplicateReason[];

/** By what a reason compares; profiles that lack one of these are nobody's duplicates by it. */
export const comparedBy = {
  'same-name-and-birth-date': ['nameKey', 'birthDate'],
  'same-email': ['emailKey'],
  'same-phone': ['mobilePhone'],
} as const satisfies Readonly<Record<DuplicateReason, readonly (keyof ComparedProfile)[]>>;

/** What a reason compares of a profile, in the order of {@link comparedBy}; null: something of it is not known. */
export function comparedKey(profile: ComparedProfile, reason: DuplicateReason): readonly string[] | null {
  const key: string[] = [];
  for (const name of comparedBy[reason]) {
    const value = profile[name];
    if (value === null || value === '') return null;
    key.push(value);
  }
  return key;
}

/**
 * Why two profiles could be one person (rule 34); none where one is a patient's and the other belongs to somebody who
 * works at the clinic: staff who are patients too have two on purpose.
 */
export function reasonsOf(one: ComparedProfile, other: ComparedProfile): readonly DuplicateReason[] {
  if (isStaff(one.role) !== isStaff(other.role)) return [];
  return duplicateReasons.filter((reason) => {
    const key = comparedKey(one, reason);
    const others = comparedKey(other, reason);
    return key !== null && others !== null && key.every((part, index) => part === others[index]);
  });
}
