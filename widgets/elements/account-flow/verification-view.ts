import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { redeemEmailCode, requestRecovery } from '../../client/account-calls.ts';
import { problemMessages } from '../../messages/problems.ts';
import { button } from '../../ui/button.ts';
import { clinicContact } from '../../ui/clinic-contact.ts';
import { checkCode, codeField, codeIn } from '../../ui/code-field.ts';
import { resendLine } from '../../ui/resend-line.ts';
import { fieldError } from './flow-context.ts';
import type { FlowContext } from './flow-context.ts';
import type { FlowStep } from './flow-step.ts';

type VerificationSent = Extract<FlowStep, { name: 'verification-sent' }>;

/** Step `verification-sent`: one and the same for everybody, found or not (product rule 10). */
export function verificationView(context: FlowContext, step: VerificationSent): TemplateResult {
  const { idPrefix, messages, form, client, locale } = context;
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const code = codeIn(event);
    const errors = checkCode(code);
    const { waitingToken } = step;
    const answer = await context.send(errors, () => redeemEmailCode(client, { waitingToken, code }));
    if (!answer) return;
    const { accounts } = answer;
    const [only, ...others] = accounts;
    if (!only) context.go({ name: 'link-invalid' });
    else if (others.length) context.go({ name: 'choose-account', accounts });
    else context.go({ name: 'opening-link', token: only.token });
  };
  const isChecking = form.pending && step.resend !== 'on-its-way';
  return html`<form method="post" novalidate @submit=${submit}>
      <h2 class="ca-heading" tabindex="-1">${messages.sentHeading}</h2>
      <p class="ca-lead">${messages.sent}</p>
      <p class="ca-lead">${messages.sentNext}</p>
      ${codeField({
        id: `${idPrefix}-code`,
        label: messages.code,
        error: fieldError(context, 'code'),
        readOnly: form.pending,
      })}
      ${button('primary', isChecking ? messages.checking : messages.next, isChecking)}
    </form>
    ${resendEmail(context, step)}
    <p class="ca-lead">${messages.noEmail}</p>
    ${clinicContact(client.clinic, problemMessages[locale])}
    <div class="ca-actions">
      ${button('plain', messages.back, false, () => context.go({ name: 'forgot-password' }))}
    </div>`;
}

/** Asking for the email once more. */
function resendEmail(context: FlowContext, step: VerificationSent): TemplateResult {
  const { idPrefix, messages, form, client, locale, resendWait } = context;
  const { identifier, waitingToken } = step;
  const resend = async (): Promise<void> => {
    if (form.pending) return;
    const request = { identifier, locale, waitingToken };
    context.stay({ ...step, resend: 'on-its-way' });
    const answer = await context.send(new Map(), () => requestRecovery(client, request));
    if (!answer) {
      context.stay(step);
      return;
    }
    resendWait.start(answer.resendAfterSeconds);
    context.stay({ ...step, waitingToken: answer.waitingToken, resend: 'done' });
  };
  return resendLine({ idPrefix, words: messages, locale, wait: resendWait, state: step.resend, resend });
}
