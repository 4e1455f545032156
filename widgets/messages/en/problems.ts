import { formEnglish } from './form.ts';

/** English for what is wrong, whichever form it is told in. */
export const problemsEnglish = {
  waitIsOver: 'You can try again now.',
  contact: (clinic: string) => `Need help? Contact ${clinic}:`,
  problems: {
    'wrong-credentials': 'That username and password don’t match. Check both and try again.',
    throttled: (wait: string) => `Too many tries. You can try again in ${wait}.`,
    busy: (wait: string) => `We are very busy just now. You can try again in ${wait}.`,
    'login-ended': 'Your login took too long or was finished elsewhere. Please log in again.',
    'wrong-step': 'This has moved on in the meantime. Please go on from here.',
    'second-step-closed': (wait: string) =>
      `Too many wrong codes. No code is sent or checked for now. Try again in ${wait}.`,
    'code-expired': 'That code can’t be used any more. Ask for another one.',
    'recovery-code-closed': 'Too many wrong recovery codes. Log in again to try once more.',
    'recovery-code-dead':
      'This recovery code can’t be used any more: it was used, or tried wrongly too often. Choose another way.',
    'sms-too-soon': (wait: string) => `A text message is on its way. You can ask for another one in ${wait}.`,
    'sms-limit': (wait: string) =>
      `Too many text messages were sent. You can ask for another one in ${wait}, or choose another way.`,
    'sms-country': 'We don’t send text messages to that country. Choose another way.',
    'sms-unavailable': 'Text messages can’t be sent just now. Try again in a moment, or choose another way.',
    'phone-unusable': 'Text messages can’t go to that number. Choose another way.',
    'passkey-refused': 'That passkey was not accepted here. Try another one, or choose another way.',
    'passkey-not-here': 'Your passkeys for this clinic do not work on this page. Choose another way.',
    'passkey-cancelled':
      'No passkey was used: the question was closed, took too long, or none was found. Try again, or choose another way.',
    'set-up-ended': 'This took too long. Please start setting it up once more.',
    'last-method': 'The clinic asks for 2-Step Verification, so the last method has to stay.',
    'two-step-off': 'There is no 2-Step Verification on this profile.',
    'signed-out-idle': 'You were logged out because nothing happened for a while.',
    'signed-out-time': 'You were logged out because you had been logged in for so long. Please log in again.',
    'unknown-clinic': 'Logging in does not work on this page yet. Please contact the clinic.',
    offline: 'You seem to be offline. Try again once you are connected.',
    unreachable: formEnglish.unreachable,
    internal: 'Something went wrong on our side. Try again in a moment.',
  },
};

/** The sentences for problems, in one language. */
export type ProblemMessages = typeof problemsEnglish;
