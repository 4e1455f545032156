import type { TemplateResult } from 'lit';
import type { LaterStep } from '../../client/auth-client.ts';
import { challengeView } from './challenge-view.ts';
import { saveCodeView } from './save-code-view.ts';
import { setUpView } from './set-up-view.ts';
import type { StepsContext } from './steps-context.ts';

type View<S extends LaterStep> = (context: StepsContext, step: S) => TemplateResult;

/** Every step between password and session has a view here: a new one does not compile until it has. */
const views: { readonly [N in LaterStep['name']]: View<Extract<LaterStep, { name: N }>> } = {
  'second-step': challengeView,
  'set-up-two-step': setUpView,
  'save-recovery-code': saveCodeView,
};

/** What a person sees of a step. */
export function laterStepView(context: StepsContext, step: LaterStep): TemplateResult {
  // The compiler cannot see that a step's name finds the view for that very step; the map's type says it.
  const view = views[step.name] as View<LaterStep>;
  return view(context, step);
}
