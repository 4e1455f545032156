import type { Catalogue } from '../../widgets/messages/catalogue.ts';
import type { MessageAreas } from '../../widgets/messages/message-keys.ts';
import { accountMessages } from '../../widgets/messages/account.ts';
import { automaticSignOutMessages } from '../../widgets/messages/automatic-sign-out.ts';
import { browserKeyMessages } from '../../widgets/messages/browser-key.ts';
import { calendarMessages } from '../../widgets/messages/calendar.ts';
import { credentialFieldMessages } from '../../widgets/messages/credential-fields.ts';
import { credentialsMessages } from '../../widgets/messages/credentials.ts';
import { doctorMessages } from '../../widgets/messages/doctor.ts';
import { formMessages } from '../../widgets/messages/form.ts';
import { loginMessages } from '../../widgets/messages/login.ts';
import { loginStepsMessages } from '../../widgets/messages/login-steps.ts';
import { passkeyLoginMessages } from '../../widgets/messages/passkey-login.ts';
import { problemMessages } from '../../widgets/messages/problems.ts';
import { profilesEventsMessages } from '../../widgets/messages/profiles-events.ts';
import { profilesMergeMessages } from '../../widgets/messages/profiles-merge.ts';
import { profilesMessages } from '../../widgets/messages/profiles.ts';
import { recoveryMessages } from '../../widgets/messages/recovery.ts';
import { securitySettingsMessages } from '../../widgets/messages/security-settings.ts';
import { sessionsMessages } from '../../widgets/messages/sessions.ts';
import { twoStepMessages } from '../../widgets/messages/two-step.ts';
import { twoStepSettingsMessages } from '../../widgets/messages/two-step-settings.ts';

/** Every area of the catalogue, whichever tags are on the page. An area without an entry does not compile. */
export const everyCatalogue: Readonly<Record<keyof MessageAreas, Catalogue>> = {
  account: accountMessages,
  'automatic-sign-out': automaticSignOutMessages,
  'browser-key': browserKeyMessages,
  calendar: calendarMessages,
  'credential-fields': credentialFieldMessages,
  credentials: credentialsMessages,
  doctor: doctorMessages,
  form: formMessages,
  login: loginMessages,
  'login-steps': loginStepsMessages,
  'passkey-login': passkeyLoginMessages,
  problems: problemMessages,
  'profiles-events': profilesEventsMessages,
  'profiles-merge': profilesMergeMessages,
  profiles: profilesMessages,
  recovery: recoveryMessages,
  'security-settings': securitySettingsMessages,
  sessions: sessionsMessages,
  'two-step': twoStepMessages,
  'two-step-settings': twoStepSettingsMessages,
};
