import type { z } from 'zod';
import type * as contract from '../../bff/contract/index.ts';
import type * as calendarSchemas from '../../bff/http/calendar-schemas.ts';
import type * as doctorSchemas from '../../bff/http/doctor-schemas.ts';
import type * as duplicatesSchemas from '../../bff/http/duplicates-schemas.ts';
import type * as loginSchemas from '../../bff/http/login-schemas.ts';
import type * as practiceSchemas from '../../bff/http/practice-schemas.ts';
import type * as profilesSchemas from '../../bff/http/profiles-schemas.ts';
import type * as securitySettingsSchemas from '../../bff/http/security-settings-schemas.ts';
import type * as sessionsSchemas from '../../bff/http/sessions-schemas.ts';
import type * as schemas from '../../bff/http/schemas.ts';
import type * as twoStepSchemas from '../../bff/http/two-step-schemas.ts';

/**
 * Holds the schemas that run against the contract's types, both ways: tsc fails on this file when either has
 * something that the other has not. `schemas.ts` itself holds one way only, by `satisfies`.
 */
interface Wire {
  readonly accountLinkAnswer: contract.AccountLinkAnswer;
  readonly accountLinkRequest: contract.AccountLinkRequest;
  readonly appointmentsAnswer: contract.AppointmentsAnswer;
  readonly calendarFeedAnswer: contract.CalendarFeedAnswer;
  readonly clinicAnswer: contract.ClinicAnswer;
  readonly continueSessionRequest: contract.ContinueSessionRequest;
  readonly cookiesAnswer: contract.CookiesAnswer;
  readonly credentialsRequest: contract.CredentialsRequest;
  readonly doctorAnswer: contract.DoctorAnswer;
  readonly duplicatesAnswer: contract.DuplicatesAnswer;
  readonly duplicatesRequest: contract.DuplicatesRequest;
  readonly emptyRequest: Record<string, never>;
  readonly loginAnswer: contract.LoginAnswer;
  readonly loginRequest: contract.LoginRequest;
  readonly loginSmsSetUpRequest: contract.LoginSmsSetUpRequest;
  readonly passkeyChallengeAnswer: contract.PasskeyChallengeAnswer;
  readonly passkeyCreationAnswer: contract.PasskeyCreationAnswer;
  readonly passkeyLoginRequest: contract.PasskeyLoginRequest;
  readonly passkeyRequest: contract.PasskeyRequest;
  readonly problemAnswer: contract.ProblemAnswer;
  readonly recoveryAnswer: contract.RecoveryAnswer;
  readonly emailCodeAnswer: contract.EmailCodeAnswer;
  readonly emailCodeRequest: contract.EmailCodeRequest;
  readonly recoveryCodeLoginRequest: contract.RecoveryCodeLoginRequest;
  readonly recoveryRequest: contract.RecoveryRequest;
  readonly resetPasswordAnswer: contract.ResetPasswordAnswer;
  readonly resetPasswordRequest: contract.ResetPasswordRequest;
  readonly secondStepCodeRequest: contract.SecondStepCodeRequest;
  readonly secondStepPasskeyRequest: contract.SecondStepPasskeyRequest;
  readonly sessionAnswer: contract.SessionAnswer;
  readonly sessionCodeRequest: contract.SessionCodeRequest;
  readonly setUpCodeRequest: contract.SetUpCodeRequest;
  readonly sessionsAnswer: contract.SessionsAnswer;
  readonly setUpAccountRequest: contract.SetUpAccountRequest;
  readonly welcomeEmailRequest: contract.WelcomeEmailRequest;
  readonly authenticatorSetUpAnswer: contract.AuthenticatorSetUpAnswer;
  readonly defaultMethodRequest: contract.DefaultMethodRequest;
  readonly mobilePhoneRequest: contract.MobilePhoneRequest;
  readonly ownPasswordRequest: contract.OwnPasswordRequest;
  readonly passkeyNameRequest: contract.PasskeyNameRequest;
  readonly pauseTwoStepRequest: contract.PauseTwoStepRequest;
  readonly profileTwoStepAnswer: contract.ProfileTwoStepAnswer;
  readonly recoveryCodeAnswer: contract.RecoveryCodeAnswer;
  readonly recoveryCodePdfRequest: contract.RecoveryCodePdfRequest;
  readonly emailPreviewAnswer: contract.EmailPreviewAnswer;
  readonly mergePreviewAnswer: contract.MergePreviewAnswer;
  readonly mergePreviewRequest: contract.MergePreviewRequest;
  readonly mergeRequest: contract.MergeRequest;
  readonly setAsideRequest: contract.SetAsideRequest;
  readonly profileCardAnswer: contract.ProfileCardAnswer;
  readonly profileEventsAnswer: contract.ProfileEventsAnswer;
  readonly profileEventsRequest: contract.ProfileEventsRequest;
  readonly listedProfile: contract.ListedProfile;
  readonly profileSearchAnswer: contract.ProfileSearchAnswer;
  readonly profileSearchRequest: contract.ProfileSearchRequest;
  readonly securitySettingsAnswer: contract.SecuritySettingsAnswer;
  readonly securitySettingsRequest: contract.SecuritySettingsRequest;
  readonly smsSetUpAnswer: contract.SmsSetUpAnswer;
  readonly smsSetUpRequest: contract.SmsSetUpRequest;
  readonly twoStepAnswer: contract.TwoStepAnswer;
  readonly twoStepChangedAnswer: contract.TwoStepChangedAnswer;
  readonly practiceAppointment: contract.PracticeAppointment;
  readonly practiceAppointmentsAnswer: contract.PracticeAppointmentsAnswer;
  readonly practiceAppointmentsRequest: contract.PracticeAppointmentsRequest;
  readonly practiceProfile: contract.PracticeProfile;
  readonly practiceProfilesAnswer: contract.PracticeProfilesAnswer;
  readonly practiceProfilesRequest: contract.PracticeProfilesRequest;
  readonly practiceRemovalAnswer: contract.PracticeRemovalAnswer;
  readonly practiceRemovalRequest: contract.PracticeRemovalRequest;
  readonly sessionCodeAnswer: contract.SessionCodeAnswer;
  readonly sessionCodeExchangeRequest: contract.SessionCodeExchangeRequest;
  readonly sessionToldAnswer: contract.SessionToldAnswer;
}

