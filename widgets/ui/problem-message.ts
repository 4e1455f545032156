import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Clinic } from '../../bff/contract/index.ts';
import type { ClientProblem, ClientProblemCode } from '../client/problem.ts';
import { problemSentence } from '../messages/form.ts';
import type { FormMessages, ProblemSentences } from '../messages/form.ts';
import type { Locale } from '../messages/locale.ts';
import { waitAsClock, waitInWords } from '../messages/wait.ts';
import { clinicContact } from './clinic-contact.ts';
import type { Countdown } from './countdown.ts';

/** Problems that a person cannot mend alone: whom to contact stands beside them. */
const stuck: readonly ClientProblemCode[] = ['throttled', 'unreachable', 'internal', 'origin-not-allowed'];

/** What there is to tell. */
export interface ProblemMessage {
  /** The problem, or null. */
  readonly problem: ClientProblem | null;
  /** The wait that the problem may ask for. */
  readonly wait: Countdown;
  /** Whom to contact; null while not known. */
  readonly clinic: Clinic | null;
  readonly messages: FormMessages;
  /** The widget's own sentences, for codes that other widgets do not know. */
  readonly own?: ProblemSentences;
  readonly locale: Locale;
}

/**
 * The place where a form tells of a problem. It is there from the start, empty, because screen readers announce
 * what comes into a live region, not one that comes with its text (WAI-ARIA 1.2, `alert`).
 */
export function problemMessage(message: ProblemMessage): TemplateResult {
  return html`<div role="alert">${message.problem ? box(message, message.problem) : nothing}</div>`;
}

function box(message: ProblemMessage, { code }: ClientProblem): TemplateResult {
  return html`<div class="ca-problem">
    <p class="ca-text">${sentence(message, code)}</p>
    ${stuck.includes(code) ? clinicContact(message.clinic, message.messages) : nothing}
  </div>`;
}

function sentence(
  { wait, messages, own, locale }: ProblemMessage,
  code: ClientProblemCode,
): TemplateResult | string {
  const words = problemSentence(messages, code, own);
  if (typeof words === 'string') return words;
  if (!wait.left) return messages.waitIsOver;
  // The eye sees it ticking; the ear hears once how long it is, and not every second anew.
  return html`<span aria-hidden="true" class="ca-clock">${words(waitAsClock(wait.left))}</span
    ><span class="ca-unseen">${words(waitInWords(wait.total, locale))}</span>`;
}
