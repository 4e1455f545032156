import type {
  AccountLinkAnswer,
  CredentialsAnswer,
  CredentialsRequest,
  RecoveryAnswer,
  EmailCodeAnswer,
  EmailCodeRequest,
  RecoveryRequest,
  ResetPasswordAnswer,
  ResetPasswordRequest,
  SetUpAccountRequest,
  Step,
} from '../../bff/contract/index.ts';
import {
  isAccountLinkAnswer,
  isCredentialsAnswer,
  isRecoveryAnswer,
  isEmailCodeAnswer,
  isResetPasswordAnswer,
} from './account-answers.ts';
import { ask } from './ask.ts';
import type { AuthClient } from './auth-client.ts';
import type { AnswerOutcome } from './outcome.ts';

/**
 * Asks for the email that helps back in. The answer is the same for everybody (product rule 10).
 *
 * Problems: those of `AuthClient.load`.
 */
export async function requestRecovery(
  client: AuthClient,
  request: RecoveryRequest,
): Promise<AnswerOutcome<RecoveryAnswer>> {
  return ask(client, 'POST', 'recovery', request, isRecoveryAnswer);
}

/**
 * Shows the email's code in place of its links.
 *
 * Problems: `wrong-code`, `code-ended`, `throttled`, and those of `AuthClient.load`.
 */
export async function redeemEmailCode(
  client: AuthClient,
  request: EmailCodeRequest,
): Promise<AnswerOutcome<EmailCodeAnswer>> {
  return ask(client, 'POST', 'recovery/code', request, isEmailCodeAnswer);
}

/**
 * Asks what a link's token is for and whose it is. Uses nothing up.
 *
 * Problems: `link-invalid`, and those of `AuthClient.load`.
 *
 * @param token - from the link's fragment
 */
export async function openAccountLink(
  client: AuthClient,
  token: string,
): Promise<AnswerOutcome<AccountLinkAnswer>> {
  const outcome = await ask(client, 'POST', 'account-link', { token }, isAccountLinkAnswer);
  // A mail program may have mangled the link beyond what the server takes for one.
  return outcome.problem?.code === 'malformed'
    ? { answer: null, problem: { code: 'link-invalid' } }
    : outcome;
}

/**
 * Gives the link's profile a new password. All its sessions end by that; if one of them was this browser's,
 * every tab learns so before the answer is handed on.
 *
 * Problems: `link-invalid`, the `password-…` ones, and those of `AuthClient.load`.
 */
export async function resetPassword(
  client: AuthClient,
  request: ResetPasswordRequest,
): Promise<AnswerOutcome<ResetPasswordAnswer>> {
  const outcome = await ask(client, 'POST', 'account-link/reset-password', request, isResetPasswordAnswer);
  if (outcome.answer && client.session) {
    // Whether it is over only the server knows: this page asks it, and so does every other tab that hears of this.
    client.tellSession(client.session, null);
    await client.load();
  }
  return outcome;
}

/**
 * Gives the link's profile its first username and password, and logs in.
 *
 * Problems: `link-invalid`, `username-taken`, `username-unusable`, the `password-…` ones, and those of
 * `AuthClient.load`.
 *
 * @param by - whoever asks, to be found again in the client's `change` event
 */
export async function setUpAccount(
  client: AuthClient,
  request: SetUpAccountRequest,
  by: object,
): Promise<AnswerOutcome<Step>> {
  const { step, problem } = await client.loginCall('account-link/set-up-account', request, by);
  if (step && !problem) return { answer: step, problem };
  return { answer: null, problem: problem ?? { code: 'internal' } };
}

/**
 * Changes the own username, password or both. The session goes on, and all tabs learn of the new username.
 *
 * Problems: `wrong-password`, `username-taken`, `username-unusable`, the `password-…` ones, `not-logged-in`
 * (the client's session is null then), and those of `AuthClient.load`.
 *
 * @param by - whoever asks, to be found again in the client's `change` event
 */
export async function changeCredentials(
  client: AuthClient,
  request: CredentialsRequest,
  by: object,
): Promise<AnswerOutcome<CredentialsAnswer>> {
  const outcome = await ask(client, 'PUT', 'credentials', request, isCredentialsAnswer);
  if (outcome.answer) client.tellSession(outcome.answer.session, by);
  return outcome;
}
