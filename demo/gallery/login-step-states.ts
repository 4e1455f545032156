import type { RequestHandler } from 'msw';
import type { Problem, SecondStep, Step } from '../../bff/contract/index.ts';
import type { Answers } from './answers.ts';
import { sampleSaveCode, sampleSecondStep, sampleSetUp, startingWith } from './login-step-samples.ts';
import type { GalleryState } from './states.ts';

type State = Omit<GalleryState, 'tag'>;
type Handlers = GalleryState['handlers'];

/** A login that leads to this step, and on from there. */
function at(step: Step): Handlers {
  return (bff) => [...bff.loginSteps.leadsTo(step), ...bff.loggedOut()];
}

/** The same, with one call that comes back with a problem. */
function refused(path: string, problem: Problem, step: Step, then: Step = step): Handlers {
  return (bff: Answers): RequestHandler[] => [
    ...bff.loginSteps.refuses(path, problem, then),
    ...at(step)(bff),
  ];
}

const authenticator = startingWith('authenticator');
const passkey = startingWith('passkey');
const closed: SecondStep = { ...sampleSecondStep, sms: null, closedForSeconds: 872 };

/** The recovery code, and what comes after it. */
export const recoveryStates: readonly State[] = [
  {
    state: 'recovery-code',
    title: 'Recovery code',
    handlers: at(sampleSecondStep),
    act: 'log-in-and-recover',
  },
  {
    state: 'recovery-code-wrong',
    title: 'Recovery code: wrong',
    handlers: at(sampleSecondStep),
    act: 'log-in-and-recovery-code',
  },
  {
    state: 'recovery-code-dead',
    title: 'Recovery code: not usable any more',
    handlers: refused('recovery-code', { code: 'recovery-code-dead' }, sampleSecondStep),
    act: 'log-in-and-recovery-code',
  },
  {
    state: 'save-recovery-code',
    title: 'Recovery code to save',
    handlers: at(sampleSaveCode),
    act: 'log-in',
  },
];

/** The challenge in all its ways. */
export const challengeStates: readonly State[] = [
  { state: 'sms', title: 'Code by text message', handlers: at(sampleSecondStep), act: 'log-in' },
  {
    state: 'sms-wrong-code',
    title: 'Code by text message: wrong',
    handlers: at(sampleSecondStep),
    act: 'log-in-and-code',
  },
  {
    state: 'sms-resend',
    title: 'Code by text message: can be sent again',
    handlers: at({
      ...sampleSecondStep,
      sms: { sentTo: '•••• 01', resendAfterSeconds: 2, expiresInSeconds: 302 },
    }),
    act: 'log-in',
  },
  {
    state: 'sms-not-sent',
    title: 'Code by text message: could not be sent',
    handlers: refused('second-step/sms', { code: 'sms-unavailable' }, { ...sampleSecondStep, sms: null }),
    act: 'log-in-and-press',
  },
  {
    state: 'authenticator',
    title: 'Authenticator app',
    handlers: at(authenticator),
    act: 'log-in',
  },
  {
    state: 'authenticator-wrong-code',
    title: 'Authenticator app: wrong code',
    handlers: at(authenticator),
    act: 'log-in-and-code',
  },
  { state: 'passkey', title: 'Passkey', handlers: at(passkey), act: 'log-in' },
  {
    state: 'passkey-refused',
    title: 'Passkey: not possible in this page',
    handlers: refused('second-step/passkey/challenge', { code: 'passkey-not-here' }, passkey),
    act: 'log-in-and-press',
  },
  { state: 'choices', title: 'Another way', handlers: at(sampleSecondStep), act: 'log-in-and-choose' },
  { state: 'closed', title: 'Closed after wrong codes', handlers: at(closed), act: 'log-in' },
  {
    state: 'closed-solo-owner',
    title: 'Closed for a solo owner',
    handlers: at({ ...closed, isSoloOwner: true, choices: closed.choices.slice(0, 2) }),
    act: 'log-in',
  },
  {
    state: 'ended',
    title: 'Login took too long',
    handlers: refused('second-step/code', { code: 'login-ended' }, sampleSecondStep, { name: 'password' }),
    act: 'log-in-and-code',
  },
];

/** Set-up inside the login, where the clinic enforces it. */
export const enforcedStates: readonly State[] = [
  { state: 'set-up', title: 'Set-up: enforced by the clinic', handlers: at(sampleSetUp), act: 'log-in' },
  {
    state: 'set-up-passkey',
    title: 'Set-up: passkey',
    handlers: at(sampleSetUp),
    act: 'log-in-and-set-up-1',
  },
  {
    state: 'set-up-authenticator',
    title: 'Set-up: authenticator app',
    handlers: at(sampleSetUp),
    act: 'log-in-and-set-up-2',
  },
  {
    state: 'set-up-sms',
    title: 'Set-up: mobile number',
    handlers: at(sampleSetUp),
    act: 'log-in-and-set-up-3',
  },
  {
    state: 'set-up-sms-code',
    title: 'Set-up: code by text message',
    handlers: at({
      ...sampleSetUp,
      begun: { method: 'sms', sentTo: '•••• 01', resendAfterSeconds: 30, expiresInSeconds: 330 },
    }),
    act: 'log-in',
  },
];

/** `<clinic-recovery-code>` starts where the other tags have to be asked. */
export const recoveryTagStates: readonly State[] = [
  { state: 'first-view', title: 'Nobody is logging in', handlers: at(sampleSecondStep) },
  {
    state: 'recovery-code',
    title: 'Recovery code',
    handlers: at(sampleSecondStep),
    act: 'log-in',
  },
  {
    state: 'nothing-else',
    title: 'No other way works in this page',
    handlers: at({ ...sampleSecondStep, choices: [], sms: null }),
    act: 'log-in',
  },
  {
    state: 'save-recovery-code',
    title: 'Recovery code to save',
    handlers: at(sampleSaveCode),
    act: 'log-in',
  },
];
