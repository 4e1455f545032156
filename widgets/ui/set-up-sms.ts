import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { SmsSent } from '../../bff/contract/index.ts';
import type { Locale } from '../messages/locale.ts';
import type { TwoStepMessages } from '../messages/two-step.ts';
import { button } from './button.ts';
import { codeField } from './code-field.ts';
import type { Countdown } from './countdown.ts';
import { resendLine } from './resend-line.ts';
import type { ResendLine } from './resend-line.ts';
import { textField } from './text-field.ts';

/** The question for the number that text messages go to. */
export interface MobilePhoneForm {
  /** The start of every id; unique in the page. */
  readonly idPrefix: string;
  readonly words: TwoStepMessages;
  /** The number on the profile, to start from; null: none. */
  readonly mobilePhone: string | null;
  /** What is wrong with the number, in words, or nothing. */
  readonly error: string | undefined;
  /** Whether the first code is on its way. */
  readonly isSending: boolean;
  /** Sends the first code: `typedIn(event, 'mobilePhone')`. */
  readonly send: (event: SubmitEvent) => Promise<void>;
}

/** **Mobile phone** and **Next**; the heading is the host's. */
export function mobilePhoneForm(piece: MobilePhoneForm): TemplateResult {
  const { idPrefix, words, mobilePhone, error, isSending, send } = piece;
  return html`<form method="post" novalidate @submit=${send}>
    ${textField({
      id: `${idPrefix}-mobile-phone`,
      name: 'mobilePhone',
      label: words.mobilePhone,
      type: 'tel',
      autocomplete: 'tel',
      value: mobilePhone ?? undefined,
      hint: words.phoneHint,
      error,
      readOnly: isSending,
    })}
    ${button('primary', isSending ? words.sending : words.next, isSending)}
  </form>`;
}

/** The question for the code of a text message. */
export interface SmsCodeForm {
  /** The start of every id; unique in the page. */
  readonly idPrefix: string;
  readonly words: TwoStepMessages;
  readonly locale: Locale;
  readonly sms: SmsSent;
  /** What is wrong with the code, in words, or nothing. */
  readonly error: string | undefined;
  /** Whether the code is being checked. */
  readonly isChecking: boolean;
  /** Checks the code: `codeIn(event)`, `checkCode(…)` of `code-field.ts`, then the call. */
  readonly verify: (event: SubmitEvent) => Promise<void>;
  /** Counts down to when a resend is possible; started by the host with `sms.resendAfterSeconds`. */
  readonly resendWait: Countdown;
  readonly resendState: ResendLine['state'];
  readonly resend: () => Promise<void>;
  /** The button that sends it: `words.submit` at a challenge, `words.next` at a set-up. */
  readonly action: string;
  /** What stands between the field and the button. */
  readonly extra?: TemplateResult;
}

/** Where the message went, **Verification code**, and **Resend code**; the heading is the host's. */
export function smsCodeForm(piece: SmsCodeForm): TemplateResult {
  const { idPrefix, words, locale, sms, error, isChecking, verify, action, extra } = piece;
  return html`<form method="post" novalidate @submit=${verify}>
      ${codeField({
        id: `${idPrefix}-code`,
        label: words.code,
        hint: words.sentTo(inOneLine(sms.sentTo)),
        error,
        readOnly: isChecking,
      })}
      ${extra} ${button('primary', isChecking ? words.checking : action, isChecking)}
    </form>
    ${resendLine({
      idPrefix,
      words,
      locale,
      wait: piece.resendWait,
      state: piece.resendState,
      resend: piece.resend,
    })}`;
}

/** A number as it is shown: not broken between two lines. */
export function inOneLine(number: string): string {
  return number.replaceAll(' ', '\u00a0');
}
