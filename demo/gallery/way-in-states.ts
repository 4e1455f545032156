import type { RequestHandler } from 'msw';
import { sampleFamily, sampleLink } from './account-answers.ts';
import type { RefusalCode } from './account-answers.ts';
import type { Answers } from './answers.ts';
import type { GalleryState } from './states.ts';

type State = Omit<GalleryState, 'tag'>;

/** What an email's link carries: the token, in the fragment (product rule 13). */
export const fragment = 'token=a-sample-that-opens-nothing';

/** Everything works, and the link is for a new password. */
export function link(bff: Answers): RequestHandler[] {
  return [...bff.account.link(), ...bff.account.recovery(), ...bff.loggedOut()];
}

/** Everything works, and the link is for setting up an account. */
export function welcome(bff: Answers): RequestHandler[] {
  const opens = { ...sampleLink, purpose: 'set-up-account', username: null } as const;
  return [...bff.account.link(opens), ...bff.account.recovery(), ...bff.loggedOut()];
}

/** The states of the way back in, from the question to the choice of an account. */
export const forgotten: readonly State[] = [
  { state: 'first-view', title: 'First view', handlers: link },
  { state: 'nothing-typed', title: 'Nothing typed', handlers: link, act: 'submit-empty' },
  { state: 'verification-sent', title: 'Waiting for the code', handlers: link, act: 'ask-for-email' },
  {
    state: 'wrong-code',
    title: 'Wrong code',
    handlers: (bff) => [...bff.account.wrongCode(), ...link(bff)],
    act: 'enter-code',
  },
  {
    state: 'code-ended',
    title: 'Code not usable any more',
    handlers: (bff) => [...bff.account.codeEnded(), ...link(bff)],
    act: 'enter-code',
  },
  {
    state: 'throttled',
    title: 'Too many wrong codes',
    handlers: (bff) => [...bff.account.codesThrottled(900), ...link(bff)],
    act: 'enter-code',
  },
  {
    state: 'resend',
    title: 'Email can be sent again',
    handlers: (bff) => [...bff.account.recovery(undefined, 2), ...link(bff)],
    act: 'ask-for-email',
  },
  {
    state: 'choose-account',
    title: 'A family on one address',
    handlers: (bff) => [...bff.account.recovery(sampleFamily), ...link(bff)],
    act: 'enter-code',
  },
  { state: 'one-account', title: 'Right code', handlers: link, act: 'enter-code' },
  {
    state: 'unreachable',
    title: 'Server not reachable',
    handlers: (bff) => [...bff.loggedOut(), ...bff.unreachable()],
    act: 'ask-for-email',
  },
];

const refusalTitles: Readonly<Partial<Record<RefusalCode, string>>> = {
  'password-common': 'Password too common',
  'password-personal': 'Password made of own names',
  'password-guessable': 'Password easily guessed',
  'password-breached': 'Password known from a breach',
};

/** A new password that the server refuses, once for each reason that only the server can know. */
export const refusals: readonly State[] = (Object.keys(refusalTitles) as RefusalCode[]).map((code) => ({
  state: code,
  title: refusalTitles[code] ?? code,
  handlers: (bff) => [...bff.account.refused(code), ...link(bff)],
  fragment,
  act: 'save-password',
}));

/** Where no link leads on. */
export const deadEnds: readonly State[] = [
  {
    state: 'link-invalid',
    title: 'Link not usable any more',
    handlers: (bff) => [...bff.account.linkInvalid(), ...link(bff)],
    fragment,
  },
  { state: 'no-link', title: 'Opened without a link', handlers: link },
  { state: 'unreachable', title: 'Server not reachable', handlers: (bff) => bff.unreachable(), fragment },
];
