import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { button } from '../../ui/button.ts';
import type { SettingsContext } from './settings-context.ts';

/** **View Recovery Code** and **Generate new code** (product rule 21). */
export function recoveryCodeSection({ idPrefix, messages, twoStep, go }: SettingsContext): TemplateResult {
  const { heading, about, none, view, generate } = messages.recoveryCode;
  const { hasRecoveryCode } = twoStep;
  return html`<section class="ca-section" aria-labelledby="${idPrefix}-recovery">
    <h3 class="ca-subheading" id="${idPrefix}-recovery">${heading}</h3>
    <p class="ca-lead">${hasRecoveryCode ? about : none}</p>
    <div class="ca-row-actions">
      ${
        hasRecoveryCode
          ? button('secondary', view, false, () => go({ name: 'ask-recovery-code', which: 'current' }))
          : nothing
      }
      ${button('secondary', generate, false, () => go({ name: 'ask-recovery-code', which: 'new' }))}
    </div>
  </section>`;
}