type Primitive = string | number | boolean | null | undefined;

/** The same without `readonly` at any depth: schemas do not write it. */
type Writable<T> = T extends Primitive ? T : { -readonly [K in keyof T]: Writable<T[K]> };

/** The same with everything required: so a field that only one of two has, optionally, shows. */
type Whole<T> = T extends Primitive ? T : { [K in keyof T]-?: Whole<T[K]> };

type MutuallyAssignable<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** Whether two types describe the same JSON. */
export type Same<A, B> =
  MutuallyAssignable<Writable<A>, Writable<B>> extends true
    ? MutuallyAssignable<Whole<Writable<A>>, Whole<Writable<B>>>
    : false;

type Schemas = typeof schemas &
  typeof calendarSchemas &
  typeof doctorSchemas &
  typeof duplicatesSchemas &
  typeof loginSchemas &
  typeof profilesSchemas &
  typeof securitySettingsSchemas &
  typeof twoStepSchemas &
  typeof sessionsSchemas &
  typeof practiceSchemas;

/** Schemas that are not listed above, and names above that are no schemas. */
type Unlisted = Exclude<keyof Schemas | keyof Wire, keyof Schemas & keyof Wire>;

/** The names whose schema and type differ. */
type Drifted = {
  [Name in keyof Wire & keyof Schemas]: Same<z.output<Schemas[Name]>, Wire[Name]> extends true ? never : Name;
}[keyof Wire & keyof Schemas];

type NoneOf<Names> = [Names] extends [never] ? 'none' : Names;

/** An error here names the schemas that stand in no list. */
export const unlisted: NoneOf<Unlisted> = 'none';

/** An error here names the schemas that differ from the contract. */
export const drifted: NoneOf<Drifted> = 'none';
