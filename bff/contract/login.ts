import type { Problem } from './problem.ts';
import type { Session } from './session.ts';
import type { AuthenticatorSetUp, SmsSent, TwoStepMethod } from './two-step.ts';

/** `POST /v1/clinics/{clinic}/login`. */
export interface LoginRequest {
  readonly username: string;
  readonly password: string;
}

/** One way of proving the second step that this person has set up and this page can use. */
export interface SecondStepChoice {
  readonly method: TwoStepMethod;
  /** Where a text message goes, all but the last two digits hidden (`•••• 01`); null for the other methods. */
  readonly sentTo: string | null;
}

/** The step of 2-Step Verification (product rule 14). */
export interface SecondStep {
  readonly name: 'second-step';
  /** The person's default first. Empty where nothing that they have works in this page: the recovery code does. */
  readonly choices: readonly SecondStepChoice[];
  /** The text message that is under way; null: none was sent, or its time is over. */
  readonly sms: SmsSent | null;
  /** The clinic allows "Trust this browser" (product rule 22). */
  readonly mayTrustBrowser: boolean;
  /** Whole seconds for which no code is sent or checked (product rule 20); null: codes are. */
  readonly closedForSeconds: number | null;
  /** Nobody else at the clinic could pause or remove the person's 2-Step Verification (product rule 26). */
  readonly isSoloOwner: boolean;
}

/** 2-Step Verification has to be set up before the session exists (product rule 23). */
export interface SetUpTwoStep {
  readonly name: 'set-up-two-step';
  /** In the order in which they are offered. `sms` is missing where the operator sends no text messages. */
  readonly methods: readonly TwoStepMethod[];
  /** The mobile number on the profile, as people write it there; null: none. */
  readonly mobilePhone: string | null;
  /** A set-up that was begun in this login and waits for its code; null: none. */
  readonly begun: BegunSetUp | null;
}

/** A method's set-up that waits for its first code. */
export type BegunSetUp =
  ({ readonly method: 'authenticator' } & AuthenticatorSetUp) | ({ readonly method: 'sms' } & SmsSent);

/** A new recovery code was issued in this login; it is to be saved before going on (product rules 16 and 21). */
export interface SaveRecoveryCode {
  readonly name: 'save-recovery-code';
  /** Six characters. */
  readonly recoveryCode: string;
}

/** The server's question to the person who is logging in. The server derives it, the widget shows it. */
export type Step =
  /** Asks for username and password. */
  | { readonly name: 'password' }
  | SecondStep
  | SetUpTwoStep
  | SaveRecoveryCode
  /** Nothing is left to ask: the session exists. */
  | { readonly name: 'logged-in'; readonly session: Session };

export type StepName = Step['name'];

/** Every login call answers this: the step to show, and what was wrong with the last answer, if anything. */
export interface LoginAnswer {
  readonly step: Step;
  readonly problem?: Problem;
}

/** `POST …/login/second-step/code`: a code from a text message or an authenticator app. */
export interface SecondStepCodeRequest {
  readonly method: 'sms' | 'authenticator';
  /** Six digits. */
  readonly code: string;
  /** The box "Trust this browser …" is ticked. Left out: it is not. */
  readonly trustBrowser?: boolean;
}

/** `POST …/login/recovery-code`. */
export interface RecoveryCodeLoginRequest {
  /** As typed: case, spaces, hyphens and look-alikes are understood. */
  readonly recoveryCode: string;
}

/** `POST …/login/passkey/challenge` and `POST …/login/second-step/passkey/challenge`. */
export interface PasskeyChallengeAnswer {
  /** `PublicKeyCredentialRequestOptionsJSON` of WebAuthn Level 3, 5.1.10. */
  readonly options: PasskeyRequestOptions;
}

/** What of `PublicKeyCredentialRequestOptionsJSON` the server sends. */
export interface PasskeyRequestOptions {
  /** base64url */
  readonly challenge: string;
  readonly rpId: string;
  /** In ms. */
  readonly timeout: number;
  readonly userVerification: 'required' | 'preferred';
  readonly allowCredentials: readonly PasskeyDescriptor[];
}

export interface PasskeyDescriptor {
  /** base64url */
  readonly id: string;
  readonly type: 'public-key';
  readonly transports?: readonly string[];
}

/** `AuthenticationResponseJSON` of WebAuthn Level 3, 5.1.9.3, as `startAuthentication()` gives it. */
export interface PasskeyAssertion {
  readonly id: string;
  readonly rawId: string;
  readonly type: 'public-key';
  readonly response: {
    readonly clientDataJSON: string;
    readonly authenticatorData: string;
    readonly signature: string;
    readonly userHandle?: string;
  };
  readonly clientExtensionResults: Readonly<Record<string, unknown>>;
  readonly authenticatorAttachment?: string;
}

/** `POST …/login/passkey`: in place of username and password (product rule 27). */
export interface PasskeyLoginRequest {
  readonly assertion: PasskeyAssertion;
}

/** `POST …/login/second-step/passkey`. */
export interface SecondStepPasskeyRequest {
  readonly assertion: PasskeyAssertion;
  readonly trustBrowser?: boolean;
}
