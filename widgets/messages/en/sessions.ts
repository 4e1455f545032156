/** English for `<clinic-sessions>`; the buttons' wording is public API (product, "Fixed names"). */
export const sessionsEnglish = {
  heading: 'Manage Sessions',
  about: 'Everywhere you are logged in. Sign out any session that you do not recognize or no longer use.',
  opening: 'Looking up where you are logged in…',
  tryAgain: 'Try again',
  thisOne: 'This session',
  nameOf: {
    both: (browser: string, system: string) => `${browser} on ${system}`,
    system: (system: string) => `A browser on ${system}`,
    neither: 'An unknown browser',
  },
  from: (address: string) => `Address ${address}`,
  loggedIn: (time: string) => `Signed in ${time}`,
  lastActive: (time: string) => `Last active ${time}`,
  justNow: 'just now',
  noOthers: 'You are not logged in anywhere else.',
  signOut: 'Sign out',
  signOutOthers: 'Sign out everywhere else',
  signOutAll: 'Sign out everywhere',
  question: 'Sign out here too?',
  questionAbout: 'This ends every session, this one as well. You will need to log in again.',
  keep: 'Stay logged in',
  signingOut: 'Signing out…',
  signedOut: (name: string) => `${name} is signed out.`,
  signedOutOthers: 'You are signed out everywhere else.',
  hasChanged: 'The list has changed.',
};

/** The sentences of `<clinic-sessions>` in one language. */
export type SessionsMessages = typeof sessionsEnglish;
