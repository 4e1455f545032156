import type { LoginAnswer } from './login.ts';
import type { Session } from './session.ts';

/** `POST …/recovery`: "Forgot your username or password?". */
export interface RecoveryRequest {
  /** An email address or a phone number, as typed. */
  readonly identifier: string;
  /** The page's language (BCP 47), for the email. */
  readonly locale: string;
  /** The token of an earlier answer, where the same widget asks again. */
  readonly waitingToken?: string;
}

/** The one answer, whether anybody was found or not. */
export interface RecoveryAnswer {
  /** The waiting widget keeps it in memory and shows it with the email's code. It opens nothing by itself. */
  readonly waitingToken: string;
  /** When asking again makes sense. */
  readonly resendAfterSeconds: number;
}

/** `POST …/recovery/code`: the email's code, typed into the widget that waits for it. */
export interface EmailCodeRequest {
  readonly waitingToken: string;
  /** Six digits. */
  readonly code: string;
}

/** Somebody whom the email covered. */
export interface RecoveredAccount {
  readonly name: string;
  /** Null: there is no login yet, so the token sets one up. */
  readonly username: string | null;
  /** Works once, as the token of an email's link does. */
  readonly token: string;
}

export interface EmailCodeAnswer {
  readonly accounts: readonly RecoveredAccount[];
}

/** `POST …/account-link`: what a link is for. Asking uses nothing up. */
export interface AccountLinkRequest {
  /** From the link's fragment. */
  readonly token: string;
}

export interface AccountLinkAnswer {
  readonly purpose: 'set-up-account' | 'reset-password';
  readonly name: string;
  /** Null while there is none. */
  readonly username: string | null;
  /** In code points. */
  readonly passwordMinLength: number;
}

/** `POST …/account-link/reset-password`. Answers with the step `password`: nobody is logged in by it. */
export interface ResetPasswordRequest {
  readonly token: string;
  readonly newPassword: string;
}

export interface ResetPasswordAnswer {
  /** To log in with. */
  readonly username: string;
}

/** `POST …/account-link/set-up-account`. */
export interface SetUpAccountRequest {
  readonly token: string;
  readonly username: string;
  readonly newPassword: string;
}

/** The login that follows on a set-up. */
export type SetUpAccountAnswer = LoginAnswer;

/** `PUT …/credentials`: a new username, a new password, or both. */
export interface CredentialsRequest {
  readonly currentPassword: string;
  /** Left out: it stays. */
  readonly username?: string;
  /** The current password once more: it stays. */
  readonly newPassword: string;
}

export interface CredentialsAnswer {
  readonly session: Session;
}

/** `POST …/profiles/{profile}/welcome-email`. */
export interface WelcomeEmailRequest {
  /** A few words of staff's own. */
  readonly note?: string;
}
