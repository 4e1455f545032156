import { formEnglish } from './form.ts';

/** English for what is wrong, whichever form it is told in. */
export const problemsEnglish = {
  waitIsOver: 'You can try again now.',
  contact: (clinic: string) => `Need help? Contact ${clinic}:`,
  problems: {
    'wrong-credentials': 'That username and password don’t match. Check both and try again.',
    throttled: (wait: string) => `Too many tries. You can try again in ${wait}.`,
    busy: (wait: string) => `We are very busy just now. You can try again in ${wait}.`,
    'unknown-clinic': 'Logging in does not work on this page yet. Please contact the clinic.',
    offline: 'You seem to be offline. Try again once you are connected.',
    unreachable: formEnglish.unreachable,
    internal: 'Something went wrong on our side. Try again in a moment.',
  },
};

/** The sentences for problems, in one language. */
export type ProblemMessages = typeof problemsEnglish;
