/** English for the way back in; the buttons' and labels' wording is public API (product, "Fixed names"). */
export const recoveryEnglish = {
  explanation:
    'Enter the email address or phone number that you gave the clinic. We will send an email that helps you back in.',
  identifier: 'Email or phone number',
  submit: 'Submit',
  sending: 'Sending…',
  sentHeading: 'Check your email',
  sent: 'If we have a profile with that, an email is on its way. It goes to the email address on the profile.',
  sentNext: 'Follow the link in the email, or type its code here:',
  code: 'Verification code',
  next: 'Next',
  checking: 'Checking…',
  noEmail:
    'No email after a few minutes? Look in your spam folder, or go back and try another address or number.',
  resend: 'Resend code',
  resendIn: (wait: string) => `You can ask for another email in ${wait}.`,
  resendNow: 'You can ask for another email now.',
  resent: 'If we have a profile with that, another email is on its way. Use the code in the newest one.',
  chooseHeading: 'Whose account?',
  choose: 'The email covers several people. Choose whom to go on with.',
  noUsername: 'No username yet',
  opening: 'One moment, please…',
  tryAgain: 'Try again',
  invalidHeading: 'This link can’t be used any more',
  invalid:
    'A link works once, for a limited time, and only until a newer one is sent. We can send you a new email.',
  missingHeading: 'Start from your email',
  missing:
    'To choose a username or password, follow the link in the email that we sent you. We can send you a new one.',
  newEmail: 'Get a new email',
  hello: (name: string) => `Hello ${name}`,
  reset: 'Choose a new password for your account. All your devices will be logged out.',
  save: 'Save',
  saving: 'Saving…',
  savedHeading: 'Your new password is saved',
  saved: 'Log in with your new password and your username:',
  welcome: (name: string) => `Welcome, ${name}`,
  setUp: 'Choose a username and a password. You will log in with them from now on.',
  settingUp: 'Setting up your account…',
  back: 'Back',
  backToLogin: 'Back to login',
  errors: {
    identifierMissing: 'Enter your email address or phone number.',
    codeMissing: 'Enter the code from the email.',
    codeIncomplete: 'The code has 6 digits. Look at the email once more.',
    'wrong-code': 'That is not the code in the newest email. Check it and try again.',
  },
  problems: {
    'code-ended': 'This code can’t be used any more. Ask for another email.',
    throttled: (wait: string) => `Too many wrong codes. You can try again in ${wait}.`,
  },
};

/** The sentences of the way back in, in one language. */
export type RecoveryMessages = typeof recoveryEnglish;
