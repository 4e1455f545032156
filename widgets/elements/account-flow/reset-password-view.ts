import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { resetPassword } from '../../client/account-calls.ts';
import { recoveryMessages } from '../../messages/recovery.ts';
import type { RecoveryMessages } from '../../messages/recovery.ts';
import { button } from '../../ui/button.ts';
import { checkNewPassword, newPasswordFields } from '../../ui/new-password-fields.ts';
import { textField } from '../../ui/text-field.ts';
import { typedIn } from '../../ui/typed-in.ts';
import { fieldError } from './flow-context.ts';
import type { FlowContext } from './flow-context.ts';
import type { FlowStep } from './flow-step.ts';

/** Step `reset-password`: a new password, beside the username that it belongs to. */
export function resetPasswordView(
  context: FlowContext,
  { token, link }: Extract<FlowStep, { name: 'reset-password' }>,
): TemplateResult {
  const { idPrefix, messages, fieldMessages, formMessages, loginMessages, form, reveal, strength, client } =
    context;
  const { name, username, passwordMinLength: minLength } = link;
  const readOnly = form.pending;
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    reveal.hide();
    const newPassword = typedIn(event, 'newPassword');
    const errors = checkNewPassword(newPassword, typedIn(event, 'confirmPassword'), minLength);
    const answer = await context.send(errors, () => resetPassword(client, { token, newPassword }));
    if (!answer) return;
    context.toLogin((language) => passwordSaved(recoveryMessages[language], answer.username));
  };
  return html`<form method="post" novalidate @submit=${submit}>
      <h2 class="ca-heading" tabindex="-1">${messages.hello(name)}</h2>
      <p class="ca-lead">${messages.reset}</p>
      ${textField({
        id: `${idPrefix}-username`,
        name: 'username',
        label: loginMessages.username,
        // Not to be changed here, but a real input: password managers save the new password under it.
        autocomplete: 'username',
        value: username ?? '',
        readOnly: true,
      })}
      ${newPasswordFields({
        idPrefix,
        messages: fieldMessages,
        formMessages,
        hint: fieldMessages.passwordHint(String(minLength)),
        error: (field) => fieldError(context, field, minLength),
        readOnly,
        reveal,
        strength,
        minLength,
        personal: [name, username ?? '', client.clinic?.name ?? '', client.slug],
      })}
      ${button('primary', readOnly ? messages.saving : messages.save, readOnly)}
    </form>
    <div class="ca-actions">
      ${button('plain', messages.backToLogin, false, () => context.toLogin(null))}
    </div>`;
}

/** What stands above the login form then: the username, which some had forgotten, stays in sight. */
function passwordSaved({ savedHeading, saved }: RecoveryMessages, username: string): TemplateResult {
  return html`<h2 class="ca-heading" tabindex="-1">${savedHeading}</h2>
    <p>${saved} <strong>${username}</strong></p>`;
}
