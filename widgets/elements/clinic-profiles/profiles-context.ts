import type { ProfileCard, Session } from '../../../bff/contract/index.ts';
import type { AuthClient } from '../../client/auth-client.ts';
import type { AnswerOutcome } from '../../client/outcome.ts';
import type { CredentialsMessages } from '../../messages/credentials.ts';
import type { FormMessages } from '../../messages/form.ts';
import type { Locale } from '../../messages/locale.ts';
import type { ProfilesEventsMessages } from '../../messages/profiles-events.ts';
import type { ProfilesMergeMessages } from '../../messages/profiles-merge.ts';
import type { ProfilesMessages } from '../../messages/profiles.ts';
import type { Precision } from '../../messages/time-in-words.ts';
import type { FieldErrors } from '../../ui/form-controller.ts';
import type { FieldProblemCode } from '../send-form.ts';
import type { ProfilesPieces } from './profiles-pieces.ts';
import type { ProfilesStep } from './profiles-step.ts';

/** The sentences that tell what is wrong with a field. */
export type ProfilesSentence = FieldProblemCode | keyof ProfilesMessages['errors'] | 'currentPasswordMissing';

/** What a view has to work with. */
export interface ProfilesContext {
  /** The start of every id; unique in the page. */
  readonly idPrefix: string;
  readonly client: AuthClient;
  /** Whoever is logged in. */
  readonly session: Session;
  readonly locale: Locale;
  readonly messages: ProfilesMessages;
  readonly events: ProfilesEventsMessages;
  readonly merging: ProfilesMergeMessages;
  readonly credentials: CredentialsMessages;
  readonly forms: FormMessages;
  readonly pieces: ProfilesPieces;
  /** Which button waits for its answer, by {@link ProfilesContext.act}'s key; null: none. */
  readonly acting: string | null;
  /** How long ago a time was, in words. */
  ago(time: string): string;
  /** A time itself, in words. */
  inWords(time: string, precision: Precision): string;
  /** A day in words: `YYYY-MM-DD` as people write it. */
  dayInWords(date: string): string;
  /** A language's name: `fr` as people call it. */
  languageInWords(tag: string): string;
  /** Goes on to another step. */
  go(step: ProfilesStep): void;
  /** Asks once more for what the step shows and could not be had. */
  reopen(): Promise<void>;
  /** Goes back to where the person came from. */
  back(): void;
  /** Shows the same step with other facts; what was typed stays. Nothing if another one shows by now. */
  stay(step: ProfilesStep): void;
  /**
   * Sends the step's form. A problem is told and announced; the view has nothing more to do about it.
   *
   * @param errors - what is wrong with the fields already
   * @param send - sends what was typed
   * @returns the answer, or null: a problem came back, or nobody waits any more
   */
  send<T>(errors: FieldErrors<ProfilesSentence>, send: () => Promise<AnswerOutcome<T>>): Promise<T | null>;
  /**
   * Does something that needs no form.
   *
   * @param key - tells the button from the others
   * @param call - does it
   */
  act<T>(key: string, call: () => Promise<AnswerOutcome<T>>): Promise<T | null>;
  /**
   * Tells what was done.
   *
   * @param news - in words
   * @param movesFocus - what had the focus is gone: the step's heading takes it
   */
  tell(news: string, movesFocus: boolean): void;
  /**
   * Goes to a profile's card, after something was done with it.
   *
   * @param card - as it is now
   * @param news - what was done, in words
   */
  finish(card: ProfileCard, news: string): void;
}

/** What is wrong with a field, in words. */
export function fieldError(
  { pieces, messages, credentials }: ProfilesContext,
  name: string,
): string | undefined {
  const sentence = pieces.form.errors.get(name);
  const sentences: Readonly<Partial<Record<ProfilesSentence, string>>> = {
    ...credentials.errors,
    ...messages.errors,
  };
  return sentence && sentences[sentence];
}

/** Whether somebody of this role sees duplicates and merges them; the server judges each call again. */
export function mayMerge({ profile }: Session): boolean {
  return profile.role === 'full-access' || profile.role === 'owner';
}
