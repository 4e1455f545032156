import type { RequestHandler } from 'msw';
import type { Problem, TwoStepAnswer } from '../../bff/contract/index.ts';
import { sampleSession } from './answers.ts';
import type { Answers } from './answers.ts';
import type { GalleryState } from './states.ts';
import {
  ofPatient,
  ofPatientWithPasskey,
  sampleStaff,
  whileAllIsSetUp,
  whileNothingIsSetUp,
  withSmsAlone,
} from './two-step-settings-samples.ts';

type State = Omit<GalleryState, 'tag'>;
type Handlers = GalleryState['handlers'];

/** Staff, with this set up; everything works. */
function staff(twoStep: TwoStepAnswer): Handlers {
  return (bff) => [...bff.settings.works(twoStep), ...bff.loggedIn(sampleStaff)];
}

function patient(twoStep: TwoStepAnswer): Handlers {
  return (bff) => [...bff.settings.works(twoStep), ...bff.loggedIn(sampleSession)];
}

/** Staff, with one call that comes back with a problem. */
function refused(path: string, problem: Problem, twoStep: TwoStepAnswer = whileNothingIsSetUp): Handlers {
  return (bff: Answers): RequestHandler[] => [...bff.settings.refuses(path, problem), ...staff(twoStep)(bff)];
}

const off = staff(whileNothingIsSetUp);
const on = staff(whileAllIsSetUp);
const enforced = { isEnforced: true };
const pausedUntil = '2026-11-23T18:30:00Z';

/** The settings of 2-Step Verification behind their tab in My Account. */
export const settingsInAccount: readonly State[] = [
  { state: 'two-step', title: '2-Step Verification', handlers: on, act: 'open-two-step' },
  {
    state: 'passkeys',
    title: 'A patient’s passkeys',
    handlers: patient(ofPatientWithPasskey),
    act: 'open-two-step',
  },
];

