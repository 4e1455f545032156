import type { AuthClient } from '../../client/auth-client.ts';
import type { AnswerOutcome } from '../../client/outcome.ts';
import type { CredentialFieldMessages } from '../../messages/credential-fields.ts';
import type { FormMessages } from '../../messages/form.ts';
import type { Locale } from '../../messages/locale.ts';
import type { LoginMessages } from '../../messages/login.ts';
import type { RecoveryMessages } from '../../messages/recovery.ts';
import type { Countdown } from '../../ui/countdown.ts';
import type { FieldErrors, FormController } from '../../ui/form-controller.ts';
import type { PasswordReveal } from '../../ui/password-field.ts';
import type { PasswordStrength } from '../../ui/password-strength.ts';
import type { ClinicLogin } from '../clinic-login/clinic-login.ts';
import type { FlowStep } from './flow-step.ts';

/** The sentences that tell what is wrong with a field. */
export type FlowSentence = keyof RecoveryMessages['errors'] | keyof CredentialFieldMessages['errors'];

/** What a view has to work with. */
export interface FlowContext {
  /** The start of every id; unique in the page. */
  readonly idPrefix: string;
  readonly client: AuthClient;
  /** The element, as whose deed a login counts. */
  readonly by: object;
  readonly locale: Locale;
  readonly messages: RecoveryMessages;
  readonly fieldMessages: CredentialFieldMessages;
  readonly formMessages: FormMessages;
  readonly loginMessages: LoginMessages;
  /** The step's form; each step starts with nothing wrong in it. */
  readonly form: FormController<FlowSentence>;
  readonly reveal: PasswordReveal;
  readonly strength: PasswordStrength;
  /** Counts down to when the email can be asked for again. */
  readonly resendWait: Countdown;
  /** The attributes for a login form that stands in the widget's place. */
  readonly tag: {
    readonly clinic: string;
    readonly bff: string;
    readonly locale: string;
    readonly accountUrl: string;
  };
  /**
   * Sends the step's form. A problem is announced; the view has nothing more to do about it.
   *
   * @param errors - what is wrong with the fields already
   * @param send - sends what was typed
   * @returns the answer, or null: a problem came back, or nobody waits any more
   */
  send<T>(errors: FieldErrors<FlowSentence>, send: () => Promise<AnswerOutcome<T>>): Promise<T | null>;
  /** Goes on to another step. */
  go(step: FlowStep): void;
  /** Shows the same step with other facts; what was typed stays. Nothing if another one shows by now. */
  stay(step: FlowStep): void;
  /** Goes to the login form, with something to tell or not. */
  toLogin(preface: ClinicLogin['preface']): void;
}

/**
 * What is wrong with a field, in words.
 *
 * @param name - the field's name
 * @param minLength - of a new password, in code points; left out where the step has none
 */
export function fieldError(
  { form, messages, fieldMessages }: FlowContext,
  name: string,
  minLength = 0,
): string | undefined {
  const sentence = form.errors.get(name);
  const words = sentence && { ...messages.errors, ...fieldMessages.errors }[sentence];
  return typeof words === 'function' ? words(String(minLength)) : words;
}
