/** English for the warning before Automatic Sign Out. */
export const automaticSignOutEnglish = {
  idle: {
    heading: 'Are you still there?',
    about: 'Nothing has happened for a while. To protect your information, you will be logged out soon.',
    stay: 'Stay logged in',
    leave: 'Log out now',
  },
  time: {
    heading: 'You will be logged out soon',
    about:
      'You have been logged in for as long as we allow. This can’t be prolonged: finish what you are doing, or log in again.',
    stay: 'Finish first',
    leave: 'Log in again',
  },
  left: (wait: string) => `You will be logged out in ${wait}.`,
  oneMoment: 'One moment…',
  notReached: 'We can’t be reached just now, so you will be logged out as announced. Try again.',
};

/** The sentences of the warning in one language. */
export type AutomaticSignOutMessages = typeof automaticSignOutEnglish;
