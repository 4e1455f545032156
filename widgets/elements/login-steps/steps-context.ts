import type { TwoStepMethod } from '../../../bff/contract/index.ts';
import type { AuthClient } from '../../client/auth-client.ts';
import type { LoginCalls } from '../../client/login-calls.ts';
import type { Outcome } from '../../client/outcome.ts';
import type { ClientProblemCode } from '../../client/problem.ts';
import type { Locale } from '../../messages/locale.ts';
import type { LoginStepsMessages } from '../../messages/login-steps.ts';
import type { TwoStepMessages, TwoStepSentence } from '../../messages/two-step.ts';
import type { CopyButton } from '../../ui/copy-button.ts';
import type { Countdown } from '../../ui/countdown.ts';
import type { FieldErrors, FormController } from '../../ui/form-controller.ts';
import type { QrCode } from '../../ui/qr-code.ts';
import type { RecoveryCodeCard } from '../../ui/recovery-code-card.ts';
import type { ResendLine } from '../../ui/resend-line.ts';

/** The sentences that tell what is wrong with a field. */
export type StepsSentence = TwoStepSentence | keyof LoginStepsMessages['errors'];

/** What a step shows of itself: one of its ways, the list of them, or a question on the way to one. */
export type Face = TwoStepMethod | 'choices' | 'recovery-code' | 'mobile-phone';

/** What is on its way, so that the button that was pressed says so and no other. */
export type Deed = 'check' | 'send' | 'begin' | 'passkey' | 'save' | 'leave';

/** Problems that are about what stands in a field: the field's name, and the sentence. */
export type FieldProblems = Readonly<
  Partial<Record<ClientProblemCode, readonly [field: string, sentence: StepsSentence]>>
>;

/** Something to send. */
export interface Sending {
  readonly deed: Deed;
  /** What is wrong with the fields already; left out: nothing. */
  readonly errors?: FieldErrors<StepsSentence>;
  /** Which problems are told at a field; left out: none. */
  readonly at?: FieldProblems;
  readonly send: () => Promise<Outcome>;
}

/** What a view has to work with. */
export interface StepsContext {
  /** The start of every id; unique in the page. */
  readonly idPrefix: string;
  readonly client: AuthClient;
  readonly calls: LoginCalls;
  readonly locale: Locale;
  readonly messages: LoginStepsMessages;
  readonly words: TwoStepMessages;
  /** The step's form; each step and face starts with nothing wrong in it. */
  readonly form: FormController<StepsSentence>;
  readonly face: Face;
  /** The way that shows, or that showed before the list of the others or the recovery code. */
  readonly way: Face;
  /** What is on its way, or null. */
  readonly deed: Deed | null;
  /** The box "Trust this browser …", which outlives a face. */
  readonly trust: { isTicked: boolean };
  /** Counts down to when another text message can be asked for. */
  readonly resendWait: Countdown;
  readonly resendState: ResendLine['state'];
  /** Counts down to when codes are sent and checked again. */
  readonly closedWait: Countdown;
  readonly qr: QrCode;
  readonly copy: CopyButton;
  readonly card: RecoveryCodeCard;
  /** Sends something; problems are told, and the step that follows shows by itself. Whether it has worked. */
  send(sending: Sending): Promise<boolean>;
  /** Shows another face of the step; nothing typed survives it. */
  show(face: Face): void;
}

/** What is wrong with a field, in words. */
export function fieldError({ form, messages, words }: StepsContext, name: string): string | undefined {
  const sentence = form.errors.get(name);
  return sentence && { ...words.errors, ...messages.errors }[sentence];
}
