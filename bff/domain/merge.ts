import type { MergedField, Problem, Role } from '../contract/index.ts';
import { methodsOf, type TwoStepFacts } from './two-step.ts';

/** What of a profile decides what a merge makes of it. */
export interface MergingProfile {
  readonly id: string;
  readonly role: Role;
  readonly name: string;
  readonly birthDate: string | null;
  readonly email: string | null;
  readonly mobilePhone: string | null;
  readonly locale: string | null;
  readonly username: string | null;
  readonly twoStep: TwoStepFacts;
}

/** The fields that a kept profile can get from the other. */
export type FilledFields = Pick<MergingProfile, 'birthDate' | 'email' | 'mobilePhone' | 'locale'>;

/** What becomes of the two logins: `moved`, the other's moves to the profile that is kept. */
export type MergedLogin = 'kept' | 'moved' | 'none';

/**
 * Whether these two may be merged by somebody with this role and profile; null: they may.
 *
 * Problems: `malformed` (the same profile twice), `own-profile`, `roles-differ`, `not-allowed` (owners are merged by
 * owners alone).
 */
export function refuseMerge(
  asking: { readonly role: Role; readonly profileId: string },
  kept: Pick<MergingProfile, 'id' | 'role'>,
  other: Pick<MergingProfile, 'id' | 'role'>,
): Problem | null {
  if (kept.id === other.id) return { code: 'malformed', field: 'otherId' };
  if (kept.id === asking.profileId || other.id === asking.profileId) return { code: 'own-profile' };
  const isOwners = kept.role === 'owner' || other.role === 'owner';
  if (isOwners && asking.role !== 'owner') return { code: 'not-allowed' };
  return kept.role === other.role ? null : { code: 'roles-differ' };
}

/** What becomes of the logins: one stays one, and of two that of the profile that is kept stays. */
export function mergedLogin(kept: MergingProfile, other: MergingProfile): MergedLogin {
  if (kept.username !== null) return 'kept';
  return other.username === null ? 'none' : 'moved';
}

/**
 * What the kept profile says afterwards: what it said, and of what it lacked what the other says. But text messages
 * count only while the number that was proven is the profile's (rule 17): where a login moves whose second step they
 * are, its number moves too, or a merge would turn 2-Step Verification off.
 */
export function filledFields(kept: MergingProfile, other: MergingProfile): FilledFields {
  const numberMoves = mergedLogin(kept, other) === 'moved' && methodsOf(other.twoStep).includes('sms');
  return {
    birthDate: kept.birthDate ?? other.birthDate,
    email: kept.email ?? other.email,
    mobilePhone: numberMoves ? other.mobilePhone : (kept.mobilePhone ?? other.mobilePhone),
    locale: kept.locale ?? other.locale,
  };
}

/**
 * The number that text messages are proven for afterwards; null: none. What was off stays off: a number that comes
 * with the other profile does not bring an old proof back to life.
 */
export function provenPhone(kept: MergingProfile, other: MergingProfile): string | null {
  const { twoStep } = mergedLogin(kept, other) === 'moved' ? other : kept;
  return methodsOf(twoStep).includes('sms') ? twoStep.smsPhone : null;
}

/** The fields side by side, for people to look at. */
export function mergedFields(
  kept: MergingProfile,
  other: MergingProfile,
  shownPhone: (phone: string) => string,
): readonly MergedField[] {
  const filled = { name: kept.name, ...filledFields(kept, other) };
  const names = ['name', 'birthDate', 'email', 'mobilePhone', 'locale'] as const;
  return names.map((field) => {
    const shown = (value: string | null) =>
      field === 'mobilePhone' && value !== null ? shownPhone(value) : value;
    return { field, kept: shown(kept[field]), other: shown(other[field]), result: shown(filled[field]) };
  });
}
