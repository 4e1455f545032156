import type {
  AuthenticatorSetUpAnswer,
  PasskeyCreationAnswer,
  PasskeyRequest,
  RecoveryCodeAnswer,
  SmsSetUpAnswer,
  SmsSetUpRequest,
  TwoStepAnswer,
  TwoStepChangedAnswer,
  TwoStepMethod,
} from '../../bff/contract/index.ts';
import { ask } from './ask.ts';
import type { AuthClient } from './auth-client.ts';
import type { AnswerOutcome } from './outcome.ts';
import type { Method } from './transport.ts';
import {
  isAuthenticatorSetUpAnswer,
  isPasskeyCreationAnswer,
  isRecoveryCodeAnswer,
  isSmsSetUpAnswer,
  isTwoStepAnswer,
  isTwoStepChangedAnswer,
} from './two-step-answers.ts';

/** A promise of what a call came to. All calls here can also come to `not-logged-in`, which ends the session in every tab. */
type Asked<T> = Promise<AnswerOutcome<T>>;

/** A promise of the state after a change. */
type Changed = Asked<TwoStepChangedAnswer>;

/**
 * The own 2-Step Verification, or, for a patient, the own passkeys.
 *
 * Problems: those of `AuthClient.load`.
 */
export async function readTwoStep(client: AuthClient): Asked<TwoStepAnswer> {
  return ask(client, 'GET', 'two-step', undefined, isTwoStepAnswer);
}

/**
 * Begins to set up an authenticator app.
 *
 * Problems: `wrong-password`, `throttled`, `not-allowed`, and those of `AuthClient.load`.
 */
export async function beginAuthenticator(
  client: AuthClient,
  currentPassword: string,
): Asked<AuthenticatorSetUpAnswer> {
  return post(client, '/authenticator', { currentPassword }, isAuthenticatorSetUpAnswer);
}

/**
 * Shows that text messages arrive at the number, or that the app makes the right codes: the method is on then.
 *
 * Problems: `wrong-code`, `code-expired`, `throttled`, `set-up-ended`, and those of `AuthClient.load`.
 *
 * @param code - six digits
 */
export async function confirmSetUp(
  client: AuthClient,
  method: 'sms' | 'authenticator',
  code: string,
): Changed {
  return change(client, 'POST', `/${method}/code`, { code });
}

/**
 * Sends a first code to a mobile number.
 *
 * Problems: `wrong-password`, `throttled`, `phone-unusable`, the `sms-…` ones, and those of `AuthClient.load`.
 */
export async function beginSms(client: AuthClient, request: SmsSetUpRequest): Asked<SmsSetUpAnswer> {
  return post(client, '/sms', request, isSmsSetUpAnswer);
}

/**
 * Sends the number another code; the one before is worth nothing then.
 *
 * Problems: `set-up-ended`, the `sms-…` ones, and those of `AuthClient.load`.
 */
export async function resendSms(client: AuthClient): Asked<SmsSetUpAnswer> {
  return post(client, '/sms/resend', {}, isSmsSetUpAnswer);
}

/**
 * Asks what a new passkey has to be made with.
 *
 * Problems: `wrong-password`, `throttled`, `passkey-not-here`, and those of `AuthClient.load`.
 */
export async function challengeNewPasskey(
  client: AuthClient,
  currentPassword: string,
): Asked<PasskeyCreationAnswer> {
  return post(client, '/passkey/challenge', { currentPassword }, isPasskeyCreationAnswer);
}

/**
 * Keeps a passkey that the browser has made.
 *
 * Problems: `passkey-refused`, `passkey-not-here`, `set-up-ended`, and those of `AuthClient.load`.
 */
export async function addPasskey(client: AuthClient, request: PasskeyRequest): Changed {
  return change(client, 'POST', '/passkeys', request);
}

/**
 * Gives a passkey another name.
 *
 * Problems: those of `AuthClient.load`.
 *
 * @param name - 1 to 60 characters
 */
export async function renamePasskey(client: AuthClient, id: string, name: string): Changed {
  return change(client, 'PATCH', `/passkeys/${encodeURIComponent(id)}`, { name });
}

/**
 * Removes a passkey; trusted browsers end with it (product rule 22).
 *
 * Problems: `wrong-password`, `throttled`, `last-method`, and those of `AuthClient.load`.
 */
export async function removePasskey(client: AuthClient, id: string, currentPassword: string): Changed {
  return change(client, 'POST', `/passkeys/${encodeURIComponent(id)}/remove`, { currentPassword });
}

/**
 * Chooses the method that a login asks for first.
 *
 * Problems: those of `AuthClient.load`.
 */
export async function chooseDefaultMethod(client: AuthClient, method: TwoStepMethod): Changed {
  return change(client, 'POST', '/default', { method });
}

/**
 * Removes a method; trusted browsers end with it (product rule 22).
 *
 * Problems: `wrong-password`, `throttled`, `last-method`, and those of `AuthClient.load`.
 */
export async function removeMethod(
  client: AuthClient,
  method: 'sms' | 'authenticator',
  currentPassword: string,
): Changed {
  return change(client, 'POST', `/${method}/remove`, { currentPassword });
}

/**
 * Turns 2-Step Verification off: all methods go at once.
 *
 * Problems: `wrong-password`, `throttled`, `last-method`, and those of `AuthClient.load`.
 */
export async function turnOffTwoStep(client: AuthClient, currentPassword: string): Changed {
  return change(client, 'POST', '/turn-off', { currentPassword });
}

/**
 * Puts another mobile number on the profile, which turns text messages off (product rule 17).
 *
 * Problems: `wrong-password`, `throttled`, `phone-unusable`, `last-method`, and those of `AuthClient.load`.
 */
export async function changeMobilePhone(client: AuthClient, request: SmsSetUpRequest): Changed {
  return change(client, 'POST', '/mobile-phone', request);
}

/**
 * Shows the recovery code that is valid now, or makes a new one, which ends the old one at once (product rule 21).
 *
 * Problems: `wrong-password`, `throttled`, and those of `AuthClient.load`.
 */
export async function askRecoveryCode(
  client: AuthClient,
  which: 'current' | 'new',
  currentPassword: string,
): Asked<RecoveryCodeAnswer> {
  const path = which === 'new' ? '/recovery-code/new' : '/recovery-code';
  return post(client, path, { currentPassword }, isRecoveryCodeAnswer);
}

/**
 * Takes the trust from a browser, or from all of them: they ask for the second step again (product rule 22).
 *
 * Problems: those of `AuthClient.load`.
 *
 * @param id - left out: all
 */
export async function untrustBrowser(client: AuthClient, id?: string): Changed {
  const path = id === undefined ? 'trusted-browsers' : `trusted-browsers/${encodeURIComponent(id)}`;
  return ask(client, 'DELETE', path, undefined, isTwoStepChangedAnswer);
}

async function change(client: AuthClient, method: Method, path: string, content: object): Changed {
  return ask(client, method, `two-step${path}`, content, isTwoStepChangedAnswer);
}

async function post<T>(
  client: AuthClient,
  path: string,
  content: object,
  isAnswer: (body: unknown) => body is T,
): Asked<T> {
  return ask(client, 'POST', `two-step${path}`, content, isAnswer);
}
