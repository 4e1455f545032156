import { formEnglish } from './en/form.ts';
import type { FormMessages } from './en/form.ts';
import { formSpanish } from './es/form.ts';
import { formFrench } from './fr/form.ts';
import type { ClientProblemCode } from '../client/problem.ts';
import type { Locale } from './locale.ts';

export type { FormMessages };

/** The sentences that every form shares, problems included. */
export const formMessages: Readonly<Record<Locale, FormMessages>> = {
  en: formEnglish,
  fr: formFrench,
  es: formSpanish,
};

/** A sentence as it is, or one that names how long to wait. */
export type ProblemSentence = string | ((wait: string) => string);

/** Sentences for problems; where a widget has codes of its own, their sentences stand in its own catalogue. */
export type ProblemSentences = Readonly<Partial<Record<ClientProblemCode, ProblemSentence>>>;

/** Codes with another one's sentence, because a visitor can do no more, and no less, about them. */
const likeness: Readonly<Partial<Record<ClientProblemCode, keyof FormMessages['problems']>>> = {
  'origin-not-allowed': 'unknown-clinic',
  timeout: 'unreachable',
};

/**
 * The sentence for a problem (product rule 38: the server sends codes, the widgets have the sentences).
 *
 * @param messages - the catalogue in the person's language
 * @param code - the problem; one without a sentence (a bug, or a newer server's) gets the one for `internal`
 * @param own - the widget's own sentences, which go first
 */
export function problemSentence(
  messages: FormMessages,
  code: ClientProblemCode,
  own: ProblemSentences = {},
): ProblemSentence {
  const shared: ProblemSentences = messages.problems;
  return own[code] ?? shared[likeness[code] ?? code] ?? messages.problems.internal;
}
