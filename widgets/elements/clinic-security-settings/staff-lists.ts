import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { StaffTwoStep } from '../../../bff/contract/index.ts';
import type { SecurityContext } from './security-context.ts';

/** Those who have none are who it is about, so they come first, and in sight. */
const states: readonly StaffTwoStep['twoStep'][] = ['off', 'paused', 'on'];

/** How many of the staff have 2-Step Verification on, off or paused, and who. */
export function staffLists(context: SecurityContext): TemplateResult {
  const { idPrefix, messages, known } = context;
  const id = `${idPrefix}-who`;
  return html`<h4 class="ca-label" id=${id}>${messages.twoStep.who}</h4>
    <ul class="ca-staff" aria-labelledby=${id}>
      ${states.map(
        (state) =>
          html`<li>
            ${staffOf(
              context,
              state,
              known.staff.filter(({ twoStep }) => twoStep === state),
            )}
          </li>`,
      )}
    </ul>`;
}

function staffOf(
  { messages, session }: SecurityContext,
  state: StaffTwoStep['twoStep'],
  people: readonly StaffTwoStep[],
): TemplateResult {
  const words = messages.twoStep[state](people.length);
  if (!people.length) return html`<p class="ca-text ca-muted ca-staff-count">${words}</p>`;
  return html`<details ?open=${state === 'off'}>
    <summary class="ca-staff-count">${words}</summary>
    <ul class="ca-staff-names">
      ${people.map(
        ({ id, name }) =>
          html`<li>
            ${name}
            ${
              id === session.profile.id
                ? html`<span class="ca-badge">${messages.twoStep.you}</span>`
                : nothing
            }
          </li>`,
      )}
    </ul>
  </details>`;
}
