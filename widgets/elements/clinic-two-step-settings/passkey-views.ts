import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { makePasskey } from '../../client/passkeys.ts';
import { addPasskey, renamePasskey } from '../../client/two-step-calls.ts';
import { button } from '../../ui/button.ts';
import { textField } from '../../ui/text-field.ts';
import { typedIn } from '../../ui/typed-in.ts';
import { wayBack } from './password-form.ts';
import { fieldError } from './settings-context.ts';
import type { SettingsContext, SettingsSentence } from './settings-context.ts';
import type { SettingsStep } from './settings-step.ts';

/** The server's limit, in characters (contract, `PasskeyRequest`). */
const longestName = 60;

/**
 * Step `make-passkey`. The browser's dialog opens on a press of the button and never by itself: some browsers ask for
 * a press close before it (WebKit), and a person wants to read first what is coming.
 */
export function makePasskeyView(
  context: SettingsContext,
  { options }: Extract<SettingsStep, { name: 'make-passkey' }>,
): TemplateResult {
  const { messages, words, pieces, send, go } = context;
  const { form } = pieces;
  const make = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const registration = await send(new Map(), () => makePasskey(options));
    if (registration) go({ name: 'name-passkey', registration });
  };
  const { make: makeIt, making, makeHeading } = messages.passkeys;
  return html`<form method="post" novalidate @submit=${make}>
      <h2 class="ca-heading" tabindex="-1">${makeHeading}</h2>
      <p class="ca-lead">${words.passkeyNext}</p>
      ${button('primary', form.pending ? making : makeIt, form.pending)}
    </form>
    ${wayBack(context)}`;
}

/** Step `name-passkey`: what its owner calls the passkey that the browser has just made. */
export function namePasskeyView(
  context: SettingsContext,
  { registration }: Extract<SettingsStep, { name: 'name-passkey' }>,
): TemplateResult {
  const { client, messages, send, finish } = context;
  return nameForm(context, messages.passkeys.nameHeading, '', async (name, errors) => {
    const answer = await send(errors, () => addPasskey(client, { registration, name }));
    if (answer) finish(answer, 'passkey');
  });
}

/** Step `rename-passkey`. */
export function renamePasskeyView(
  context: SettingsContext,
  { passkey }: Extract<SettingsStep, { name: 'rename-passkey' }>,
): TemplateResult {
  const { client, messages, send, finish } = context;
  return nameForm(context, messages.passkeys.renameHeading, passkey.name, async (name, errors) => {
    const answer = await send(errors, () => renamePasskey(client, passkey.id, name));
    if (answer) finish(answer, 'renamed');
  });
}

function nameForm(
  context: SettingsContext,
  heading: string,
  before: string,
  save: (name: string, errors: Map<string, SettingsSentence>) => Promise<void>,
): TemplateResult {
  const { idPrefix, words, credentials, pieces } = context;
  const { form } = pieces;
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const name = typedIn(event, 'name').trim();
    const errors = new Map<string, SettingsSentence>();
    if (!name) errors.set('name', 'passkeyNameMissing');
    else if ([...name].length > longestName) errors.set('name', 'passkeyNameTooLong');
    await save(name, errors);
  };
  return html`<form method="post" novalidate @submit=${submit}>
      <h2 class="ca-heading" tabindex="-1">${heading}</h2>
      ${textField({
        id: `${idPrefix}-name`,
        name: 'name',
        label: words.passkeyName,
        autocomplete: 'off',
        value: before,
        hint: words.passkeyNameHint,
        error: fieldError(context, 'name'),
        readOnly: form.pending,
      })}
      ${button('primary', form.pending ? credentials.saving : credentials.save, form.pending)}
    </form>
    ${wayBack(context)}`;
}
