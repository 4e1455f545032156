import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { button } from '../../ui/button.ts';
import { ownPasswordFields } from '../../ui/own-password-fields.ts';
import { typedIn } from '../../ui/typed-in.ts';
import { fieldError } from './settings-context.ts';
import type { SettingsContext, SettingsSentence } from './settings-context.ts';

/** A form that asks for the current password before it does something. */
export interface PasswordForm {
  readonly heading: string;
  /** What to know beforehand. */
  readonly lead: TemplateResult | typeof nothing;
  /** What else is asked for. */
  readonly fields?: TemplateResult | typeof nothing;
  /** The button, and what it says while the answer is awaited. */
  readonly action: string;
  readonly acting: string;
  /** Sends the form; {@link currentPasswordIn} reads it. */
  readonly submit: (event: SubmitEvent) => Promise<void>;
}

/** The form, and the way back to the overview. */
export function passwordForm(context: SettingsContext, piece: PasswordForm): TemplateResult {
  const { idPrefix, credentials, forms, pieces, client } = context;
  const { form, reveal } = pieces;
  const { heading, lead, fields = nothing, action, acting, submit } = piece;
  return html`<form method="post" novalidate @submit=${submit}>
      <h2 class="ca-heading" tabindex="-1">${heading}</h2>
      ${lead} ${fields}
      ${ownPasswordFields({
        idPrefix,
        username: client.session?.username ?? '',
        error: fieldError(context, 'currentPassword'),
        readOnly: form.pending,
        reveal,
        credentials,
        forms,
      })}
      ${button('primary', form.pending ? acting : action, form.pending)}
    </form>
    ${wayBack(context)}`;
}

/** Back to the overview. */
export function wayBack({ words, go }: SettingsContext): TemplateResult {
  return html`<div class="ca-actions">
    ${button('plain', words.back, false, () => go({ name: 'two-step-overview' }))}
  </div>`;
}

/**
 * The current password in the form that is being sent; without one, that is an error.
 *
 * @param errors - takes the error
 */
export function currentPasswordIn(event: SubmitEvent, errors: Map<string, SettingsSentence>): string {
  const currentPassword = typedIn(event, 'currentPassword');
  if (!currentPassword) errors.set('currentPassword', 'currentPasswordMissing');
  return currentPassword;
}
