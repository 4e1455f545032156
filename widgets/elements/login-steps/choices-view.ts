import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { SecondStep, SecondStepChoice } from '../../../bff/contract/index.ts';
import { button } from '../../ui/button.ts';
import { inOneLine } from '../../ui/set-up-sms.ts';
import type { StepsContext } from './steps-context.ts';
import { leaveButton, otherWays } from './ways-on.ts';

/** **Try another way**: everything that the person has set up and that works in this page. */
export function choicesView(context: StepsContext, step: SecondStep): TemplateResult {
  const { messages, words, way, show } = context;
  return html`<h2 class="ca-heading" tabindex="-1">${messages.choicesHeading}</h2>
    <ul class="ca-choices">
      ${otherWays(context, step).map(
        (choice) =>
          html`<li>
            <button class="ca-button ca-choice" type="button" @click=${() => choose(context, step, choice)}>
              ${wordsOf(context, choice)}
            </button>
          </li>`,
      )}
      <li>
        <button class="ca-button ca-choice" type="button" @click=${() => show('recovery-code')}>
          ${messages.useRecoveryCode}
        </button>
      </li>
    </ul>
    <div class="ca-actions ca-stack">
      ${button('secondary', words.back, false, () => show(way))} ${leaveButton(context)}
    </div>`;
}

async function choose(
  { calls, show, send }: StepsContext,
  { sms }: SecondStep,
  { method }: SecondStepChoice,
): Promise<void> {
  show(method);
  // Whoever chooses text messages wants one; one that is under way is not sent a second time.
  if (method === 'sms' && !sms) await send({ deed: 'send', send: () => calls.sendSms() });
}

function wordsOf({ messages }: StepsContext, { method, sentTo }: SecondStepChoice): string {
  if (method === 'sms') return messages.sendSms(inOneLine(sentTo ?? ''));
  return method === 'passkey' ? messages.usePasskey : messages.useAuthenticator;
}
