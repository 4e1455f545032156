import type { Template } from './content.ts';
import { type CredentialChangeData, tellOfChange } from './credential-change.ts';

/** The password was changed by someone who knew it: the other sessions have ended. */
export const passwordChanged: Template<CredentialChangeData> = (data, writing) =>
  tellOfChange(data, writing.t.passwordChanged, writing, writing.t.username);
