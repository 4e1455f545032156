/** English for every form, whichever widget it stands in. */
export const formEnglish = {
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  slow: 'This is taking longer than usual. Still trying…',
  waitIsOver: 'You can try again now.',
  contact: (clinic: string) => `Need help? Contact ${clinic}:`,
  problems: {
    'wrong-credentials': 'That username and password don’t match. Check both and try again.',
    throttled: (wait: string) => `Too many tries. You can try again in ${wait}.`,
    busy: (wait: string) => `We are very busy just now. You can try again in ${wait}.`,
    'unknown-clinic': 'Logging in does not work on this page yet. Please contact the clinic.',
    offline: 'You seem to be offline. Try again once you are connected.',
    unreachable: 'We can’t be reached just now. Try again in a moment.',
    internal: 'Something went wrong on our side. Try again in a moment.',
  },
};

/** The sentences of every form in one language. */
export type FormMessages = typeof formEnglish;
