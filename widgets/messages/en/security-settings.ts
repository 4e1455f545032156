import { counted } from '../counted.ts';

/** English for `<clinic-security-settings>`; the buttons' wording is public API (product, "Fixed names"). */
export const securitySettingsEnglish = {
  heading: 'Security settings',
  about:
    'They hold for the whole clinic. Before anything changes, you see what that means, and confirm it with your password.',
  opening: 'One moment, please…',
  tryAgain: 'Try again',
  forPatients: 'This page is for the people who run the clinic. Everything of your own is in My Account.',
  forStaff:
    'Account owners and colleagues with full access look after these settings. If something should change, please ask one of them.',
  twoStep: {
    heading: '2-Step Verification',
    about:
      'After the password, it asks for one more thing that only this person has: a phone, a passkey or a security key.',
    who: 'Who uses it now',
    on: (count: number) => `On: ${count}`,
    off: (count: number) => `Off: ${count}`,
    paused: (count: number) => `Paused: ${count}`,
    you: 'You',
    label: 'Require 2-Step Verification for all staff',
    hint: 'Whoever has none yet sets it up at the next login, before getting in. After that, nobody can turn off their last method.',
  },
  trust: {
    heading: 'Trust this browser',
    label: 'Let staff trust a browser for 30 days',
    hint: 'Each person decides for themselves when they log in. A trusted browser skips the second step, never the password.',
  },
  signOut: {
    heading: 'Automatic Sign Out',
    label: 'Sign staff out when nothing has happened for',
    hint: 'A warning comes 60 seconds before. However you set this, nobody stays logged in for more than 24 hours.',
    off: 'Off',
  },
  titles: {
    heading: 'Titles in calendars',
    about:
      'People can see their appointments in their own calendar. Others may read the titles there: on a shared screen, or at Google and Microsoft.',
    label: 'What a title says',
    choices: {
      clinic: 'The clinic, and nothing more',
      practitioner: 'With whom the appointment is',
      treatment: 'What it is for, and with whom',
    },
    sample: 'In their calendar, it will look like this:',
    samples: {
      clinic: (clinic: string) => `Appointment at ${clinic}`,
      practitioner: 'Appointment with Dana Kim',
      treatment: 'Check-up with Dana Kim',
    },
  },
  next: 'Next',
  nothingChanged: 'You have not changed anything yet.',
  confirm: {
    heading: 'Save these changes?',
    about:
      'They hold as soon as you save. Account owners and everybody with full access are told by email what was changed, and by whom.',
    before: (value: string) => `Until now: ${value}`,
    after: (value: string) => `From now on: ${value}`,
  },
  changes: {
    enforced: 'All staff have to use it from now on.',
    everybodyHasIt: 'Everybody has it already.',
    lack: (count: number) =>
      counted('en', count, {
        one: () => 'One person has none yet and sets it up at the next login, before getting in.',
        other: (n) => `${n} people have none yet. They set it up at their next login, before getting in.`,
      }),
    ownLack: 'You are among them.',
    paused: 'Where it is paused, it stays paused until it resumes.',
    notEnforced: 'Nobody has to use it any more. Whoever has set it up keeps it, and may turn it off.',
    trustOn: 'Staff can trust a browser for 30 days when they log in.',
    trustOff:
      'All trust ends at once, in every browser. Whoever uses 2-Step Verification is asked for the second step at the next login.',
    signOutAfter: (time: string) => `Staff are signed out after ${time} in which nothing has happened.`,
    signOutSooner: 'This holds for those who are logged in now, too.',
    signOutOff:
      'Staff stay logged in for up to 24 hours, also where they have left a screen and others can reach it.',
    titlesSayMore: 'Whoever can see somebody’s calendar can read that, too.',
    titlesWhen: 'Calendars show it the next time that they look for news.',
  },
  back: 'Back',
  saved: 'Your changes are saved and hold from now on.',
};

/** The sentences of `<clinic-security-settings>` in one language. */
export type SecuritySettingsMessages = typeof securitySettingsEnglish;
