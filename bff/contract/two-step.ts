/** A way of proving the second step (product rule 14). */
export type TwoStepMethod = 'sms' | 'authenticator' | 'passkey';

/** A text message with a code is under way. */
export interface SmsSent {
  /** All but the last two digits hidden: `•••• 01`. */
  readonly sentTo: string;
  /** Whole seconds until a resend is possible; 0: now. */
  readonly resendAfterSeconds: number;
  /** Whole seconds until the code is worth nothing. */
  readonly expiresInSeconds: number;
}

/** What an authenticator app is set up with. */
export interface AuthenticatorSetUp {
  /** `otpauth://totp/…`, to be drawn as a QR code. It carries the clinic's name and the username. */
  readonly uri: string;
  /** The key to type instead: 32 letters and digits (base32), without spaces. */
  readonly key: string;
}

/** A passkey or security key of one's own. */
export interface Passkey {
  readonly id: string;
  /** What its owner calls it. */
  readonly name: string;
  readonly createdAt: string;
  /** Null: never yet. */
  readonly lastUsedAt: string | null;
  /** It works in pages of this domain only. */
  readonly domain: string;
}

/** `GET …/two-step`: one's own 2-Step Verification. For patients only the passkeys mean anything. */
export interface TwoStepAnswer {
  readonly state: 'off' | 'on' | 'paused';
  /** While paused: when it resumes by itself (RFC 3339). */
  readonly pausedUntil: string | null;
  /** Staff: true; patients have passkeys and nothing else (product rule 15). */
  readonly isOffered: boolean;
  /** The clinic wants it of all its staff: the last method cannot be turned off (product rule 23). */
  readonly isEnforced: boolean;
  /** Null: none is set up. */
  readonly defaultMethod: TwoStepMethod | null;
  /** `available`: the operator can send text messages. */
  readonly sms: { readonly isOn: boolean; readonly isAvailable: boolean };
  readonly authenticator: { readonly isOn: boolean; readonly setUpAt: string | null };
  readonly passkeys: readonly Passkey[];
  /** Passkeys can be made and used in this page: it belongs to the clinic's own domain. */
  readonly passkeysWorkHere: boolean;
  /** The mobile number on the profile, as people write it there; null: none. */
  readonly mobilePhone: string | null;
  /** A recovery code that still works exists. */
  readonly hasRecoveryCode: boolean;
  readonly trustedBrowsers: readonly TrustedBrowser[];
  readonly mayTrustBrowser: boolean;
}

/** A browser that skips the second step for this profile (product rule 22). */
export interface TrustedBrowser {
  readonly id: string;
  /** Such as `Firefox`; '' where the browser does not say. */
  readonly browser: string;
  /** Such as `Windows`; '' where the browser does not say. */
  readonly system: string;
  /** The network address it was last used from. */
  readonly address: string;
  readonly trustedAt: string;
  readonly lastUsedAt: string;
  readonly endsAt: string;
  /** It is the one that asks. */
  readonly isThisOne: boolean;
}

/** Asked again before anything that a left-open page must not be able to do. */
export interface OwnPasswordRequest {
  readonly currentPassword: string;
}

/**
 * `POST …/two-step/authenticator` (with the password) and `POST …/login/set-up/authenticator` (the login has it).
 */
export interface AuthenticatorSetUpAnswer {
  readonly setUp: AuthenticatorSetUp;
}

/** `POST …/two-step/sms`: sends the first code to this number; after it the number is the profile's. */
export interface SmsSetUpRequest extends OwnPasswordRequest {
  /** In any usual spelling. */
  readonly mobilePhone: string;
}

/** `POST …/login/set-up/sms`. */
export interface LoginSmsSetUpRequest {
  readonly mobilePhone: string;
}

/** `POST …/two-step/sms` and `POST …/two-step/sms/resend`. */
export interface SmsSetUpAnswer {
  readonly sms: SmsSent;
}

/** `POST …/two-step/sms/code`, `…/two-step/authenticator/code`, and the same below `…/login/set-up/`. */
export interface SetUpCodeRequest {
  readonly code: string;
}

/** A method has been set up, or something else has changed. */
export interface TwoStepChangedAnswer {
  readonly twoStep: TwoStepAnswer;
  /** A recovery code that has just been issued and is to be saved now; null: there was one already. */
  readonly recoveryCode: string | null;
}

/** `POST …/two-step/passkey/challenge` (password) and `POST …/login/set-up/passkey/challenge`. */
export interface PasskeyCreationAnswer {
  readonly options: PasskeyCreationOptions;
}

/** What of `PublicKeyCredentialCreationOptionsJSON` (WebAuthn Level 3, 5.1.9.2) the server sends. */
export interface PasskeyCreationOptions {
  readonly rp: { readonly id: string; readonly name: string };
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string };
  /** base64url */
  readonly challenge: string;
  readonly pubKeyCredParams: readonly { readonly alg: number; readonly type: 'public-key' }[];
  /** In ms. */
  readonly timeout: number;
  readonly attestation: 'none';
  readonly excludeCredentials: readonly { readonly id: string; readonly type: 'public-key' }[];
  readonly authenticatorSelection: {
    readonly residentKey: 'required' | 'preferred';
    readonly userVerification: 'required' | 'preferred';
  };
}

/** `RegistrationResponseJSON` of WebAuthn Level 3, 5.1.9.3, as `startRegistration()` gives it. */
export interface PasskeyRegistration {
  readonly id: string;
  readonly rawId: string;
  readonly type: 'public-key';
  readonly response: {
    readonly clientDataJSON: string;
    readonly attestationObject: string;
    readonly transports?: readonly string[];
  };
  readonly clientExtensionResults: Readonly<Record<string, unknown>>;
  readonly authenticatorAttachment?: string;
}

/** `POST …/two-step/passkeys` and `POST …/login/set-up/passkey`. */
export interface PasskeyRequest {
  readonly registration: PasskeyRegistration;
  /** 1 to 60 characters. */
  readonly name: string;
}

/** `PATCH …/two-step/passkeys/{passkey}`. */
export interface PasskeyNameRequest {
  readonly name: string;
}

/** `POST …/two-step/default`. */
export interface DefaultMethodRequest {
  readonly method: TwoStepMethod;
}

/** `POST …/two-step/mobile-phone`: another number on the profile; text messages are off until set up again. */
export interface MobilePhoneRequest extends OwnPasswordRequest {
  readonly mobilePhone: string;
}

/** `POST …/two-step/recovery-code` (view) and `POST …/two-step/recovery-code/new` (the old one ends at once). */
export interface RecoveryCodeAnswer {
  /** Six characters; null: none that works, so make a new one. */
  readonly recoveryCode: string | null;
}

/** `POST …/recovery-code-pdf`: the page to keep, as `application/pdf`; for whoever is logged in or logging in. */
export interface RecoveryCodePdfRequest {
  readonly recoveryCode: string;
  /** The page's language (BCP 47). */
  readonly locale: string;
}

/** `GET …/profiles/{profile}/two-step`: for staff with full access and owners. */
export interface ProfileTwoStepAnswer {
  readonly state: 'off' | 'on' | 'paused';
  readonly pausedUntil: string | null;
}

/** `POST …/profiles/{profile}/two-step/pause`; `…/resume` and `…/remove` take the password alone. */
export interface PauseTwoStepRequest extends OwnPasswordRequest {
  readonly hours: 1 | 24 | 72;
}
