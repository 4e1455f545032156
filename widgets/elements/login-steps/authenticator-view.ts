import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { SecondStep } from '../../../bff/contract/index.ts';
import { button } from '../../ui/button.ts';
import { checkCode, codeField, codeIn } from '../../ui/code-field.ts';
import { fieldError } from './steps-context.ts';
import type { FieldProblems, StepsContext } from './steps-context.ts';
import { trustBox } from './trust-box.ts';

/** Which problems with an app's code are told at its field. */
export const appCodeProblems: FieldProblems = { 'wrong-code': ['code', 'wrongAppCode'] };

/** The challenge by authenticator app. */
export function authenticatorView(context: StepsContext, step: SecondStep): TemplateResult {
  const { idPrefix, words, messages, calls, deed, trust, send } = context;
  const isChecking = deed === 'check';
  const verify = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const code = codeIn(event);
    const trustBrowser = trust.isTicked;
    await send({
      deed: 'check',
      errors: checkCode(code),
      at: appCodeProblems,
      send: () => calls.verifyCode({ method: 'authenticator', code, trustBrowser }),
    });
  };
  return html`<form method="post" novalidate @submit=${verify}>
    ${codeField({
      id: `${idPrefix}-code`,
      label: words.code,
      hint: messages.authenticator,
      error: fieldError(context, 'code'),
      readOnly: isChecking,
    })}
    ${trustBox(context, step)} ${button('primary', isChecking ? words.checking : words.submit, isChecking)}
  </form>`;
}
