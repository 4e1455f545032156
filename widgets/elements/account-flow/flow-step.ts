import type { AccountLinkAnswer, RecoveredAccount } from '../../../bff/contract/index.ts';
import type { ClinicLogin } from '../clinic-login/clinic-login.ts';

/** Where a person stands on the way in for the first time, or back in. */
export type FlowStep =
  /** Asks for an email address or a phone number. */
  | { readonly name: 'forgot-password' }
  /** An email may be on its way; its code can be typed in. */
  | {
      readonly name: 'verification-sent';
      /** As typed, for sending the email again. */
      readonly identifier: string;
      /** In memory only; it opens nothing by itself. */
      readonly waitingToken: string;
      /** Whether the email was asked for more than once, or is being asked for again. */
      readonly resend: 'not-yet' | 'on-its-way' | 'done';
    }
  /** The email covers several people: asks whom to go on with. */
  | { readonly name: 'choose-account'; readonly accounts: readonly RecoveredAccount[] }
  /** Finds out what a link's token is for. */
  | { readonly name: 'opening-link'; readonly token: string }
  /** The link opens nothing any more. */
  | { readonly name: 'link-invalid' }
  /** The page where links land was opened without one. */
  | { readonly name: 'link-missing' }
  /** Asks for a new password. */
  | { readonly name: 'reset-password'; readonly token: string; readonly link: AccountLinkAnswer }
  /** Asks for the first username and password. */
  | { readonly name: 'set-up-account'; readonly token: string; readonly link: AccountLinkAnswer }
  /** The login form, or who is logged in. */
  | { readonly name: 'login'; readonly preface: ClinicLogin['preface'] };

/** The steps that `clinic-step` names; the other ones are short waits, or announced by the login itself. */
export type FlowStepName = Exclude<FlowStep['name'], 'opening-link' | 'login'>;
