/** English for the login's steps after the password; the buttons' and labels' wording is public API. */
export const loginStepsEnglish = {
  heading: '2-Step Verification',
  tryAnotherWay: 'Try another way',
  useRecoveryCode: 'Use recovery code instead',
  logInAsSomeoneElse: 'Log in as someone else',
  trustBrowser: 'Trust this browser to skip 2-Step Verification for 30 days',
  trustHint: 'Not on a shared computer.',
  tryAgain: 'Try again',
  choicesHeading: 'Choose another way',
  sendSms: (number: string) => `Text message to ${number}`,
  useAuthenticator: 'Code from your authenticator app',
  usePasskey: 'Use a passkey or security key',
  smsNotSent: (number: string) => `We can send a text message with a code to ${number}.`,
  sendCode: 'Send code',
  authenticator: 'Enter the 6 digits that your authenticator app shows for this clinic.',
  passkey: 'Have your device or your security key ready, and go on.',
  passkeyWaiting: 'Waiting for your passkey…',
  nothingHere: 'None of the ways that you have set up works on this page. Your recovery code does.',
  recoveryHeading: 'Use your recovery code',
  recoveryExplanation:
    'Enter the code with six characters that you saved when you set up 2-Step Verification. It works once; then you get a new one.',
  closedHeading: 'Too many wrong codes',
  closedWays: 'You have these ways on:',
  closedRecovery: 'Use your recovery code.',
  closedColleague: 'Ask somebody with full access at the clinic to pause or remove your 2-Step Verification.',
  closedWait: 'Wait, and try again then.',
  soloOwner:
    'Nobody else at the clinic can pause your 2-Step Verification. Without a recovery code, ask for support.',
  enforcedHeading: 'Set up 2-Step Verification',
  enforced: (clinic: string) =>
    `${clinic} asks all staff to use 2-Step Verification. Set it up once now, and you are in.`,
  nothingToSetUp: 'This page offers no way to set it up. Please ask the clinic.',
  setUpAuthenticator: 'Set up an authenticator app',
  setUpSms: 'Set up text messages',
  setUpPasskey: 'Set up a passkey or security key',
  errors: {
    recoveryCodeMissing: 'Enter your recovery code.',
    wrongRecoveryCode: 'That is not your recovery code. Check it and try again.',
  },
};

/** The sentences of these steps in one language. */
export type LoginStepsMessages = typeof loginStepsEnglish;
