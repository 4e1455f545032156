import type { Template } from './content.ts';
import { type CredentialChangeData, tellOfChange } from './credential-change.ts';

/** The username was changed by someone who knew the password. */
export const usernameChanged: Template<CredentialChangeData> = (data, writing) =>
  tellOfChange(data, writing.t.usernameChanged, writing, writing.t.usernameChanged.newUsername);
