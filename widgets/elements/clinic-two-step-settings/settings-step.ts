import type {
  AuthenticatorSetUp,
  Passkey,
  PasskeyCreationOptions,
  PasskeyRegistration,
  SmsSent,
  TwoStepMethod,
} from '../../../bff/contract/index.ts';
import type { TwoStepSettingsMessages } from '../../messages/two-step-settings.ts';

/** What has just been done, to be told on the way back to the overview; null: nothing. */
export type SettingsNews = Exclude<keyof TwoStepSettingsMessages['news'], 'default'> | null;

/** What `<clinic-two-step-settings>` shows. What a step carries lives in memory for as long as it shows. */
export type SettingsStep =
  | { readonly name: 'two-step-overview' }
  /** The password, and, where `isChoice`, which method; the number too, where it is text messages. */
  | { readonly name: 'begin-set-up'; readonly method: TwoStepMethod; readonly isChoice: boolean }
  | { readonly name: 'authenticator-code'; readonly setUp: AuthenticatorSetUp }
  | {
      readonly name: 'sms-code';
      readonly sms: SmsSent;
      readonly resend: 'not-yet' | 'on-its-way' | 'done';
    }
  /** The browser asks for a finger, a face, a key. */
  | { readonly name: 'make-passkey'; readonly options: PasskeyCreationOptions }
  | { readonly name: 'name-passkey'; readonly registration: PasskeyRegistration }
  /** A recovery code was issued with the set-up, and is to be saved before going on (product rule 16). */
  | { readonly name: 'save-recovery-code'; readonly recoveryCode: string; readonly news: SettingsNews }
  | { readonly name: 'rename-passkey'; readonly passkey: Passkey }
  | { readonly name: 'remove-passkey'; readonly passkey: Passkey }
  | { readonly name: 'remove-method'; readonly method: 'sms' | 'authenticator' }
  | { readonly name: 'turn-off-two-step' }
  | { readonly name: 'change-mobile-phone' }
  /** The password before the code is shown, or a new one is made. */
  | { readonly name: 'ask-recovery-code'; readonly which: 'current' | 'new' }
  | {
      readonly name: 'show-recovery-code';
      readonly which: 'current' | 'new';
      /** Null: none that works. */
      readonly recoveryCode: string | null;
      /** Another one ended with it. */
      readonly hasEndedOne: boolean;
    };

/** The name of a step of these settings. */
export type SettingsStepName = SettingsStep['name'];
