import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Clinic } from '../../bff/contract/index.ts';
import type { ClientProblem } from '../client/problem.ts';
import { formMessages } from '../messages/form.ts';
import type { Locale } from '../messages/locale.ts';
import type { ProblemSentences } from '../messages/problems.ts';
import type { Countdown } from './countdown.ts';

/** What there is to tell. */
export interface ProblemMessage {
  /** The problem, or null. */
  readonly problem: ClientProblem | null;
  /** The wait that the problem may ask for. */
  readonly wait: Countdown;
  /** Whom to contact; null while not known. */
  readonly clinic: Clinic | null;
  /** The widget's own sentences, for codes that other widgets do not know. */
  readonly own?: ProblemSentences;
  readonly locale: Locale;
}

/** After so many milliseconds a problem is told in other words rather than not at all. */
const wordsLimitMilliseconds = 2_000;

/** Tells a problem: nothing until the words have been asked for. */
let tell: (message: ProblemMessage, problem: ClientProblem) => TemplateResult | typeof nothing = () =>
  nothing;

/**
 * Fetches the words for problems, which most visitors never need: when someone starts to fill in a form, and, if
 * they are not there by then, when a problem comes up. If they cannot be had, every problem is told as what it
 * most likely is by then: that the BFF cannot be reached. The next time is another try.
 */
export async function fetchProblemWords(): Promise<void> {
  try {
    const limit = new Promise<never>((_, giveUp) => setTimeout(giveUp, wordsLimitMilliseconds));
    ({ problemBox: tell } = await Promise.race([import('./problem-box.ts'), limit]));
  } catch {
    tell = ({ locale }) => html`<p class="ca-problem">${formMessages[locale].unreachable}</p>`;
  }
}

/**
 * The place where a form tells of a problem. It is there from the start, empty, because screen readers announce
 * what comes into a live region, not one that comes with its text (WAI-ARIA 1.2, `alert`).
 */
export function problemMessage(message: ProblemMessage): TemplateResult {
  return html`<div role="alert">${problemIn(message)}</div>`;
}

/** What stands in that place; for a template that has the place itself. */
export function problemIn(message: ProblemMessage): TemplateResult | typeof nothing {
  return message.problem ? tell(message, message.problem) : nothing;
}
