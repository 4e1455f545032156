/** English for `<clinic-account>`. */
export const accountEnglish = {
  heading: 'My Account',
  tryAgain: 'Try again',
  tabs: {
    overview: 'Overview',
    credentials: 'Username and password',
  },
  loggedInSince: (time: string) => `Logged in since ${time}`,
};

/** The sentences of `<clinic-account>` in one language. */
export type AccountMessages = typeof accountEnglish;
