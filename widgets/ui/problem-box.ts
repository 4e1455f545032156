import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ClientProblem, ClientProblemCode } from '../client/problem.ts';
import { problemMessages, problemSentence } from '../messages/problems.ts';
import { waitAsClock, waitInWords } from '../messages/wait.ts';
import { clinicContact } from './clinic-contact.ts';
import type { ProblemMessage } from './problem-message.ts';

/** Problems that a person cannot mend alone: whom to contact stands beside them. */
const stuck: readonly ClientProblemCode[] = ['throttled', 'unreachable', 'internal', 'origin-not-allowed'];

/** A problem in words, with the wait that it asks for and whom to contact. */
export function problemBox(message: ProblemMessage, { code }: ClientProblem): TemplateResult {
  const { clinic, locale } = message;
  return html`<div class="ca-problem">
    <p class="ca-text">${sentence(message, code)}</p>
    ${stuck.includes(code) ? clinicContact(clinic, problemMessages[locale]) : nothing}
  </div>`;
}

function sentence({ wait, own, locale }: ProblemMessage, code: ClientProblemCode): TemplateResult | string {
  const messages = problemMessages[locale];
  const words = problemSentence(messages, code, own);
  if (typeof words === 'string') return words;
  if (!wait.left) return messages.waitIsOver;
  // The eye sees it ticking; the ear hears once how long it is, and not every second anew.
  return html`<span aria-hidden="true" class="ca-clock">${words(waitAsClock(wait.left))}</span
    ><span class="ca-unseen">${words(waitInWords(wait.total, locale))}</span>`;
}
