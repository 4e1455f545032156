import type { CredentialFieldMessages } from '../../messages/credential-fields.ts';
import type { CredentialsMessages } from '../../messages/credentials.ts';
import { checkNewPassword } from '../../ui/new-password-fields.ts';

/** The sentences that tell what is wrong with a field. */
export type CredentialSentence =
  keyof CredentialFieldMessages['errors'] | keyof CredentialsMessages['errors'];

/** What was typed to change one's username or password. */
export interface TypedCredentials {
  readonly username: string;
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly confirmPassword: string;
}

/** What a change is about; null: nothing changes. */
export type CredentialChange = 'username' | 'password' | 'both' | null;

/**
 * What would change: the current password given as the new one too leaves it as it is (product rule 12).
 *
 * @param before - the username until now
 */
export function changeOf(
  { username, currentPassword, newPassword }: TypedCredentials,
  before: string,
): CredentialChange {
  const isNewUsername = username !== before;
  // Compared as the server does (SP 800-63B-4, 3.1.1.2).
  if (newPassword.normalize('NFC') === currentPassword.normalize('NFC'))
    return isNewUsername ? 'username' : null;
  return isNewUsername ? 'both' : 'password';
}

/**
 * What is wrong with what was typed, by the fields' names, as far as it can be told without the server.
 *
 * @param before - the username until now
 */
export function checkCredentials(typed: TypedCredentials, before: string): Map<string, CredentialSentence> {
  const { username, currentPassword, newPassword, confirmPassword } = typed;
  const errors = new Map<string, CredentialSentence>();
  if (!username) errors.set('username', 'usernameMissing');
  if (!currentPassword) errors.set('currentPassword', 'currentPasswordMissing');
  for (const [field, error] of checkNewPassword(newPassword, confirmPassword, null)) errors.set(field, error);
  if (!errors.size && !changeOf(typed, before)) errors.set('newPassword', 'nothingChanged');
  return errors;
}
