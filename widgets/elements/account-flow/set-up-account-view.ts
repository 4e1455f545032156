import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { setUpAccount } from '../../client/account-calls.ts';
import { button } from '../../ui/button.ts';
import { checkNewPassword, newPasswordFields } from '../../ui/new-password-fields.ts';
import { textField } from '../../ui/text-field.ts';
import { typedIn } from '../../ui/typed-in.ts';
import { fieldError } from './flow-context.ts';
import type { FlowContext, FlowSentence } from './flow-context.ts';
import type { FlowStep } from './flow-step.ts';

/** Step `set-up-account`: the first username and password. Nothing is suggested: the choice is the person's. */
export function setUpAccountView(
  context: FlowContext,
  { token, link }: Extract<FlowStep, { name: 'set-up-account' }>,
): TemplateResult {
  const { idPrefix, messages, fieldMessages, formMessages, loginMessages, form, reveal, strength, client } =
    context;
  const { name, passwordMinLength: minLength } = link;
  const readOnly = form.pending;
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    reveal.hide();
    const username = typedIn(event, 'username').trim();
    const newPassword = typedIn(event, 'newPassword');
    const errors = new Map<string, FlowSentence>();
    if (!username) errors.set('username', 'usernameMissing');
    const confirmed = typedIn(event, 'confirmPassword');
    for (const [field, error] of checkNewPassword(newPassword, confirmed, minLength))
      errors.set(field, error);
    // Once it has worked, the client tells everybody, this widget too, who is logged in.
    await context.send(errors, () => setUpAccount(client, { token, username, newPassword }, context.by));
  };
  return html`<form method="post" novalidate @submit=${submit}>
      <h2 class="ca-heading" tabindex="-1">${messages.welcome(name)}</h2>
      <p class="ca-lead">${messages.setUp}</p>
      ${textField({
        id: `${idPrefix}-username`,
        name: 'username',
        label: loginMessages.username,
        autocomplete: 'username',
        hint: fieldMessages.usernameHint,
        error: fieldError(context, 'username'),
        readOnly,
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
        personal: [name, client.clinic?.name ?? '', client.slug],
      })}
      ${button('primary', readOnly ? messages.settingUp : messages.submit, readOnly)}
    </form>
    <div class="ca-actions">
      ${button('plain', messages.backToLogin, false, () => context.toLogin(null))}
    </div>`;
}
