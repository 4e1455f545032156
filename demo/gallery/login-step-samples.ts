import type {
  AuthenticatorSetUp,
  PasskeyRequestOptions,
  SaveRecoveryCode,
  SecondStep,
  SetUpTwoStep,
  SmsSent,
} from '../../bff/contract/index.ts';

/** The recovery code that the stand-in takes. */
export const sampleRecoveryCode = 'K7M2QX';

/** A text message that has just been sent. */
export const sampleSms: SmsSent = { sentTo: '•••• 01', resendAfterSeconds: 30, expiresInSeconds: 330 };

/** What an authenticator app would be set up with. */
export const sampleAuthenticator: AuthenticatorSetUp = {
  uri: 'otpauth://totp/Maple%20Street%20Physiotherapy:staff?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Maple%20Street%20Physiotherapy',
  key: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
};

/** What a browser is asked for a passkey with. */
export const samplePasskeyOptions: PasskeyRequestOptions = {
  challenge: 'c2FtcGxlLWNoYWxsZW5nZQ',
  rpId: 'localhost',
  timeout: 300_000,
  userVerification: 'required',
  allowCredentials: [],
};

/** Everything is set up, and text messages are the default. */
export const sampleSecondStep: SecondStep = {
  name: 'second-step',
  choices: [
    { method: 'sms', sentTo: '•••• 01' },
    { method: 'authenticator', sentTo: null },
    { method: 'passkey', sentTo: null },
  ],
  sms: sampleSms,
  mayTrustBrowser: true,
  closedForSeconds: null,
  isSoloOwner: false,
};

/** Everything is set up, and this comes first. */
export function startingWith(method: 'authenticator' | 'passkey'): SecondStep {
  const { choices } = sampleSecondStep;
  const first = choices.filter((choice) => choice.method === method);
  return {
    ...sampleSecondStep,
    sms: null,
    choices: [...first, ...choices.filter((choice) => choice.method !== method)],
  };
}

/** The clinic enforces it, and nothing is set up yet. */
export const sampleSetUp: SetUpTwoStep = {
  name: 'set-up-two-step',
  methods: ['passkey', 'authenticator', 'sms'],
  mobilePhone: '+1 613 555 0101',
  begun: null,
};

/** A recovery code to save. */
export const sampleSaveCode: SaveRecoveryCode = {
  name: 'save-recovery-code',
  recoveryCode: sampleRecoveryCode,
};
