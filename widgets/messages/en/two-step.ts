/**
 * English for the pieces of 2-Step Verification that the login and My Account share; the buttons' and labels' wording
 * is public API (product, "Fixed names").
 */
export const twoStepEnglish = {
  methods: {
    sms: 'Text message (SMS)',
    authenticator: 'Authenticator app',
    passkey: 'Passkey or security key',
  },
  methodHints: {
    sms: 'A code comes to your mobile phone. The other ways are safer against fraud.',
    authenticator: 'An app on your phone shows a code. It works without a mobile network too.',
    passkey: 'Your fingerprint, face, screen lock or a security key. The safest way.',
  },
  setUp: 'Set Up',
  code: 'Verification code',
  submit: 'Submit',
  next: 'Next',
  back: 'Back',
  checking: 'Checking…',
  sending: 'Sending…',
  copy: 'Copy',
  copied: 'Copied.',
  notCopied: 'Copying does not work in this browser. Select the text and copy it.',
  scan: 'Open your authenticator app, add an account, and scan this QR code:',
  qrCode: 'QR code for your authenticator app',
  noQrCode: 'The QR code could not be loaded. Enter the setup key in your app.',
  setupKey: 'You can’t scan it? Enter this setup key in the app:',
  appCode: 'Then enter the 6 digits that the app shows.',
  mobilePhone: 'Mobile phone',
  phoneHint: 'This number replaces the one on your profile, if it is another one.',
  sentTo: (number: string) => `We sent a text message with a code to ${number}.`,
  resend: 'Resend code',
  resendIn: (wait: string) => `You can ask for another code in ${wait}.`,
  resendNow: 'You can ask for another code now.',
  resent: 'Another text message is on its way. Only the newest code works.',
  passkeyName: 'Name for this passkey',
  passkeyNameHint: 'So that you know it again, for instance “Phone” or “Blue key”.',
  passkeyNext: 'Your browser asks you for your fingerprint, face, screen lock or security key.',
  recoveryHeading: 'Save your recovery code',
  recoveryReason:
    'If you lose your phone or your key, this code lets you in, after your password. It works once. Keep it where others can’t find it.',
  recoveryCode: 'Recovery code',
  downloadPdf: 'Download PDF',
  downloading: 'Downloading…',
  downloaded: 'The PDF is among your downloads.',
  notDownloaded: 'The PDF could not be had. Try again, or copy the code.',
  errors: {
    codeMissing: 'Enter the code.',
    codeIncomplete: 'The code has 6 digits. Look at it once more.',
    'wrong-code': 'That is not the code in the newest text message. Check it and try again.',
    wrongAppCode:
      'That code is not right. Wait for the next one in your app. If that is refused too, check that your phone’s clock sets itself.',
    'code-expired': 'That code can’t be used any more. Ask for another one.',
    phoneMissing: 'Enter your mobile phone number.',
    'phone-unusable': 'Text messages can’t go to that number. Enter a mobile number, with its country code.',
    'sms-country':
      'We don’t send text messages to that country. Enter another number, or choose another way.',
    passkeyNameMissing: 'Enter a name.',
  },
};

/** The sentences of these pieces in one language. */
export type TwoStepMessages = typeof twoStepEnglish;
