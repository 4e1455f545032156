import type { ListedProfile, ProfileCard } from '../../../bff/contract/index.ts';

/** Two profiles that could be one person. */
export type Pair = readonly [ListedProfile, ListedProfile];

/** What `<clinic-profiles>` shows. */
export type ProfilesStep =
  | { readonly name: 'find-profile' }
  /** `called`: what the person is called, as far as it is known before the card has come. */
  | { readonly name: 'profile'; readonly id: string; readonly called: string }
  | { readonly name: ProfileDeed; readonly profile: ProfileCard }
  | { readonly name: 'possible-duplicates' }
  | { readonly name: 'merge-profiles'; readonly pair: Pair; readonly keptId: string };

/** What is done from a profile's card, after a question. */
export type ProfileDeed =
  | 'welcome-email'
  | 'password-reset-email'
  | 'end-sessions'
  | 'pause-two-step'
  | 'resume-two-step'
  | 'remove-two-step';

/** The name of such a step. */
export type ProfilesStepName = ProfilesStep['name'];

/** Tells the button that leads to a step: it takes the focus on the way back. */
export function wayTo(step: ProfilesStep): string {
  if (step.name === 'profile') return `profile-${step.id}`;
  if (step.name === 'merge-profiles') return `merge-${step.pair.map(({ id }) => id).join('-')}`;
  return step.name;
}
