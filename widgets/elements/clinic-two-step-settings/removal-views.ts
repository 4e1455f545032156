import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { TwoStepChangedAnswer } from '../../../bff/contract/index.ts';
import type { AnswerOutcome } from '../../client/outcome.ts';
import { removeMethod, removePasskey, turnOffTwoStep } from '../../client/two-step-calls.ts';
import { currentPasswordIn, passwordForm } from './password-form.ts';
import type { PasswordForm } from './password-form.ts';
import { methodsOn } from './settings-context.ts';
import type { SettingsContext, SettingsSentence } from './settings-context.ts';
import type { SettingsNews, SettingsStep } from './settings-step.ts';

/** Step `remove-method`: the password, and, where nothing is left then, what that means. */
export function removeMethodView(
  context: SettingsContext,
  { method }: Extract<SettingsStep, { name: 'remove-method' }>,
): TemplateResult {
  const { client, messages, twoStep } = context;
  return removalForm(
    context,
    {
      heading: messages.removeHeading[method],
      lead: consequence(context, methodsOn(twoStep).length === 1, messages.removeOne),
      action: messages.remove,
      acting: messages.removing,
    },
    (currentPassword) => removeMethod(client, method, currentPassword),
  );
}

/** Step `remove-passkey`. */
export function removePasskeyView(
  context: SettingsContext,
  { passkey }: Extract<SettingsStep, { name: 'remove-passkey' }>,
): TemplateResult {
  const { client, messages, twoStep } = context;
  const { removeHeading, removeNow } = messages.passkeys;
  const isLast = twoStep.isOffered && twoStep.passkeys.length === 1 && methodsOn(twoStep).length === 1;
  return removalForm(
    context,
    {
      heading: removeHeading(passkey.name),
      lead: consequence(context, isLast, removeNow),
      action: messages.remove,
      acting: messages.removing,
    },
    (currentPassword) => removePasskey(client, passkey.id, currentPassword),
  );
}

/** Step `turn-off-two-step`: all methods at once. */
export function turnOffView(context: SettingsContext): TemplateResult {
  const { client, messages } = context;
  return removalForm(
    context,
    {
      heading: messages.turnOffHeading,
      lead: html`<p class="ca-note">${messages.turnOffAll}</p>`,
      action: messages.turnOffNow,
      acting: messages.turningOff,
    },
    (currentPassword) => turnOffTwoStep(client, currentPassword),
  );
}

/** Trust ends with any method (product rule 22), and 2-Step Verification with the last one. */
function consequence({ messages, twoStep }: SettingsContext, isLast: boolean, words: string): TemplateResult {
  if (isLast) return html`<p class="ca-note">${messages.removeLast}</p>`;
  const untrusts = twoStep.trustedBrowsers.length > 0;
  return html`<p class="ca-lead">${words} ${untrusts ? messages.untrusts : nothing}</p>`;
}

function removalForm(
  context: SettingsContext,
  piece: Omit<PasswordForm, 'submit'>,
  remove: (currentPassword: string) => Promise<AnswerOutcome<TwoStepChangedAnswer>>,
): TemplateResult {
  const { twoStep, send, finish } = context;
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const errors = new Map<string, SettingsSentence>();
    const currentPassword = currentPasswordIn(event, errors);
    const answer = await send(errors, () => remove(currentPassword));
    if (!answer) return;
    const isOff = twoStep.isOffered && answer.twoStep.state === 'off';
    const news: SettingsNews = isOff ? 'off' : 'removed';
    finish(answer, news);
  };
  return passwordForm(context, { ...piece, submit });
}
