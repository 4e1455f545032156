import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { requestRecovery } from '../../client/account-calls.ts';
import { button } from '../../ui/button.ts';
import { textField } from '../../ui/text-field.ts';
import { typedIn } from '../../ui/typed-in.ts';
import { fieldError } from './flow-context.ts';
import type { FlowContext, FlowSentence } from './flow-context.ts';

/** Step `forgot-password`: whom the email is for. */
export function forgotView(context: FlowContext): TemplateResult {
  const { idPrefix, messages, loginMessages, form, client, locale, resendWait } = context;
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const identifier = typedIn(event, 'identifier').trim();
    const errors = new Map<string, FlowSentence>();
    if (!identifier) errors.set('identifier', 'identifierMissing');
    const answer = await context.send(errors, () => requestRecovery(client, { identifier, locale }));
    if (!answer) return;
    const { waitingToken, resendAfterSeconds } = answer;
    resendWait.start(resendAfterSeconds);
    context.go({ name: 'verification-sent', identifier, waitingToken, resend: 'not-yet' });
  };
  return html`<form method="post" novalidate @submit=${submit}>
      <h2 class="ca-heading" tabindex="-1">${loginMessages.forgotten}</h2>
      <p class="ca-lead">${messages.explanation}</p>
      ${textField({
        id: `${idPrefix}-identifier`,
        name: 'identifier',
        label: messages.identifier,
        // Either of two things, for which there is no one token: `email` and `tel` would each be wrong half the
        // time, and `username` would have password managers fill in the username, by which nobody is found.
        autocomplete: 'on',
        error: fieldError(context, 'identifier'),
        readOnly: form.pending,
      })}
      ${button('primary', form.pending ? messages.sending : messages.submit, form.pending)}
    </form>
    <div class="ca-actions">${button('plain', messages.back, false, () => context.toLogin(null))}</div>`;
}
