/** Emails about 2-Step Verification and other ways to log in (product rules 21, 25 and 27). */
export const twoStep = {
  doneBy: 'Done by',
  byYou: 'you, or somebody who has your password',
  until: 'Paused until',
  browser: 'Browser',
  method: 'Method',
  methods: {
    sms: 'Text message (SMS)',
    authenticator: 'Authenticator app',
    passkey: 'Passkey or security key',
  },
  notYou: (clinic: string) =>
    `Then choose a new password at once, under “Forgot your username or password?” on our website. Check in My Account what is set up there, and tell ${clinic}: somebody else may have got into your account.`,
  notExpected: 'Is this news to you?',
  askClinic: (by: string, clinic: string) => `Then ask ${by}, or somebody else at ${clinic}, about it soon.`,
  because: (clinic: string) =>
    `You get this email because something changed in how your account at ${clinic} is protected.`,

  on: {
    subject: (clinic: string) => `2-Step Verification is on for your account at ${clinic}`,
    heading: '2-Step Verification is on',
    intro: (time: string) => `On ${time}, 2-Step Verification was turned on for your account.`,
    effect:
      'From now on, logging in takes a second step after your password. Keep your recovery code where only you can reach it.',
  },
  off: {
    subject: (clinic: string) => `2-Step Verification is off for your account at ${clinic}`,
    heading: '2-Step Verification is off',
    intro: (time: string) => `On ${time}, 2-Step Verification was turned off for your account.`,
    effect:
      'From now on, your password alone is enough to log in. You can set up 2-Step Verification again in My Account at any time.',
  },
  paused: {
    subject: (clinic: string) => `2-Step Verification is paused for your account at ${clinic}`,
    heading: '2-Step Verification is paused',
    intro: (time: string) => `On ${time}, 2-Step Verification was paused for your account.`,
    effect:
      'While it is paused, your password alone is enough to log in. After that, 2-Step Verification is back by itself.',
  },
  resumed: {
    subject: (clinic: string) => `2-Step Verification is on again for your account at ${clinic}`,
    heading: '2-Step Verification is on again',
    intro: (time: string) => `On ${time}, the pause was ended and 2-Step Verification resumed.`,
    effect: 'From now on, logging in takes a second step after your password again.',
  },
  removed: {
    subject: (clinic: string) => `2-Step Verification was removed from your account at ${clinic}`,
    heading: '2-Step Verification was removed',
    intro: (time: string) => `On ${time}, 2-Step Verification was removed from your account.`,
    effect:
      'You are no longer asked for a second step. Please set up 2-Step Verification again: in My Account, or at your next login if it asks you to.',
  },
  methodAdded: {
    subject: (clinic: string) => `A new way to log in to your account at ${clinic}`,
    heading: 'A new way to log in',
    intro: (time: string) => `On ${time}, this was set up for your account:`,
    effect: 'You can use it from your next login on.',
  },
  methodRemoved: {
    subject: (clinic: string) => `A way to log in was removed from your account at ${clinic}`,
    heading: 'A way to log in was removed',
    intro: (time: string) => `On ${time}, this was removed from your account:`,
    effect: 'You can no longer log in with it.',
  },
  phoneChanged: {
    subject: (clinic: string) => `Your mobile number at ${clinic} was changed`,
    heading: 'Your mobile number was changed',
    intro: (time: string) => `On ${time}, the mobile number on your profile was changed.`,
    number: 'New number',
    effect: 'Text messages from us go to this number now.',
    effectOff:
      'Because of this, verification by text message is off. If you had no other method, so is 2-Step Verification. You can set it up again in My Account, with the new number.',
  },
  recoveryCodeUsed: {
    subject: (clinic: string) => `Your recovery code at ${clinic} was used`,
    heading: 'Your recovery code was used',
    intro: (time: string) =>
      `On ${time}, somebody logged in to your account with your password and your recovery code.`,
    effect: 'That code is used up. A new one was shown at this login: please keep it safe.',
  },
  recoveryCodeNew: {
    subject: (clinic: string) => `There is a new recovery code for your account at ${clinic}`,
    heading: 'There is a new recovery code',
    intro: (time: string) => `On ${time}, a new recovery code was made for your account.`,
    effect: 'The old code no longer works. Please keep the new one safe.',
  },
};
