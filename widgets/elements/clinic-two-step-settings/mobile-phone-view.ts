import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { changeMobilePhone } from '../../client/two-step-calls.ts';
import { mobilePhoneField, mobilePhoneIn } from './begin-view.ts';
import { currentPasswordIn, passwordForm } from './password-form.ts';
import { methodsOn } from './settings-context.ts';
import type { SettingsContext, SettingsSentence } from './settings-context.ts';

/** Step `change-mobile-phone`: says beforehand what another number turns off (product rule 17). */
export function mobilePhoneView(context: SettingsContext): TemplateResult {
  const { client, messages, credentials, twoStep, send, finish } = context;
  const { mobilePhone: texts } = messages;
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const errors = new Map<string, SettingsSentence>();
    const mobilePhone = mobilePhoneIn(event, errors);
    const currentPassword = currentPasswordIn(event, errors);
    const answer = await send(errors, () => changeMobilePhone(client, { currentPassword, mobilePhone }));
    if (!answer) return;
    const wasTurnedOff = twoStep.sms.isOn && !answer.twoStep.sms.isOn;
    finish(answer, wasTurnedOff ? 'numberOnly' : 'number');
  };
  const isOnlyMethod = methodsOn(twoStep).length === 1;
  return passwordForm(context, {
    heading: texts.heading,
    lead: html`<p class="ca-lead">${texts.about}</p>
      ${
        twoStep.sms.isOn
          ? html`<div class="ca-note">
              <p class="ca-text">${texts.endsSms}</p>
              ${isOnlyMethod ? html`<p class="ca-text">${texts.endsTwoStep}</p>` : nothing}
              ${twoStep.trustedBrowsers.length ? html`<p class="ca-text">${messages.untrusts}</p>` : nothing}
            </div>`
          : nothing
      }`,
    fields: mobilePhoneField(context, texts.hint),
    action: credentials.save,
    acting: credentials.saving,
    submit,
  });
}
