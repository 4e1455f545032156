/** English for browsers that keep no cookies for the clinic’s page. */
export const browserKeyEnglish = {
  untilYouLeave:
    'This browser keeps nothing for this page, so you will be logged out when you leave or reload it.',
  pageNotSecure:
    'Logging in does not work on this page, because it was not opened over a secure connection (https). Please contact the clinic.',
  clockFast: (difference: string) =>
    `This device’s clock is ${difference} fast, so we can’t log you in safely. Set the date and time right, then try again.`,
  clockSlow: (difference: string) =>
    `This device’s clock is ${difference} slow, so we can’t log you in safely. Set the date and time right, then try again.`,
  clockOff:
    'This device’s clock is wrong, so we can’t log you in safely. Set the date and time right, then try again.',
};

/** The sentences for browsers that keep no cookies, in one language. */
export type BrowserKeyMessages = typeof browserKeyEnglish;
