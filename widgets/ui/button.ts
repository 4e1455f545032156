import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

/**
 * A button that stays where it is and keeps the focus while an answer is awaited; pressing it again then does
 * nothing, which is the form's business.
 *
 * @param kind - `primary`: the one thing to do here, in the clinic's colour; `secondary`: anything else; `plain`:
 *   the way back, which looks like a link
 * @param label - what it does, or, while the answer is awaited, what is going on
 * @param busy - whether an answer is awaited
 * @param onClick - what it does; left out: it sends its form
 */
export function button(
  kind: 'primary' | 'secondary' | 'plain',
  label: string,
  busy: boolean,
  onClick?: () => Promise<void> | void,
): TemplateResult {
  return html`<button
    class="ca-button ca-${kind}"
    type=${onClick ? 'button' : 'submit'}
    aria-busy=${busy ? 'true' : nothing}
    @click=${onClick}
  >
    ${label}
  </button>`;
}
