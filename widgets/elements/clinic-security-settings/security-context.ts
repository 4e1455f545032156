import type { SecuritySettings, SecuritySettingsAnswer, Session } from '../../../bff/contract/index.ts';
import type { CredentialsMessages } from '../../messages/credentials.ts';
import type { FormMessages } from '../../messages/form.ts';
import type { Locale } from '../../messages/locale.ts';
import type { SecuritySettingsMessages } from '../../messages/security-settings.ts';
import type { FormController } from '../../ui/form-controller.ts';
import type { PasswordReveal } from '../../ui/password-field.ts';

/** The sentences that tell what is wrong with a field. */
export type SecuritySentence = 'currentPasswordMissing' | 'wrong-password';

/** What a view has to work with. */
export interface SecurityContext {
  /** The start of every id; unique in the page. */
  readonly idPrefix: string;
  readonly locale: Locale;
  readonly messages: SecuritySettingsMessages;
  readonly credentials: CredentialsMessages;
  readonly forms: FormMessages;
  /** Who is logged in. */
  readonly session: Session;
  /** '' while not known. */
  readonly clinicName: string;
  /** How things stand, as last heard of. */
  readonly known: SecuritySettingsAnswer;
  /** How the person wishes them. */
  readonly wish: SecuritySettings;
  /** The life of the form with the password. */
  readonly form: FormController<SecuritySentence>;
  readonly reveal: PasswordReveal;
  /** Takes note of what is chosen in the form. */
  choose(event: Event): void;
  /** On to what that changes. */
  next(event: SubmitEvent): void;
  /** Back to the settings; what was chosen stays. */
  back(): void;
  save(event: SubmitEvent): Promise<void>;
}
