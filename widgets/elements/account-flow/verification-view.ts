import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { redeemEmailCode, requestRecovery } from '../../client/account-calls.ts';
import { problemMessages } from '../../messages/problems.ts';
import { waitAsClock, waitInWords } from '../../messages/wait.ts';
import { button } from '../../ui/button.ts';
import { clinicContact } from '../../ui/clinic-contact.ts';
import { textField } from '../../ui/text-field.ts';
import { typedIn } from '../../ui/typed-in.ts';
import { fieldError } from './flow-context.ts';
import type { FlowContext, FlowSentence } from './flow-context.ts';
import type { FlowStep } from './flow-step.ts';

type VerificationSent = Extract<FlowStep, { name: 'verification-sent' }>;

/** Step `verification-sent`: one and the same for everybody, found or not (product rule 10). */
export function verificationView(context: FlowContext, step: VerificationSent): TemplateResult {
  const { idPrefix, messages, form, client, locale } = context;
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const code = digitsOf(typedIn(event, 'code'));
    const errors = new Map<string, FlowSentence>();
    if (!code) errors.set('code', 'codeMissing');
    else if (!/^\d{6}$/.test(code)) errors.set('code', 'codeIncomplete');
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
      ${textField({
        id: `${idPrefix}-code`,
        name: 'code',
        label: messages.code,
        autocomplete: 'one-time-code',
        inputMode: 'numeric',
        error: fieldError(context, 'code'),
        readOnly: form.pending,
      })}
      ${button('primary', isChecking ? messages.checking : messages.next, isChecking)}
    </form>
    ${resendLine(context, step)}
    <p class="ca-lead">${messages.noEmail}</p>
    ${clinicContact(client.clinic, problemMessages[locale])}
    <div class="ca-actions">
      ${button('plain', messages.back, false, () => context.go({ name: 'forgot-password' }))}
    </div>`;
}

/** **Resend code**, or when it can be pressed. */
function resendLine(context: FlowContext, step: VerificationSent): TemplateResult {
  const { messages, form, client, locale, resendWait } = context;
  const { identifier, waitingToken } = step;
  const resend = async (): Promise<void> => {
    if (resendWait.left || form.pending) return;
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
  const { left, total } = resendWait;
  const isOnItsWay = step.resend === 'on-its-way';
  const inTime = step.resend === 'done' ? messages.resent : '';
  const status = left ? inTime : isOnItsWay ? '' : messages.resendNow;
  return html`<div class="ca-resend">
    <button
      class="ca-button ca-secondary"
      type="button"
      aria-disabled=${left ? 'true' : nothing}
      aria-busy=${isOnItsWay ? 'true' : nothing}
      aria-describedby="${context.idPrefix}-resend"
      @click=${resend}
    >
      ${isOnItsWay ? messages.sending : messages.resend}
    </button>
    <p class="ca-text ca-muted" id="${context.idPrefix}-resend">
      ${
        left
          ? html`<span aria-hidden="true" class="ca-clock">${messages.resendIn(waitAsClock(left))}</span
              ><span class="ca-unseen">${messages.resendIn(waitInWords(total, locale))}</span>`
          : nothing
      }
    </p>
    <div role="status">${status ? html`<p class="ca-text ca-muted">${status}</p>` : nothing}</div>
  </div>`;
}

/** A code as it was typed or pasted: spaces and hyphens do not count. */
function digitsOf(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '');
}
