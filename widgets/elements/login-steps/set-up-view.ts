import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { SetUpTwoStep, TwoStepMethod } from '../../../bff/contract/index.ts';
import { knowsPasskeys } from '../../client/passkeys.ts';
import { button } from '../../ui/button.ts';
import { checkCode, codeIn } from '../../ui/code-field.ts';
import { setUpAuthenticator } from '../../ui/set-up-authenticator.ts';
import { mobilePhoneForm, smsCodeForm } from '../../ui/set-up-sms.ts';
import { typedIn } from '../../ui/typed-in.ts';
import { appCodeProblems } from './authenticator-view.ts';
import { setUpPasskeyForm } from './set-up-passkey-form.ts';
import { smsCodeProblems } from './sms-view.ts';
import { fieldError } from './steps-context.ts';
import type { Face, FieldProblems, StepsContext, StepsSentence } from './steps-context.ts';
import { leaveButton } from './ways-on.ts';

/** Which problems with a number are told at its field. */
const phoneProblems: FieldProblems = {
  'phone-unusable': ['mobilePhone', 'phone-unusable'],
  'sms-country': ['mobilePhone', 'sms-country'],
};

/** Step `set-up-two-step`: the clinic wants it before the login goes on (product rule 23). */
export function setUpView(context: StepsContext, step: SetUpTwoStep): TemplateResult {
  const { face, messages, words, show } = context;
  const { begun } = step;
  const heading = {
    authenticator: messages.setUpAuthenticator,
    sms: messages.setUpSms,
    passkey: messages.setUpPasskey,
  };
  const way = face === 'mobile-phone' ? 'sms' : face;
  if (way === 'choices' || way === 'recovery-code') return methodsView(context, step);
  const piece =
    face === 'passkey'
      ? setUpPasskeyForm(context)
      : face === 'authenticator' && begun?.method === 'authenticator'
        ? authenticatorPiece(context, begun)
        : face === 'sms' && begun?.method === 'sms'
          ? smsPiece(context, begun)
          : numberPiece(context, step);
  return html`<h2 class="ca-heading" tabindex="-1">${heading[way]}</h2>
    ${piece}
    <div class="ca-actions ca-stack">
      ${button('secondary', words.back, false, () => show('choices'))} ${leaveButton(context)}
    </div>`;
}

/** The face at which a step of set-up is to be met: that of a set-up that was begun, or the list of methods. */
export function setUpFace({ begun }: SetUpTwoStep): Face {
  return begun?.method ?? 'choices';
}

function methodsView(context: StepsContext, { methods }: SetUpTwoStep): TemplateResult {
  const { messages, words, client } = context;
  const offered = methods.filter((method) => method !== 'passkey' || knowsPasskeys());
  return html`<h2 class="ca-heading" tabindex="-1">${messages.enforcedHeading}</h2>
    <p class="ca-lead">${messages.enforced(client.clinic?.name ?? '')}</p>
    ${offered.length ? nothing : html`<p class="ca-lead">${messages.nothingToSetUp}</p>`}
    <ul class="ca-choices">
      ${offered.map(
        (method) =>
          html`<li class="ca-method">
            <div>
              <strong>${words.methods[method]}</strong>
              <p class="ca-hint">${words.methodHints[method]}</p>
            </div>
            <button
              class="ca-button ca-secondary"
              type="button"
              aria-label="${words.setUp}: ${words.methods[method]}"
              @click=${() => begin(context, method)}
            >
              ${words.setUp}
            </button>
          </li>`,
      )}
    </ul>
    <div class="ca-actions ca-stack">${leaveButton(context)}</div>`;
}

async function begin({ calls, show, send }: StepsContext, method: TwoStepMethod): Promise<void> {
  if (method !== 'authenticator') {
    show(method === 'sms' ? 'mobile-phone' : method);
    return;
  }
  const hasBegun = await send({ deed: 'begin', send: () => calls.setUpAuthenticator() });
  if (hasBegun) show('authenticator');
}

type Begun<M> = Extract<NonNullable<SetUpTwoStep['begun']>, { method: M }>;

function authenticatorPiece(context: StepsContext, setUp: Begun<'authenticator'>): TemplateResult {
  const { idPrefix, words, qr, copy, deed } = context;
  return setUpAuthenticator({
    idPrefix,
    setUp,
    words,
    qr,
    copy,
    error: fieldError(context, 'code'),
    isChecking: deed === 'check',
    verify: (event) => verify(context, 'authenticator', event),
  });
}

function smsPiece(context: StepsContext, sms: Begun<'sms'>): TemplateResult {
  const { idPrefix, words, locale, calls, deed, send } = context;
  return smsCodeForm({
    idPrefix,
    words,
    locale,
    sms,
    error: fieldError(context, 'code'),
    isChecking: deed === 'check',
    verify: (event) => verify(context, 'sms', event),
    resendWait: context.resendWait,
    resendState: context.resendState,
    resend: async () => {
      await send({ deed: 'send', send: () => calls.resendSetUpSms() });
    },
    action: words.next,
  });
}

function numberPiece(context: StepsContext, { mobilePhone }: SetUpTwoStep): TemplateResult {
  const { idPrefix, words, calls, deed, send, show } = context;
  return mobilePhoneForm({
    idPrefix,
    words,
    mobilePhone,
    error: fieldError(context, 'mobilePhone'),
    isSending: deed === 'begin',
    send: async (event) => {
      event.preventDefault();
      const number = typedIn(event, 'mobilePhone').trim();
      const errors = new Map<string, StepsSentence>();
      if (!number) errors.set('mobilePhone', 'phoneMissing');
      const hasBegun = await send({
        deed: 'begin',
        errors,
        at: phoneProblems,
        send: () => calls.setUpSms(number),
      });
      if (hasBegun) show('sms');
    },
  });
}

async function verify(
  { calls, send }: StepsContext,
  method: 'sms' | 'authenticator',
  event: SubmitEvent,
): Promise<void> {
  event.preventDefault();
  const code = codeIn(event);
  await send({
    deed: 'check',
    errors: checkCode(code),
    at: method === 'sms' ? smsCodeProblems : appCodeProblems,
    send: () => calls.verifySetUp(method, code),
  });
}
