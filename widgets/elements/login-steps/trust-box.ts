import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { SecondStep } from '../../../bff/contract/index.ts';
import type { StepsContext } from './steps-context.ts';

/** The box **Trust this browser …**, where the clinic allows it (product rule 22). */
export function trustBox(
  context: StepsContext,
  { mayTrustBrowser }: SecondStep,
): TemplateResult | typeof nothing {
  if (!mayTrustBrowser) return nothing;
  const { idPrefix, messages, trust } = context;
  const tick = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLInputElement) trust.isTicked = currentTarget.checked;
  };
  return html`<div class="ca-check">
    <input
      type="checkbox"
      id="${idPrefix}-trust"
      name="trustBrowser"
      aria-describedby="${idPrefix}-trust-hint"
      .checked=${trust.isTicked}
      @change=${tick}
    />
    <label for="${idPrefix}-trust">${messages.trustBrowser}</label>
    <p class="ca-hint" id="${idPrefix}-trust-hint">${messages.trustHint}</p>
  </div>`;
}
