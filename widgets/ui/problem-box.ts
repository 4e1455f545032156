import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ClientProblem, ClientProblemCode } from '../client/problem.ts';
import { browserKeyMessages } from '../messages/browser-key.ts';
import type { Locale } from '../messages/locale.ts';
import { problemMessages, problemSentence } from '../messages/problems.ts';
import type { ProblemSentences } from '../messages/problems.ts';
import { timeSpanInWords } from '../messages/time-in-words.ts';
import { waitAsClock, waitInWords } from '../messages/wait.ts';
import { clinicContact } from './clinic-contact.ts';
import type { ProblemMessage } from './problem-message.ts';

/** Problems that a person cannot mend alone: whom to contact stands beside them. */
const stuck: readonly ClientProblemCode[] = [
  'throttled',
  'unreachable',
  'internal',
  'origin-not-allowed',
  'page-not-secure',
];

/** A problem in words, with the wait that it asks for and whom to contact. */
export function problemBox(message: ProblemMessage, problem: ClientProblem): TemplateResult {
  const { clinic, locale } = message;
  const { code } = problem;
  const own = { ...withoutCookies(problem, locale), ...message.own };
  return html`<div class="ca-problem">
    <p class="ca-text">${sentence({ ...message, own }, code)}</p>
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

/** The sentences for browsers that keep no cookies, which also say by how much a clock is off. */
function withoutCookies({ aheadSeconds = 0 }: ClientProblem, locale: Locale): ProblemSentences {
  const { pageNotSecure, clockFast, clockSlow, clockOff } = browserKeyMessages[locale];
  const words = aheadSeconds > 0 ? clockFast : clockSlow;
  return {
    'page-not-secure': pageNotSecure,
    'clock-off': aheadSeconds ? words(timeSpanInWords(Math.abs(aheadSeconds), locale)) : clockOff,
    // Whoever was logged in is not any more, or a login begins again.
    'proof-refused': problemMessages[locale].problems['login-ended'],
  };
}
