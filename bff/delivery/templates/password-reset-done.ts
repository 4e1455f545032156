import type { Template } from './content.ts';
import { type CredentialChangeData, tellOfChange } from './credential-change.ts';

/** A new password was chosen by a link or code: all sessions and trusted browsers have ended. */
export const passwordResetDone: Template<CredentialChangeData> = (data, writing) =>
  tellOfChange(data, writing.t.passwordResetDone, writing, writing.t.username);
