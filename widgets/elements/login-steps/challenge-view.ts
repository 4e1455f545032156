import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { SecondStep } from '../../../bff/contract/index.ts';
import { authenticatorView } from './authenticator-view.ts';
import { choicesView } from './choices-view.ts';
import { closedView } from './closed-view.ts';
import { passkeyView } from './passkey-view.ts';
import { recoveryCodeView } from './recovery-code-view.ts';
import { smsView } from './sms-view.ts';
import type { Face, StepsContext } from './steps-context.ts';
import { waysOn } from './ways-on.ts';

type View = (context: StepsContext, step: SecondStep) => TemplateResult;

const views: Readonly<Record<Exclude<Face, 'mobile-phone'>, View>> = {
  sms: smsView,
  authenticator: authenticatorView,
  passkey: passkeyView,
  choices: choicesView,
  'recovery-code': recoveryCodeView,
};

/** Whether this way is closed for now, after too many wrong codes (product rule 20). */
export function isClosed({ face, closedWait }: Pick<StepsContext, 'face' | 'closedWait'>): boolean {
  return closedWait.left > 0 && (face === 'sms' || face === 'authenticator');
}

/** Step `second-step`: the person's default way first, and the others one button away (product rule 14). */
export function challengeView(context: StepsContext, step: SecondStep): TemplateResult {
  const { face, messages } = context;
  if (isClosed(context)) return closedView(context, step);
  const view = views[face === 'mobile-phone' ? 'choices' : face];
  if (face === 'recovery-code' || face === 'choices') return view(context, step);
  return html`<h2 class="ca-heading" tabindex="-1">${messages.heading}</h2>
    ${view(context, step)} ${waysOn(context)}`;
}
