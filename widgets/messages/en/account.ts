/** English for `<clinic-account>`. */
export const accountEnglish = {
  heading: 'My Account',
  tryAgain: 'Try again',
  tabs: {
    overview: 'Overview',
    credentials: 'Username and password',
    calendar: 'Calendar',
    twoStep: '2-Step Verification',
    sessions: 'Sessions',
    passkeys: 'Passkeys',
  },
  loggedInSince: (time: string) => `Logged in since ${time}`,
};

/** The sentences of `<clinic-account>` in one language. */
export type AccountMessages = typeof accountEnglish;
