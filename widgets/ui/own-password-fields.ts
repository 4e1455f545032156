import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { CredentialsMessages } from '../messages/credentials.ts';
import type { FormMessages } from '../messages/form.ts';
import { passwordField } from './password-field.ts';
import type { PasswordReveal } from './password-field.ts';

/** Where the own password is asked for once more. */
export interface OwnPasswordFields {
  /** The start of the input's id; unique in the page. Its name is `currentPassword`. */
  readonly idPrefix: string;
  /** Whose password it is: password managers look for it beside the password. */
  readonly username: string;
  /** What is wrong with it, or nothing. */
  readonly error: string | undefined;
  /** While the form is on its way. */
  readonly readOnly: boolean;
  readonly reveal: PasswordReveal;
  readonly credentials: CredentialsMessages;
  readonly forms: FormMessages;
}

/** **Current password**, with the username that password managers go by. */
export function ownPasswordFields(fields: OwnPasswordFields): TemplateResult {
  const { idPrefix, username, error, readOnly, reveal, credentials, forms } = fields;
  return html`<input
      class="ca-for-managers"
      type="text"
      name="username"
      autocomplete="username"
      .value=${username}
      readonly
    />
    ${passwordField(
      {
        id: `${idPrefix}-current-password`,
        name: 'currentPassword',
        label: credentials.currentPassword,
        autocomplete: 'current-password',
        error,
        readOnly,
      },
      reveal,
      forms,
    )}`;
}
