import type { TwoStepAnswer, TwoStepChangedAnswer, TwoStepMethod } from '../../../bff/contract/index.ts';
import type { AuthClient } from '../../client/auth-client.ts';
import type { AnswerOutcome } from '../../client/outcome.ts';
import { knowsPasskeys } from '../../client/passkeys.ts';
import type { CredentialsMessages } from '../../messages/credentials.ts';
import type { FormMessages } from '../../messages/form.ts';
import type { Locale } from '../../messages/locale.ts';
import type { TwoStepSettingsMessages } from '../../messages/two-step-settings.ts';
import type { TwoStepMessages, TwoStepSentence } from '../../messages/two-step.ts';
import type { FieldErrors } from '../../ui/form-controller.ts';
import type { SettingsPieces } from './settings-pieces.ts';
import type { SettingsNews, SettingsStep } from './settings-step.ts';
import type { Precision } from '../../messages/time-in-words.ts';

/** The sentences that tell what is wrong with a field. */
export type SettingsSentence =
  TwoStepSentence | keyof TwoStepSettingsMessages['errors'] | 'currentPasswordMissing' | 'wrong-password';

/** What a view has to work with. */
export interface SettingsContext {
  /** The start of every id; unique in the page. */
  readonly idPrefix: string;
  readonly client: AuthClient;
  readonly locale: Locale;
  readonly messages: TwoStepSettingsMessages;
  /** What the login and these settings share. */
  readonly words: TwoStepMessages;
  readonly credentials: CredentialsMessages;
  readonly forms: FormMessages;
  readonly pieces: SettingsPieces;
  /** The own 2-Step Verification, as last heard of. */
  readonly twoStep: TwoStepAnswer;
  /** Which of the overview's buttons waits for its answer, by {@link SettingsContext.act}'s key; null: none. */
  readonly acting: string | null;
  /** A time as people of this language write it. */
  inWords(time: string, precision: Precision): string;
  /**
   * Sends the step's form. A problem is told and announced; the view has nothing more to do about it.
   *
   * @param errors - what is wrong with the fields already
   * @param send - sends what was typed
   * @returns the answer, or null: a problem came back, or nobody waits any more
   */
  send<T>(errors: FieldErrors<SettingsSentence>, send: () => Promise<AnswerOutcome<T>>): Promise<T | null>;
  /** Goes on to another step. */
  go(step: SettingsStep): void;
  /** Shows the same step with other facts; what was typed stays. Nothing if another one shows by now. */
  stay(step: SettingsStep): void;
  /** Takes note of how things stand now. */
  know(twoStep: TwoStepAnswer): void;
  /** Goes back to the overview, by way of the recovery code where one has just been issued. */
  finish(answer: TwoStepChangedAnswer, news: SettingsNews): void;
  /**
   * Does something that the overview has a button for.
   *
   * @param key - tells the button from the others
   * @param section - the id of the heading that takes the focus when the button is gone
   * @param call - does it
   * @param news - tells of it
   */
  act(
    key: string,
    section: string,
    call: () => Promise<AnswerOutcome<TwoStepChangedAnswer>>,
    news: string,
  ): Promise<void>;
}

/** What is wrong with a field, in words. */
export function fieldError(
  { pieces, messages, words, credentials }: SettingsContext,
  name: string,
): string | undefined {
  const sentence = pieces.form.errors.get(name);
  return sentence && { ...credentials.errors, ...words.errors, ...messages.errors }[sentence];
}

/** The methods that are set up, in the order in which they are offered. */
export function methodsOn({ sms, authenticator, passkeys }: TwoStepAnswer): TwoStepMethod[] {
  const isOn = { authenticator: authenticator.isOn, passkey: passkeys.length > 0, sms: sms.isOn };
  return methods.filter((method) => isOn[method]);
}

/** The methods that are not set up and can be, here and now. */
export function methodsToSetUp(twoStep: TwoStepAnswer): TwoStepMethod[] {
  const on = methodsOn(twoStep);
  return methods.filter((method) => {
    if (on.includes(method)) return false;
    if (method === 'sms') return twoStep.sms.isAvailable;
    return method !== 'passkey' || passkeyObstacle(twoStep) === null;
  });
}

/** Why no passkey can be made here; null: one can. */
export function passkeyObstacle({ passkeysWorkHere }: TwoStepAnswer): 'notHere' | 'notInBrowser' | null {
  if (!passkeysWorkHere) return 'notHere';
  return knowsPasskeys() ? null : 'notInBrowser';
}

/** The recommended one first; text messages, which can be intercepted, last (NIST SP 800-63B-4, 3.1.3.3). */
const methods: readonly TwoStepMethod[] = ['authenticator', 'passkey', 'sms'];