/** Every state of the settings of 2-Step Verification. */
export const settingsStates: readonly State[] = [
  { state: 'off', title: 'Off', handlers: off },
  { state: 'begin', title: 'Choosing a method', handlers: off, act: 'begin-two-step' },
  { state: 'nothing-typed', title: 'Nothing typed', handlers: off, act: 'begin-two-step-empty' },
  {
    state: 'wrong-password',
    title: 'Wrong current password',
    handlers: refused('two-step/authenticator', { code: 'wrong-password', field: 'currentPassword' }),
    act: 'begin-two-step-typed',
  },
  {
    state: 'throttled',
    title: 'Too many tries',
    handlers: refused('two-step/authenticator', { code: 'throttled', retryAfterSeconds: 90 }),
    act: 'begin-two-step-typed',
  },
  { state: 'authenticator', title: 'Authenticator app', handlers: off, act: 'scan-key' },
  {
    state: 'wrong-app-code',
    title: 'Wrong code of an app',
    handlers: refused('two-step/authenticator/code', { code: 'wrong-code', field: 'code' }),
    act: 'app-code',
  },
  {
    state: 'set-up-ended',
    title: 'Set-up took too long',
    handlers: refused('two-step/authenticator/code', { code: 'set-up-ended' }),
    act: 'app-code',
  },
  { state: 'save-recovery-code', title: 'Set up: recovery code', handlers: off, act: 'app-code' },
  { state: 'choose-sms', title: 'Text message chosen', handlers: off, act: 'choose-sms' },
  {
    state: 'phone-unusable',
    title: 'Number not usable',
    handlers: refused('two-step/sms', { code: 'phone-unusable', field: 'mobilePhone' }),
    act: 'text-message',
  },
  {
    state: 'sms-limit',
    title: 'Too many text messages',
    handlers: refused('two-step/sms', { code: 'sms-limit', retryAfterSeconds: 3_600 }),
    act: 'text-message',
  },
  { state: 'text-message', title: 'Text message sent', handlers: off, act: 'text-message' },
  {
    state: 'wrong-code',
    title: 'Wrong code of a text message',
    handlers: refused('two-step/sms/code', { code: 'wrong-code', field: 'code' }),
    act: 'text-message-code',
  },
  {
    state: 'code-expired',
    title: 'Code of a text message too old',
    handlers: refused('two-step/sms/code', { code: 'code-expired', field: 'code' }),
    act: 'text-message-code',
  },
  {
    state: 'no-sms',
    title: 'No text messages, foreign domain',
    handlers: staff({
      ...whileNothingIsSetUp,
      sms: { isOn: false, isAvailable: false },
      passkeysWorkHere: false,
    }),
    act: 'begin-two-step',
  },
  { state: 'on', title: 'On, all methods', handlers: on },
  { state: 'sms-alone', title: 'On, text messages alone', handlers: staff(withSmsAlone) },
  {
    state: 'enforced',
    title: 'On, wanted by the clinic',
    handlers: staff({ ...withSmsAlone, ...enforced, trustedBrowsers: [], mayTrustBrowser: false }),
  },
  {
    state: 'paused',
    title: 'Paused',
    handlers: staff({ ...whileAllIsSetUp, state: 'paused', pausedUntil }),
  },
  { state: 'default', title: 'Another default', handlers: on, act: 'make-default' },
  { state: 'make-passkey', title: 'Making a passkey', handlers: on, act: 'add-passkey' },
  { state: 'renamed', title: 'Passkey renamed', handlers: on, act: 'rename-passkey' },
  { state: 'remove-passkey', title: 'Removing a passkey', handlers: on, act: 'remove-passkey' },
  { state: 'remove-sms', title: 'Removing a method', handlers: on, act: 'remove-sms' },
  {
    state: 'remove-last',
    title: 'Removing the last method',
    handlers: staff(withSmsAlone),
    act: 'remove-sms',
  },
  {
    state: 'last-method',
    title: 'Last method has to stay',
    handlers: refused('two-step/sms/remove', { code: 'last-method' }, withSmsAlone),
    act: 'remove-sms-typed',
  },
  { state: 'removed', title: 'Removed, and off', handlers: staff(withSmsAlone), act: 'remove-sms-typed' },
  { state: 'turn-off', title: 'Turning it off', handlers: on, act: 'turn-off' },
  { state: 'change-number', title: 'Another number', handlers: on, act: 'change-number' },
  {
    state: 'change-only-number',
    title: 'Another number, text messages alone',
    handlers: staff(withSmsAlone),
    act: 'change-number',
  },
  { state: 'recovery-code', title: 'Recovery code', handlers: on, act: 'view-recovery-code' },
  { state: 'ask-new-code', title: 'Before a new recovery code', handlers: on, act: 'ask-new-recovery-code' },
  { state: 'new-code', title: 'New recovery code', handlers: on, act: 'new-recovery-code' },
  {
    state: 'no-recovery-code',
    title: 'No recovery code',
    handlers: staff({ ...whileAllIsSetUp, hasRecoveryCode: false }),
  },
  { state: 'untrusted', title: 'A browser removed', handlers: on, act: 'untrust-browser' },
  { state: 'untrusted-all', title: 'All browsers removed', handlers: on, act: 'untrust-all' },
  { state: 'patient', title: 'Patient, no passkey', handlers: patient(ofPatient) },
  { state: 'patient-passkey', title: 'Patient, one passkey', handlers: patient(ofPatientWithPasskey) },
  {
    state: 'patient-elsewhere',
    title: 'Patient, foreign domain',
    handlers: patient({ ...ofPatientWithPasskey, passkeysWorkHere: false }),
  },
  {
    state: 'fault',
    title: 'Server fault',
    handlers: (bff) => [
      ...bff.settings.refuses('two-step', { code: 'internal' }, 'get'),
      ...bff.loggedIn(sampleStaff),
    ],
  },
  { state: 'logged-out', title: 'Logged out', handlers: (bff) => bff.logInWorks(sampleStaff) },
];
