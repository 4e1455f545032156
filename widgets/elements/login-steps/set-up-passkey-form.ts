import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Outcome } from '../../client/outcome.ts';
import { makePasskey } from '../../client/passkeys.ts';
import { button } from '../../ui/button.ts';
import { passkeyNameField } from '../../ui/passkey-name-field.ts';
import { typedIn } from '../../ui/typed-in.ts';
import { fieldError } from './steps-context.ts';
import type { StepsContext, StepsSentence } from './steps-context.ts';

/** A name for the passkey, and then the browser's own question. */
export function setUpPasskeyForm(context: StepsContext): TemplateResult {
  const { idPrefix, words, messages, calls, deed, send } = context;
  const isAsking = deed === 'passkey';
  const make = async (name: string): Promise<Outcome> => {
    const { answer: options, problem } = await calls.challengeNewPasskey();
    if (problem) return { problem };
    const made = await makePasskey(options);
    return made.problem ? made : calls.setUpPasskey(made.answer, name);
  };
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const name = typedIn(event, 'passkeyName').trim();
    const errors = new Map<string, StepsSentence>();
    if (!name) errors.set('passkeyName', 'passkeyNameMissing');
    await send({ deed: 'passkey', errors, send: () => make(name) });
  };
  return html`<form method="post" novalidate @submit=${submit}>
    <p class="ca-lead">${words.passkeyNext}</p>
    ${passkeyNameField({
      id: `${idPrefix}-passkey-name`,
      words,
      error: fieldError(context, 'passkeyName'),
      readOnly: isAsking,
    })}
    ${button('primary', isAsking ? messages.passkeyWaiting : words.next, isAsking)}
  </form>`;
}
