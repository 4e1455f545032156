/** English for every form, whichever widget it stands in. */
export const formEnglish = {
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  slow: 'This is taking longer than usual. Still trying…',
  unreachable: 'We can’t be reached just now. Try again in a moment.',
};

/** The sentences of every form in one language. */
export type FormMessages = typeof formEnglish;
