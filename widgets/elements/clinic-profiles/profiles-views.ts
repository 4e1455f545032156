import type { TemplateResult } from 'lit';
import { endSessionsView, pauseView, removeView, resumeView } from './access-views.ts';
import { cardView } from './card-view.ts';
import { duplicatesView } from './duplicates-view.ts';
import { passwordResetView, welcomeView } from './email-views.ts';
import { findView } from './find-view.ts';
import { mergeView } from './merge-view.ts';
import type { ProfilesContext } from './profiles-context.ts';
import type { ProfileDeed, ProfilesStep, ProfilesStepName } from './profiles-step.ts';

type StepOf<N extends ProfilesStepName> = N extends ProfileDeed
  ? Extract<ProfilesStep, { readonly profile: unknown }>
  : Extract<ProfilesStep, { readonly name: N }>;

/** Every step has a view here: one that is added does not compile until it has. */
const views: {
  readonly [N in ProfilesStepName]: (context: ProfilesContext, step: StepOf<N>) => TemplateResult;
} = {
  'find-profile': findView,
  profile: cardView,
  'welcome-email': welcomeView,
  'password-reset-email': passwordResetView,
  'end-sessions': endSessionsView,
  'pause-two-step': pauseView,
  'resume-two-step': resumeView,
  'remove-two-step': removeView,
  'possible-duplicates': duplicatesView,
  'merge-profiles': mergeView,
};

/** What shows at a step. */
export function profilesView(context: ProfilesContext, step: ProfilesStep): TemplateResult {
  const view = views[step.name] as (context: ProfilesContext, step: ProfilesStep) => TemplateResult;
  return view(context, step);
}
