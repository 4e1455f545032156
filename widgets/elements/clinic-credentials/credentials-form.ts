import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Clinic, Session } from '../../../bff/contract/index.ts';
import type { CredentialFieldMessages } from '../../messages/credential-fields.ts';
import type { CredentialsMessages } from '../../messages/credentials.ts';
import type { FormMessages } from '../../messages/form.ts';
import type { LoginMessages } from '../../messages/login.ts';
import { button } from '../../ui/button.ts';
import type { FormController } from '../../ui/form-controller.ts';
import { newPasswordFields } from '../../ui/new-password-fields.ts';
import { passwordField } from '../../ui/password-field.ts';
import type { PasswordReveal } from '../../ui/password-field.ts';
import type { PasswordStrength } from '../../ui/password-strength.ts';
import { textField } from '../../ui/text-field.ts';
import type { CredentialSentence } from './credential-errors.ts';

/** What the form has to work with. */
export interface CredentialsForm {
  /** The start of every id; unique in the page. */
  readonly idPrefix: string;
  readonly messages: CredentialsMessages;
  readonly fieldMessages: CredentialFieldMessages;
  readonly formMessages: FormMessages;
  readonly loginMessages: LoginMessages;
  readonly form: FormController<CredentialSentence>;
  readonly reveal: PasswordReveal;
  readonly strength: PasswordStrength;
  readonly session: Session;
  /** Null while not known. */
  readonly clinic: Clinic | null;
  readonly save: (event: SubmitEvent) => Promise<void>;
}

/** The form in which a logged-in person changes their username, their password or both. */
export function credentialsForm(context: CredentialsForm): TemplateResult {
  const { idPrefix, messages, fieldMessages, formMessages, loginMessages } = context;
  const { form, reveal, strength, session, clinic, save } = context;
  const readOnly = form.pending;
  const error = (name: string): string | undefined => {
    const sentence = form.errors.get(name);
    const words = sentence && { ...fieldMessages.errors, ...messages.errors }[sentence];
    // The clinic's minimum is not known here: `password-too-short` has a sentence of this form's own.
    return typeof words === 'function' ? undefined : words;
  };
  return html`<form method="post" novalidate @submit=${save}>
    <h2 class="ca-heading" tabindex="-1">${messages.heading}</h2>
    <p class="ca-lead">${messages.explanation}</p>
    ${textField({
      id: `${idPrefix}-username`,
      name: 'username',
      label: loginMessages.username,
      autocomplete: 'username',
      value: session.username,
      hint: fieldMessages.usernameHint,
      error: error('username'),
      readOnly,
    })}
    ${passwordField(
      {
        id: `${idPrefix}-current-password`,
        name: 'currentPassword',
        label: messages.currentPassword,
        autocomplete: 'current-password',
        error: error('currentPassword'),
        readOnly,
      },
      reveal,
      formMessages,
    )}
    ${newPasswordFields({
      idPrefix,
      messages: fieldMessages,
      formMessages,
      hint: messages.newPasswordHint,
      error,
      readOnly,
      reveal,
      strength,
      minLength: null,
      personal: [session.profile.name, session.username, clinic?.name ?? '', clinic?.slug ?? ''],
    })}
    ${button('primary', readOnly ? messages.saving : messages.save, readOnly)}
  </form>`;
}
