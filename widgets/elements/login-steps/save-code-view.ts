import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { SaveRecoveryCode } from '../../../bff/contract/index.ts';
import { button } from '../../ui/button.ts';
import type { StepsContext } from './steps-context.ts';

/** Step `save-recovery-code`: it is to be saved before the login goes on (product rules 16 and 21). */
export function saveCodeView(
  { words, calls, card, deed, send }: StepsContext,
  { recoveryCode }: SaveRecoveryCode,
): TemplateResult {
  return html`<h2 class="ca-heading" tabindex="-1">${words.recoveryHeading}</h2>
    <p class="ca-lead">${words.recoveryReason}</p>
    ${card.show(recoveryCode)}
    ${button('primary', words.next, deed === 'save', async () => {
      await send({ deed: 'save', send: () => calls.recoveryCodeSaved() });
    })}`;
}
