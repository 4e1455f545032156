import type { SendingClinic } from '../../storage/outbox.ts';
import { oneLine } from '../clean-text.ts';
import type { Locale } from '../locale.ts';
import { messages } from '../messages/messages.ts';
import type { RenderedEmail, Sender, Template } from './content.ts';
import type { CredentialChangeData } from './credential-change.ts';
import { emailChanged, type EmailChangedData } from './email-changed.ts';
import { passwordChanged } from './password-changed.ts';
import { passwordResetDone } from './password-reset-done.ts';
import { profilesMerged, type ProfilesMergedData } from './profiles-merged.ts';
import { renderHtml } from './render-html.ts';
import { renderText } from './render-text.ts';
import { resetByStaff, type ResetByStaffData } from './reset-by-staff.ts';
import { securitySettingsChanged, type SecuritySettingsChangeData } from './security-settings-change.ts';
import { type TwoStepEmailData, twoStepTemplates } from './two-step-change.ts';
import { usernameChanged } from './username-changed.ts';
import { verification, type VerificationData } from './verification.ts';
import { welcome, type WelcomeData } from './welcome.ts';

/** Every email there is, by kind, with what it is made from: plain JSON, so that it can wait in the outbox. */
export interface EmailData extends TwoStepEmailData {
  readonly welcome: WelcomeData;
  readonly verification: VerificationData;
  readonly 'reset-by-staff': ResetByStaffData;
  readonly 'password-reset-done': CredentialChangeData;
  readonly 'password-changed': CredentialChangeData;
  readonly 'username-changed': CredentialChangeData;
  readonly 'profiles-merged': ProfilesMergedData;
  readonly 'email-changed': EmailChangedData;
  readonly 'security-settings-changed': SecuritySettingsChangeData;
}

export type EmailKind = keyof EmailData;

const templates: { readonly [Kind in EmailKind]: Template<EmailData[Kind]> } = {
  welcome,
  verification,
  'reset-by-staff': resetByStaff,
  'password-reset-done': passwordResetDone,
  'password-changed': passwordChanged,
  'username-changed': usernameChanged,
  'profiles-merged': profilesMerged,
  'email-changed': emailChanged,
  'security-settings-changed': securitySettingsChanged,
  ...twoStepTemplates,
};

/** An email of one kind with its data, in one language. */
export interface EmailToRender<Kind extends EmailKind> {
  readonly kind: Kind;
  readonly locale: Locale;
  readonly data: EmailData[Kind];
}

const CLINIC_NAME_MAX_LENGTH = 100;
const CONTACT_MAX_LENGTH = 254;

/** A clinic's name as messages show it: one plain line. */
export function clinicLine(name: string): string {
  return oneLine(name, CLINIC_NAME_MAX_LENGTH);
}

/**
 * Writes an email: the same words as HTML and as plain text, branded as the clinic. Needs nothing but its
 * parameters, so that the gallery can show it in a browser.
 */
export async function renderEmail<Kind extends EmailKind>(
  { kind, locale, data }: EmailToRender<Kind>,
  clinic: SendingClinic,
): Promise<RenderedEmail> {
  const t = messages[locale];
  const sender: Sender = {
    ...clinic,
    name: clinicLine(clinic.name),
    supportPhone: clinic.supportPhone && oneLine(clinic.supportPhone, CONTACT_MAX_LENGTH),
    supportEmail: clinic.supportEmail && oneLine(clinic.supportEmail, CONTACT_MAX_LENGTH),
  };
  const content = templates[kind](data, { t, locale, clinicName: sender.name });
  return {
    subject: content.subject,
    text: renderText(content, sender, t),
    html: await renderHtml(content, sender, { locale, t }),
  };
}
