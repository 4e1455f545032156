import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { SecondStep } from '../../../bff/contract/index.ts';
import { button } from '../../ui/button.ts';
import { checkCode, codeIn } from '../../ui/code-field.ts';
import { inOneLine, smsCodeForm } from '../../ui/set-up-sms.ts';
import { fieldError } from './steps-context.ts';
import type { FieldProblems, StepsContext } from './steps-context.ts';
import { trustBox } from './trust-box.ts';

/** Which problems with a text message's code are told at its field. */
export const smsCodeProblems: FieldProblems = {
  'wrong-code': ['code', 'wrong-code'],
  'code-expired': ['code', 'code-expired'],
};

/** The challenge by text message: the code that was sent, or the offer to send one. */
export function smsView(context: StepsContext, step: SecondStep): TemplateResult {
  const { idPrefix, words, messages, locale, calls, deed, trust, send } = context;
  const sendSms = async (): Promise<void> => {
    await send({ deed: 'send', send: () => calls.sendSms() });
  };
  const verify = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const code = codeIn(event);
    const trustBrowser = trust.isTicked;
    await send({
      deed: 'check',
      errors: checkCode(code),
      at: smsCodeProblems,
      send: () => calls.verifyCode({ method: 'sms', code, trustBrowser }),
    });
  };
  if (!step.sms) {
    const sentTo = step.choices.find(({ method }) => method === 'sms')?.sentTo ?? '';
    const isSending = deed === 'send';
    return html`<p class="ca-lead">${messages.smsNotSent(inOneLine(sentTo))}</p>
      ${button('primary', isSending ? words.sending : messages.sendCode, isSending, sendSms)}`;
  }
  return smsCodeForm({
    idPrefix,
    words,
    locale,
    sms: step.sms,
    error: fieldError(context, 'code'),
    isChecking: deed === 'check',
    verify,
    resendWait: context.resendWait,
    resendState: context.resendState,
    resend: sendSms,
    action: words.submit,
    extra: html`${trustBox(context, step)}`,
  });
}
