import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { SecondStep } from '../../../bff/contract/index.ts';
import { button } from '../../ui/button.ts';
import { textField } from '../../ui/text-field.ts';
import { typedIn } from '../../ui/typed-in.ts';
import { fieldError } from './steps-context.ts';
import type { StepsContext, StepsSentence } from './steps-context.ts';
import { leaveButton, usableWays } from './ways-on.ts';

/** **Recovery code**, in any spelling: the server understands them all (product rule 21). */
export function recoveryCodeView(context: StepsContext, step: SecondStep): TemplateResult {
  const { idPrefix, words, messages, calls, deed, way, send, show } = context;
  const isChecking = deed === 'check';
  const hasOtherWays = usableWays(step).length > 0;
  const verify = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const recoveryCode = typedIn(event, 'recoveryCode').trim();
    const errors = new Map<string, StepsSentence>();
    if (!recoveryCode) errors.set('recoveryCode', 'recoveryCodeMissing');
    await send({
      deed: 'check',
      errors,
      at: { 'wrong-code': ['recoveryCode', 'wrongRecoveryCode'] },
      send: () => calls.useRecoveryCode(recoveryCode),
    });
  };
  return html`<form method="post" novalidate @submit=${verify}>
      <h2 class="ca-heading" tabindex="-1">${messages.recoveryHeading}</h2>
      ${hasOtherWays ? nothing : html`<p class="ca-lead">${messages.nothingHere}</p>`}
      <p class="ca-lead">${messages.recoveryExplanation}</p>
      ${textField({
        id: `${idPrefix}-recovery-code`,
        name: 'recoveryCode',
        label: words.recoveryCode,
        // Not `one-time-code`: phones would offer the code of a text message.
        autocomplete: 'off',
        capitals: 'characters',
        error: fieldError(context, 'recoveryCode'),
        readOnly: isChecking,
      })}
      ${button('primary', isChecking ? words.checking : words.submit, isChecking)}
    </form>
    <div class="ca-actions ca-stack">
      ${hasOtherWays ? button('secondary', words.back, false, () => show(way)) : nothing}
      ${leaveButton(context)}
    </div>`;
}
