import type { TemplateResult } from 'lit';
import { chooseAccountView } from './choose-account-view.ts';
import type { FlowContext } from './flow-context.ts';
import type { FlowStep } from './flow-step.ts';
import { forgotView } from './forgot-view.ts';
import { linkInvalidView, linkMissingView, openingLinkView } from './link-views.ts';
import { loginView } from './login-view.ts';
import { resetPasswordView } from './reset-password-view.ts';
import { setUpAccountView } from './set-up-account-view.ts';
import { verificationView } from './verification-view.ts';

type View<S extends FlowStep> = (context: FlowContext, step: S) => TemplateResult;

/** Every step has a view here: a new one does not compile until it has. */
const views: { readonly [N in FlowStep['name']]: View<Extract<FlowStep, { name: N }>> } = {
  'forgot-password': forgotView,
  'verification-sent': verificationView,
  'choose-account': chooseAccountView,
  'opening-link': openingLinkView,
  'link-invalid': linkInvalidView,
  'link-missing': linkMissingView,
  'reset-password': resetPasswordView,
  'set-up-account': setUpAccountView,
  login: loginView,
};

/** What a person sees of a step. */
export function flowView(context: FlowContext, step: FlowStep): TemplateResult {
  // The compiler cannot see that a step's name finds the view for that very step; the map's type says it.
  const view = views[step.name] as View<FlowStep>;
  return view(context, step);
}
