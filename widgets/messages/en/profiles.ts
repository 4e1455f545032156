import { counted } from '../counted.ts';

/** English for `<clinic-profiles>`; the buttons' and labels' wording is public API (product, "Fixed names"). */
export const profilesEnglish = {
  heading: 'Profiles',
  forTeam: 'This page is for the clinic’s team. Everything of your own is in My Account.',
  opening: 'One moment, please…',
  tryAgain: 'Try again',
  back: 'Back',
  cancel: 'Cancel',
  showMore: 'Show more',
  search: 'Find a profile',
  searchHint: 'A name, email address, phone number, username or birth date such as 1984\u201103\u201109.',
  who: { label: 'Show', all: 'Everybody', staff: 'Staff', patients: 'Patients' },
  found: (count: number) =>
    counted('en', count, { one: (n) => `${n} profile found.`, other: (n) => `${n} profiles found.` }),
  foundMore: (count: number) => counted('en', count, { other: (n) => `The first ${n} profiles are shown.` }),
  shown: (count: number) =>
    counted('en', count, { one: (n) => `${n} profile is shown.`, other: (n) => `${n} profiles are shown.` }),
  nobody: 'Nobody was found.',
  nobodyHint: 'Try fewer letters, or search by email address, phone number or birth date.',
  everybodyInstead: 'Search everybody',
  roles: { patient: 'Patient', staff: 'Staff', 'full-access': 'Full access', owner: 'Account owner' },
  own: 'You',
  born: (date: string) => `Born ${date}`,
  username: 'Username',
  noUsername: 'No username',
  twoStepShort: { on: '2-Step on', off: '2-Step off', paused: '2-Step paused' },
  card: {
    twoStep: '2-Step Verification',
    on: 'On',
    off: 'Off',
    paused: 'Paused',
    pausedUntil: (time: string) => `Paused until ${time}`,
    birthDate: 'Birth date',
    email: 'Email',
    mobilePhone: 'Mobile phone',
    unknown: 'Not known',
    lastLogin: 'Last login',
    justNow: 'just now',
    never: 'Never',
    sessions: 'Logged in now',
    sessionCount: (count: number) =>
      counted('en', count, { one: (n) => `In ${n} place`, other: (n) => `In ${n} places` }),
    noSessions: 'Nowhere',
    welcome: 'Welcome Email',
    welcomeSent: (time: string) => `Sent ${time}, its link still works`,
    locked: 'Locked',
    lockedFor: (wait: string) => `Too many wrong tries. Has to wait ${wait}.`,
    emails: 'Emails',
    noEmail:
      'There is no email address on this profile, so no email can go out. Add one in the clinic’s system.',
    access: 'Access',
  },
  sendWelcome: 'Send Welcome Email',
  sendPasswordReset: 'Send Password Reset Email',
  endSessions: 'Sign out everywhere',
  unlock: 'Unlock',
  unlocking: 'Unlocking…',
  pause: 'Pause',
  resume: 'Resume',
  remove: 'Remove',
  welcome: {
    about: (name: string, email: string) =>
      `${name} gets a link at ${email} with which to choose a username and a password. It works once, for 14 days.`,
    endsOlder: (time: string) => `A welcome was sent ${time}. Its link ends as soon as this one is sent.`,
    note: 'A note of your own (optional)',
    noteHint: 'It stands in the email as you write it.',
    preview: 'The email',
    previewing: 'The email is being written…',
    to: 'To',
    subject: 'Subject',
    sending: 'Sending…',
  },
  reset: {
    heading: 'Send a password reset email?',
    about: (name: string, email: string) =>
      `${name} gets a link at ${email} with which to choose a new password. It works once, for 60 minutes.`,
    stays: 'Until then the password stays as it is. Nobody else can choose it.',
  },
  end: {
    heading: 'Sign out everywhere?',
    about: (name: string) => `${name} will be logged out on every device, and can log in again at once.`,
    ending: 'Signing out…',
  },
  pausing: {
    heading: (name: string) => `Pause ${name}’s 2-Step Verification`,
    about: (name: string) =>
      `Until it resumes, ${name} logs in with the password alone. It resumes by itself, and an email tells ${name} that you paused it.`,
    hours: 'For how long?',
    choices: { 1: '1 hour', 24: '24 hours', 72: '72 hours' },
    acting: 'Pausing…',
  },
  resuming: {
    heading: (name: string) => `Resume ${name}’s 2-Step Verification`,
    about: (name: string) =>
      `From the next login on, ${name} is asked for the second step again. An email tells ${name} that you resumed it.`,
    acting: 'Resuming…',
  },
  removing: {
    heading: (name: string) => `Remove ${name}’s 2-Step Verification`,
    about: (name: string) =>
      `All methods, passkeys, the recovery code and the trusted browsers of ${name} go, and cannot be brought back. After that the password alone is enough, until ${name} sets it up again. An email tells ${name} that you removed it.`,
    pauseInstead: 'If a phone is only left at home, pause it instead.',
    acting: 'Removing…',
  },
  news: {
    welcome: (email: string) => `The welcome email is on its way to ${email}.`,
    reset: (email: string) => `The password reset email is on its way to ${email}.`,
    ended: (name: string) => `${name} is signed out everywhere.`,
    unlocked: (name: string) => `${name} can try again at once.`,
    paused: '2-Step Verification is paused.',
    resumed: '2-Step Verification is on again.',
    removed: '2-Step Verification is removed.',
    merged: 'The profiles are merged. This is the one that was kept.',
  },
  errors: {
    noteTooLong: 'That note is too long. Use 2,000 characters at most.',
  },
  problems: {
    'not-allowed': 'Your role does not allow this. Ask somebody with full access.',
    'not-found': 'This profile is not there any more. It may have been merged or removed.',
    'no-email': 'There is no email address on this profile, so no email can go out.',
    'has-login': 'This person has chosen a username meanwhile, so no welcome is needed.',
    'no-login': 'This person has no username yet. Send a welcome email instead.',
    'two-step-off': 'There is no 2-Step Verification on this profile any more.',
    'own-profile': 'This is your own profile. Somebody else with full access has to do this.',
    'roles-differ': 'One of the two works at the clinic and the other does not, so they stay apart.',
    'changed-meanwhile': 'Something has changed meanwhile. Look at what would happen now, then merge again.',
  },
  mailProblems: {
    throttled: (wait: string) => `Enough emails for the moment. You can send another one in ${wait}.`,
  },
};

/** The sentences of `<clinic-profiles>` in one language. */
export type ProfilesMessages = typeof profilesEnglish;
