import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { CredentialFieldMessages } from '../messages/credential-fields.ts';
import type { FormMessages } from '../messages/form.ts';
import { passwordField } from './password-field.ts';
import type { PasswordReveal } from './password-field.ts';
import type { PasswordStrength } from './password-strength.ts';
import { strengthMeter } from './strength-meter.ts';

/** A new password's two inputs. */
export interface NewPasswordFields {
  /** The start of their ids; unique in the page. */
  readonly idPrefix: string;
  readonly messages: CredentialFieldMessages;
  readonly formMessages: FormMessages;
  /** What to know before choosing one. */
  readonly hint: string;
  /** What is wrong with an input, by its name, or nothing. */
  readonly error: (name: 'newPassword' | 'confirmPassword') => string | undefined;
  readonly readOnly: boolean;
  /** One for both: who shows one wants to compare them. */
  readonly reveal: PasswordReveal;
  readonly strength: PasswordStrength;
  /** In code points; null while not known. */
  readonly minLength: number | null;
  /** The person's and the clinic's names: what a password must not be made of. */
  readonly personal: readonly string[];
}

/** **New password** with its strength, and **Confirm new password**. */
export function newPasswordFields(fields: NewPasswordFields): TemplateResult {
  const { idPrefix, messages, formMessages, hint, error, readOnly, reveal, strength, minLength, personal } =
    fields;
  const judge = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement) strength.judge({ password: target.value, personal, minLength });
  };
  return html`<div class="ca-new-password" @focusin=${strength.load} @input=${judge}>
      ${passwordField(
        {
          id: `${idPrefix}-new-password`,
          name: 'newPassword',
          label: messages.newPassword,
          autocomplete: 'new-password',
          hint,
          error: error('newPassword'),
          readOnly,
        },
        reveal,
        formMessages,
      )}
      ${strengthMeter(strength, messages)}
    </div>
    ${passwordField(
      {
        id: `${idPrefix}-confirm-password`,
        name: 'confirmPassword',
        label: messages.confirmPassword,
        autocomplete: 'new-password',
        error: error('confirmPassword'),
        readOnly,
      },
      reveal,
      formMessages,
    )}`;
}

/** What can be wrong with a new password before the server has seen it. */
export type NewPasswordError =
  'newPasswordMissing' | 'confirmMissing' | 'confirmDifferent' | 'password-too-short';

/**
 * Looks at a new password as it was typed twice.
 *
 * @param minLength - in code points, after NFC, as the server counts; null while not known
 * @returns what is wrong with the two inputs, by their names
 */
export function checkNewPassword(
  newPassword: string,
  confirmPassword: string,
  minLength: number | null,
): Map<string, NewPasswordError> {
  const errors = new Map<string, NewPasswordError>();
  if (!newPassword) return errors.set('newPassword', 'newPasswordMissing');
  if ([...newPassword.normalize('NFC')].length < (minLength ?? 0)) {
    return errors.set('newPassword', 'password-too-short');
  }
  if (!confirmPassword) return errors.set('confirmPassword', 'confirmMissing');
  return newPassword === confirmPassword ? errors : errors.set('confirmPassword', 'confirmDifferent');
}
