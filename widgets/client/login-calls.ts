import type {
  PasskeyAssertion,
  PasskeyChallengeAnswer,
  PasskeyCreationAnswer,
  PasskeyCreationOptions,
  PasskeyRegistration,
  PasskeyRequestOptions,
  SecondStepCodeRequest,
} from '../../bff/contract/index.ts';
import { isRecord } from './answers.ts';
import type { AuthClient } from './auth-client.ts';
import type { AnswerOutcome, LoginOutcome } from './outcome.ts';

/**
 * The calls of one login in progress, beyond its first step. Each answers with the step to show, which the client then
 * has too; problems beside those named are `login-ended`, `wrong-step`, and those of `AuthClient.load`.
 */
export class LoginCalls {
  readonly #client: AuthClient;
  readonly #by: object;

  /** @param by - whoever asks, to be found again in the client's `change` event */
  constructor(client: AuthClient, by: object) {
    this.#client = client;
    this.#by = by;
  }

  /** Leaves the login: it begins again at the password. */
  leave(): Promise<LoginOutcome> {
    return this.#client.loginCall('login', undefined, this.#by, 'DELETE');
  }

  /** Sends a text message, or another one. Problems: the `sms-…` ones, `second-step-closed`. */
  sendSms(): Promise<LoginOutcome> {
    return this.#post('second-step/sms', {});
  }

  /** Proves the second step. Problems: `wrong-code`, `code-expired`, `second-step-closed`. */
  verifyCode(request: SecondStepCodeRequest): Promise<LoginOutcome> {
    return this.#post('second-step/code', request);
  }

  /** Asks for a passkey's challenge. Problems: `passkey-not-here`. */
  challengePasskey(): Promise<AnswerOutcome<PasskeyRequestOptions>> {
    return challenge(this.#client, 'login/second-step/passkey/challenge');
  }

  /** Proves the second step with a passkey. Problems: `passkey-refused`, `passkey-not-here`. */
  verifyPasskey(assertion: PasskeyAssertion, trustBrowser: boolean): Promise<LoginOutcome> {
    return this.#post('second-step/passkey', { assertion, trustBrowser });
  }

  /**
   * Uses the recovery code. Problems: `wrong-code`, `recovery-code-closed`, `recovery-code-dead`.
   *
   * @param recoveryCode - as typed: the server understands any spelling
   */
  useRecoveryCode(recoveryCode: string): Promise<LoginOutcome> {
    return this.#post('recovery-code', { recoveryCode });
  }

  /** The new recovery code is saved: the login goes on. */
  recoveryCodeSaved(): Promise<LoginOutcome> {
    return this.#post('recovery-code/saved', {});
  }

  /** Begins to set up an authenticator app. */
  setUpAuthenticator(): Promise<LoginOutcome> {
    return this.#post('set-up/authenticator', {});
  }

  /** Begins to set up text messages by sending the first one. Problems: `phone-unusable`, the `sms-…` ones. */
  setUpSms(mobilePhone: string): Promise<LoginOutcome> {
    return this.#post('set-up/sms', { mobilePhone });
  }

  /** Sends the set-up's text message once more. Problems: the `sms-…` ones, `set-up-ended`. */
  resendSetUpSms(): Promise<LoginOutcome> {
    return this.#post('set-up/sms/resend', {});
  }

  /** Finishes a set-up with its first code. Problems: `wrong-code`, `code-expired`, `set-up-ended`. */
  verifySetUp(method: 'sms' | 'authenticator', code: string): Promise<LoginOutcome> {
    return this.#post(`set-up/${method}/code`, { code });
  }

  /** Asks what a new passkey is to be made with. Problems: `passkey-not-here`. */
  async challengeNewPasskey(): Promise<AnswerOutcome<PasskeyCreationOptions>> {
    const { body, problem } = await this.#client.call('POST', 'login/set-up/passkey/challenge', {});
    if (!problem && isCreation(body)) return { answer: body.options, problem };
    return { answer: null, problem: problem ?? { code: 'internal' } };
  }

  /** Sets up a passkey. Problems: `passkey-refused`, `passkey-not-here`, `set-up-ended`. */
  setUpPasskey(registration: PasskeyRegistration, name: string): Promise<LoginOutcome> {
    return this.#post('set-up/passkey', { registration, name });
  }

  #post(path: string, content: unknown): Promise<LoginOutcome> {
    return this.#client.loginCall(`login/${path}`, content, this.#by);
  }
}

/**
 * Asks for a passkey's challenge.
 *
 * @param path - below the clinic's address: `login/passkey/challenge`, or that of the second step
 */
export async function challenge(
  client: AuthClient,
  path: string,
): Promise<AnswerOutcome<PasskeyRequestOptions>> {
  const { body, problem } = await client.call('POST', path, {});
  if (!problem && isRequest(body)) return { answer: body.options, problem };
  return { answer: null, problem: problem ?? { code: 'internal' } };
}

function isRequest(body: unknown): body is PasskeyChallengeAnswer {
  return isRecord(body) && isRecord(body['options']) && typeof body['options']['challenge'] === 'string';
}

function isCreation(body: unknown): body is PasskeyCreationAnswer {
  return isRecord(body) && isRecord(body['options']) && isRecord(body['options']['user']);
}
