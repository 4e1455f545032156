import { catalogue } from './catalogue.ts';
import type { ClientProblemCode } from '../client/problem.ts';
import { problemsEnglish } from './en/problems.ts';
import type { ProblemMessages } from './en/problems.ts';
import { problemsSpanish } from './es/problems.ts';
import { problemsFrench } from './fr/problems.ts';

export type { ProblemMessages };

/** The sentences that all widgets tell problems with. */
export const problemMessages = catalogue<ProblemMessages>('problems', {
  en: problemsEnglish,
  fr: problemsFrench,
  es: problemsSpanish,
});

/** A sentence as it is, or one that names how long to wait. */
export type ProblemSentence = string | ((wait: string) => string);

/** Sentences for problems; where a widget has codes of its own, their sentences stand in its own catalogue. */
export type ProblemSentences = Readonly<Partial<Record<ClientProblemCode, ProblemSentence>>>;

/** Codes with another one's sentence, because a visitor can do no more, and no less, about them. */
const likeness: Readonly<Partial<Record<ClientProblemCode, keyof ProblemMessages['problems']>>> = {
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
  messages: ProblemMessages,
  code: ClientProblemCode,
  own: ProblemSentences = {},
): ProblemSentence {
  const shared: ProblemSentences = messages.problems;
  return own[code] ?? shared[likeness[code] ?? code] ?? messages.problems.internal;
}
