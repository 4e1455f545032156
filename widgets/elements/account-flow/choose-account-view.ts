import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { button } from '../../ui/button.ts';
import type { FlowContext } from './flow-context.ts';
import type { FlowStep } from './flow-step.ts';

/** Step `choose-account`: the email covers several people, a family on one address. */
export function chooseAccountView(
  context: FlowContext,
  { accounts }: Extract<FlowStep, { name: 'choose-account' }>,
): TemplateResult {
  const { messages } = context;
  return html`<h2 class="ca-heading" tabindex="-1">${messages.chooseHeading}</h2>
    <p class="ca-lead">${messages.choose}</p>
    <ul class="ca-choices">
      ${accounts.map(
        ({ name, username, token }) =>
          html`<li>
            <button
              class="ca-button ca-choice"
              type="button"
              @click=${() => context.go({ name: 'opening-link', token })}
            >
              ${name} <span class="ca-muted">${username ?? messages.noUsername}</span>
            </button>
          </li>`,
      )}
    </ul>
    <div class="ca-actions">
      ${button('plain', messages.backToLogin, false, () => context.toLogin(null))}
    </div>`;
}
