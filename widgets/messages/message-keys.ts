import type { AccountMessages } from './en/account.ts';
import type { AutomaticSignOutMessages } from './en/automatic-sign-out.ts';
import type { BrowserKeyMessages } from './en/browser-key.ts';
import type { CalendarMessages } from './en/calendar.ts';
import type { CredentialFieldMessages } from './en/credential-fields.ts';
import type { CredentialsMessages } from './en/credentials.ts';
import type { DoctorSentences } from './en/doctor.ts';
import type { FormMessages } from './en/form.ts';
import type { LoginStepsMessages } from './en/login-steps.ts';
import type { LoginMessages } from './en/login.ts';
import type { PasskeyLoginMessages } from './en/passkey-login.ts';
import type { ProblemMessages } from './en/problems.ts';
import type { ProfilesEventsMessages } from './en/profiles-events.ts';
import type { ProfilesMergeMessages } from './en/profiles-merge.ts';
import type { ProfilesMessages } from './en/profiles.ts';
import type { RecoveryMessages } from './en/recovery.ts';
import type { SecuritySettingsMessages } from './en/security-settings.ts';
import type { SessionsMessages } from './en/sessions.ts';
import type { TwoStepSettingsMessages } from './en/two-step-settings.ts';
import type { TwoStepMessages } from './en/two-step.ts';

/** The areas of the catalogue, by the names under which `catalogue()` is told of them. */
export interface MessageAreas {
  readonly account: AccountMessages;
  readonly 'automatic-sign-out': AutomaticSignOutMessages;
  readonly 'browser-key': BrowserKeyMessages;
  readonly calendar: CalendarMessages;
  readonly 'credential-fields': CredentialFieldMessages;
  readonly credentials: CredentialsMessages;
  readonly doctor: DoctorSentences;
  readonly form: FormMessages;
  readonly login: LoginMessages;
  readonly 'login-steps': LoginStepsMessages;
  readonly 'passkey-login': PasskeyLoginMessages;
  readonly problems: ProblemMessages;
  readonly profiles: ProfilesMessages;
  readonly 'profiles-events': ProfilesEventsMessages;
  readonly 'profiles-merge': ProfilesMergeMessages;
  readonly recovery: RecoveryMessages;
  readonly 'security-settings': SecuritySettingsMessages;
  readonly sessions: SessionsMessages;
  readonly 'two-step': TwoStepMessages;
  readonly 'two-step-settings': TwoStepSettingsMessages;
}

type Sentence = string | ((...places: never[]) => string);

type KeysIn<M, P extends string> = {
  readonly [K in keyof M & (string | number)]: M[K] extends Sentence
    ? `${P}.${K}`
    : KeysIn<M[K], `${P}.${K}`>;
}[keyof M & (string | number)];

/** The key of a sentence: its area and its way down the catalogue, such as `login.heading`. Keys are public API. */
export type MessageKey = {
  readonly [A in keyof MessageAreas]: KeysIn<MessageAreas[A], A>;
}[keyof MessageAreas];

/** Every area, to tell a misspelt key from one whose code has not come yet. */
const areas: Readonly<Record<keyof MessageAreas, true>> = {
  account: true,
  'automatic-sign-out': true,
  'browser-key': true,
  calendar: true,
  'credential-fields': true,
  credentials: true,
  doctor: true,
  form: true,
  login: true,
  'login-steps': true,
  'passkey-login': true,
  problems: true,
  profiles: true,
  'profiles-events': true,
  'profiles-merge': true,
  recovery: true,
  'security-settings': true,
  sessions: true,
  'two-step': true,
  'two-step-settings': true,
};

/** Whether there is an area of that name. */
export function isMessageArea(name: string): name is keyof MessageAreas {
  return Object.hasOwn(areas, name);
}
