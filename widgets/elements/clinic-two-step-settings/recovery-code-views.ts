import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { askRecoveryCode } from '../../client/two-step-calls.ts';
import { button } from '../../ui/button.ts';
import { currentPasswordIn, passwordForm, wayBack } from './password-form.ts';
import type { SettingsContext, SettingsSentence } from './settings-context.ts';
import type { SettingsStep } from './settings-step.ts';

/** Step `save-recovery-code`: the last one of setting up; the method works already, whatever becomes of the code. */
export function saveRecoveryCodeView(
  { messages, words, pieces, finish, twoStep }: SettingsContext,
  { recoveryCode, news }: Extract<SettingsStep, { name: 'save-recovery-code' }>,
): TemplateResult {
  return html`<h2 class="ca-heading" tabindex="-1">${words.recoveryHeading}</h2>
    ${news ? html`<p class="ca-done ca-first">${messages.news[news]}</p>` : nothing}
    <p class="ca-lead">${words.recoveryReason}</p>
    ${pieces.card.show(recoveryCode)}
    ${button('primary', messages.done, false, () => finish({ twoStep, recoveryCode: null }, news))}`;
}

/** Step `ask-recovery-code`: the password before the code is seen, or before the old one ends. */
export function askRecoveryCodeView(
  context: SettingsContext,
  { which }: Extract<SettingsStep, { name: 'ask-recovery-code' }>,
): TemplateResult {
  const { client, messages, twoStep, send, know, go } = context;
  const { recoveryCode: texts } = messages;
  const isNew = which === 'new';
  const hasEndedOne = isNew && twoStep.hasRecoveryCode;
  const ask = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const errors = new Map<string, SettingsSentence>();
    const currentPassword = currentPasswordIn(event, errors);
    const answer = await send(errors, () => askRecoveryCode(client, which, currentPassword));
    if (!answer) return;
    const { recoveryCode } = answer;
    know({ ...twoStep, hasRecoveryCode: recoveryCode !== null });
    go({ name: 'show-recovery-code', which, recoveryCode, hasEndedOne });
  };
  return passwordForm(context, {
    heading: isNew ? texts.generateHeading : texts.viewHeading,
    lead: html`${hasEndedOne ? html`<p class="ca-note">${texts.endsOld}</p>` : nothing}
      <p class="ca-lead">${texts.password}</p>`,
    action: isNew ? texts.generate : texts.view,
    acting: isNew ? texts.generating : texts.viewing,
    submit: ask,
  });
}

/** Step `show-recovery-code`. */
export function showRecoveryCodeView(
  context: SettingsContext,
  { which, recoveryCode, hasEndedOne }: Extract<SettingsStep, { name: 'show-recovery-code' }>,
): TemplateResult {
  const { messages, pieces, go } = context;
  const { recoveryCode: texts } = messages;
  if (recoveryCode === null) {
    return html`<h2 class="ca-heading" tabindex="-1">${texts.heading}</h2>
      <p class="ca-lead">${texts.none}</p>
      ${button('primary', texts.generate, false, () => go({ name: 'ask-recovery-code', which: 'new' }))}
      ${wayBack(context)}`;
  }
  const isNew = which === 'new';
  return html`<h2 class="ca-heading" tabindex="-1">${isNew ? texts.new : texts.shown}</h2>
    <p class="ca-lead">${hasEndedOne ? texts.ended : texts.keep}</p>
    ${pieces.card.show(recoveryCode)}
    ${button('primary', messages.done, false, () => go({ name: 'two-step-overview' }))}`;
}
