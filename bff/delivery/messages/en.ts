import { emailChanged } from './en/email-changed.ts';
import { profilesMerged } from './en/profiles-merged.ts';
import { recoveryCodePage } from './en/recovery-code-page.ts';
import { securitySettings } from './en/security-settings.ts';
import { twoStep } from './en/two-step.ts';

/** English: every sentence of every message. Names come in cleaned; `link` texts stand on buttons. */
export const english = {
  hello: (name: string) => `Hello ${name},`,
  helloAll: 'Hello,',
  username: 'Username',
  /** Before what it names. */
  labelled: (label: string) => `${label}:`,
  needHelp: (clinic: string) => `Need help? Contact ${clinic}:`,
  linkIsYours: 'The link is for you alone: please do not pass it on.',
  worksOnce: (time: string) => `It works once, for ${time}.`,
  notYouIgnore: 'Was this not you? Then ignore this email: nothing has changed.',
  notYou: 'Was this not you?',
  notYouReset: (clinic: string) =>
    `Then choose a new password at once, and tell ${clinic}: somebody else may have got into your account.`,
  newPassword: 'Choose a new password',

  welcome: {
    subject: (clinic: string) => `Set up your account at ${clinic}`,
    preheader: 'Choose your username and password.',
    heading: (clinic: string) => `Welcome to ${clinic}`,
    intro: (clinic: string) =>
      `${clinic} invites you to set up your account. Choose a username and a password; after that you can log in on our website.`,
    note: (clinic: string) => `A note from ${clinic}`,
    link: 'Set up your account',
    because: (clinic: string) =>
      `You get this email because ${clinic} has your address on file and invited you to set up an account.`,
  },

  verification: {
    subject: (clinic: string) => `Get back into your account at ${clinic}`,
    preheader: 'Your username, and a link to choose a new password.',
    heading: 'Your username and password',
    intro: (clinic: string) =>
      `Somebody, probably you, told ${clinic} that they forgot their username or password. If you know your password, log in with the username below. If not, choose a new one.`,
    introSeveral: (clinic: string) =>
      `Somebody, probably you, told ${clinic} that they forgot their username or password. These are the people who can be reached at this address, each with a link of their own.`,
    newPasswordFor: (name: string) => `Choose a new password for ${name}`,
    setUp: 'Set up your account',
    setUpFor: (name: string) => `Set up the account of ${name}`,
    noUsername: 'There is no username yet. Set up the account first.',
    eachWorksOnce: (time: string) => `Each link works once, for ${time}.`,
    linksAreYours: 'The links are for you alone: please do not pass them on.',
    codeHeading: 'Or type a code',
    code: (time: string) =>
      `Is the page where you asked for this email still open? You can type this code there instead. It works for ${time}.`,
    codeLabel: 'Verification code',
    codeIsYours: (clinic: string) => `Nobody at ${clinic} will ever ask you for this code.`,
    because: (clinic: string) =>
      `You get this email because your address or your phone number was typed into “Forgot your username or password?” at ${clinic}.`,
  },

  resetByStaff: {
    subject: (clinic: string) => `Choose a new password for ${clinic}`,
    preheader: (staff: string) => `${staff} sends you a link to choose a new password.`,
    heading: 'Choose a new password',
    intro: (staff: string, clinic: string) =>
      `${staff} at ${clinic} sends you a link to choose a new password. Until you do, your old one stays as it is.`,
    because: (clinic: string) =>
      `You get this email because somebody who works at ${clinic} sent it to you from your profile.`,
  },

  passwordResetDone: {
    subject: (clinic: string) => `Your password at ${clinic} was changed`,
    preheader: 'A new password was chosen by a link or code from us.',
    heading: 'Your password was changed',
    intro: (time: string) => `On ${time}, a new password was chosen with a link or code that we had emailed.`,
    effect:
      'You were logged out everywhere, and no browser is trusted any more. Log in with the new password.',
    because: (clinic: string) =>
      `You get this email because the password of your account at ${clinic} changed.`,
  },

  passwordChanged: {
    subject: (clinic: string) => `Your password at ${clinic} was changed`,
    preheader: 'It was changed in My Account.',
    heading: 'Your password was changed',
    intro: (time: string) =>
      `On ${time}, the password was changed in My Account, by someone who knew the old one.`,
    effect: 'Every other session was ended. Log in there with the new password.',
    because: (clinic: string) =>
      `You get this email because the password of your account at ${clinic} changed.`,
  },

  usernameChanged: {
    subject: (clinic: string) => `Your username at ${clinic} was changed`,
    preheader: 'It was changed in My Account.',
    heading: 'Your username was changed',
    intro: (time: string) =>
      `On ${time}, the username was changed in My Account, by someone who knew the password.`,
    newUsername: 'New username',
    effect: 'Use the new username from now on. Your password stays as it is.',
    because: (clinic: string) =>
      `You get this email because the username of your account at ${clinic} changed.`,
  },

  /** Stays within the GSM alphabet: see sms-texts.ts. */
  verificationSms: {
    code: (code: string, clinic: string) => `${code} is your verification code for ${clinic}.`,
    worksFor: (time: string) => `It works for ${time}.`,
    notYouCall: (phone: string) => `Not you? Call ${phone}.`,
    notYou: 'Not you? Please tell the clinic.',
  },

  emailChanged,
  profilesMerged,
  recoveryCodePage,
  twoStep,
  securitySettings,
};

/** The sentences of one language. */
export type Messages = typeof english;
