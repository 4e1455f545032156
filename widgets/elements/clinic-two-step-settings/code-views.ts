import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { confirmSetUp, resendSms } from '../../client/two-step-calls.ts';
import { checkCode, codeIn } from '../../ui/code-field.ts';
import { setUpAuthenticator } from '../../ui/set-up-authenticator.ts';
import { smsCodeForm } from '../../ui/set-up-sms.ts';
import { wayBack } from './password-form.ts';
import { fieldError } from './settings-context.ts';
import type { SettingsContext } from './settings-context.ts';
import type { SettingsStep } from './settings-step.ts';

/** Step `authenticator-code`: the QR code, the setup key, and the app's first code. */
export function authenticatorCodeView(
  context: SettingsContext,
  { setUp }: Extract<SettingsStep, { name: 'authenticator-code' }>,
): TemplateResult {
  const { idPrefix, messages, words, pieces } = context;
  const { form, qr, copy } = pieces;
  return html`<h2 class="ca-heading" tabindex="-1">${messages.beginHeading.authenticator}</h2>
    ${setUpAuthenticator({
      idPrefix,
      setUp,
      words: { ...words, next: words.submit },
      qr,
      copy,
      error: fieldError(context, 'code'),
      isChecking: form.pending,
      verify: (event) => verify(context, 'authenticator', event),
    })}
    ${wayBack(context)}`;
}

/** Step `sms-code`: the code of the text message that was sent to the number. */
export function smsCodeView(
  context: SettingsContext,
  step: Extract<SettingsStep, { name: 'sms-code' }>,
): TemplateResult {
  const { idPrefix, client, messages, words, locale, pieces, send, stay } = context;
  const { form, resendWait } = pieces;
  const resend = async (): Promise<void> => {
    if (form.pending) return;
    stay({ ...step, resend: 'on-its-way' });
    const answer = await send(new Map(), () => resendSms(client));
    if (answer) resendWait.start(answer.sms.resendAfterSeconds);
    stay(answer ? { ...step, sms: answer.sms, resend: 'done' } : step);
  };
  return html`<h2 class="ca-heading" tabindex="-1">${messages.beginHeading.sms}</h2>
    ${smsCodeForm({
      idPrefix,
      words,
      locale,
      sms: step.sms,
      error: fieldError(context, 'code'),
      isChecking: form.pending && step.resend !== 'on-its-way',
      verify: (event) => verify(context, 'sms', event),
      resendWait,
      resendState: step.resend,
      resend,
      action: words.submit,
    })}
    ${wayBack(context)}`;
}

async function verify(
  { client, send, finish }: SettingsContext,
  method: 'sms' | 'authenticator',
  event: SubmitEvent,
): Promise<void> {
  event.preventDefault();
  const code = codeIn(event);
  const answer = await send(checkCode(code), () => confirmSetUp(client, method, code));
  if (answer) finish(answer, method);
}
