import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { TwoStepMethod } from '../../../bff/contract/index.ts';
import { beginAuthenticator, beginSms, challengeNewPasskey } from '../../client/two-step-calls.ts';
import { textField } from '../../ui/text-field.ts';
import { typedIn } from '../../ui/typed-in.ts';
import { currentPasswordIn, passwordForm } from './password-form.ts';
import { fieldError, methodsToSetUp, passkeyObstacle } from './settings-context.ts';
import type { SettingsContext, SettingsSentence } from './settings-context.ts';
import type { SettingsStep } from './settings-step.ts';

type BeginSetUp = Extract<SettingsStep, { name: 'begin-set-up' }>;

/**
 * Step `begin-set-up`: the method and the password in one form, so that a wrong password is told where it was typed
 * and none has to be kept until the method is known.
 */
export function beginView(context: SettingsContext, step: BeginSetUp): TemplateResult {
  const { messages, words, twoStep } = context;
  const { method, isChoice } = step;
  const heading =
    method === 'passkey' && !twoStep.isOffered
      ? messages.passkeys.beginHeading
      : messages.beginHeading[isChoice ? 'any' : method];
  return passwordForm(context, {
    heading,
    lead: isChoice ? nothing : html`<p class="ca-lead">${words.methodHints[method]}</p>`,
    fields: html`${isChoice ? methodChoice(context, step) : nothing}
    ${method === 'sms' ? mobilePhoneField(context, words.phoneHint) : nothing}`,
    action: words.next,
    acting: method === 'sms' ? words.sending : words.checking,
    submit: (event) => begin(context, method, event),
  });
}

/** **Mobile phone**, with the number on the profile to start from. */
export function mobilePhoneField(context: SettingsContext, hint: string): TemplateResult {
  const { idPrefix, words, twoStep, pieces } = context;
  return textField({
    id: `${idPrefix}-mobile-phone`,
    name: 'mobilePhone',
    label: words.mobilePhone,
    type: 'tel',
    autocomplete: 'tel',
    value: twoStep.mobilePhone ?? undefined,
    hint,
    error: fieldError(context, 'mobilePhone'),
    readOnly: pieces.form.pending,
  });
}

/** The number in the form that is being sent; without one, that is an error. */
export function mobilePhoneIn(event: SubmitEvent, errors: Map<string, SettingsSentence>): string {
  const mobilePhone = typedIn(event, 'mobilePhone').trim();
  if (!mobilePhone) errors.set('mobilePhone', 'phoneMissing');
  return mobilePhone;
}

function methodChoice(context: SettingsContext, step: BeginSetUp): TemplateResult {
  const { idPrefix, messages, words, twoStep, stay } = context;
  const obstacle = passkeyObstacle(twoStep);
  return html`<fieldset class="ca-methods">
      <legend class="ca-label">${messages.choose}</legend>
      ${methodsToSetUp(twoStep).map(
        (method) =>
          html`<div class="ca-check ca-method-choice">
            <input
              type="radio"
              name="method"
              id="${idPrefix}-method-${method}"
              value=${method}
              ?checked=${method === step.method}
              aria-describedby="${idPrefix}-hint-${method}"
              @change=${() => stay({ ...step, method })}
            />
            <label for="${idPrefix}-method-${method}">
              ${words.methods[method]}
              ${
                method === 'authenticator'
                  ? html`<span class="ca-badge">${messages.recommended}</span>`
                  : nothing
              }
            </label>
            <p class="ca-hint" id="${idPrefix}-hint-${method}">${words.methodHints[method]}</p>
          </div>`,
      )}
    </fieldset>
    ${obstacle ? html`<p class="ca-hint">${messages.passkeys[obstacle]}</p>` : nothing}`;
}

async function begin(context: SettingsContext, method: TwoStepMethod, event: SubmitEvent): Promise<void> {
  event.preventDefault();
  const { client, pieces, send, go } = context;
  const errors = new Map<string, SettingsSentence>();
  if (method === 'sms') {
    const mobilePhone = mobilePhoneIn(event, errors);
    const currentPassword = currentPasswordIn(event, errors);
    const answer = await send(errors, () => beginSms(client, { currentPassword, mobilePhone }));
    if (!answer) return;
    pieces.resendWait.start(answer.sms.resendAfterSeconds);
    go({ name: 'sms-code', sms: answer.sms, resend: 'not-yet' });
    return;
  }
  const currentPassword = currentPasswordIn(event, errors);
  if (method === 'authenticator') {
    const answer = await send(errors, () => beginAuthenticator(client, currentPassword));
    if (answer) go({ name: 'authenticator-code', setUp: answer.setUp });
    return;
  }
  const answer = await send(errors, () => challengeNewPasskey(client, currentPassword));
  if (answer) go({ name: 'make-passkey', options: answer.options });
}
