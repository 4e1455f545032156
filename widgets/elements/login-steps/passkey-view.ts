import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { SecondStep } from '../../../bff/contract/index.ts';
import type { Outcome } from '../../client/outcome.ts';
import { askForPasskey } from '../../client/passkeys.ts';
import { button } from '../../ui/button.ts';
import type { StepsContext } from './steps-context.ts';
import { trustBox } from './trust-box.ts';

/** The challenge by passkey or security key. Browsers want a press of a button before they ask. */
export function passkeyView(context: StepsContext, step: SecondStep): TemplateResult {
  const { messages, calls, deed, trust, send } = context;
  const isAsking = deed === 'passkey';
  const ask = async (): Promise<Outcome> => {
    const { answer: options, problem } = await calls.challengePasskey();
    if (problem) return { problem };
    const asked = await askForPasskey(options);
    return asked.problem ? asked : calls.verifyPasskey(asked.answer, trust.isTicked);
  };
  return html`<p class="ca-lead">${messages.passkey}</p>
    ${trustBox(context, step)}
    ${button('primary', isAsking ? messages.passkeyWaiting : messages.usePasskey, isAsking, async () => {
      await send({ deed: 'passkey', send: ask });
    })}`;
}
