import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Locale } from '../messages/locale.ts';
import { waitAsClock, waitInWords } from '../messages/wait.ts';
import type { Countdown } from './countdown.ts';

/** The words of {@link resendLine}. */
export interface ResendWords {
  /** **Resend code** */
  readonly resend: string;
  readonly sending: string;
  readonly resendIn: (wait: string) => string;
  readonly resendNow: string;
  readonly resent: string;
}

/** Asking for what was sent once more. */
export interface ResendLine {
  /** The start of every id; unique in the page. */
  readonly idPrefix: string;
  readonly words: ResendWords;
  readonly locale: Locale;
  /** Counts down to when it can be asked for again. */
  readonly wait: Countdown;
  /** Whether it has been sent again, or is being sent again. */
  readonly state: 'not-yet' | 'on-its-way' | 'done';
  /** Sends it again; called only when there is nothing to wait for. */
  readonly resend: () => Promise<void>;
}

/**
 * **Resend code**, or when it can be pressed. Until then it stays in the order of the Tab key and says so: a button
 * that is `disabled` would lose the focus at the moment at which it is pressed.
 */
export function resendLine({ idPrefix, words, locale, wait, state, resend }: ResendLine): TemplateResult {
  const { left, total } = wait;
  const isOnItsWay = state === 'on-its-way';
  const inTime = state === 'done' ? words.resent : '';
  const status = left ? inTime : isOnItsWay ? '' : words.resendNow;
  return html`<div class="ca-resend">
    <button
      class="ca-button ca-secondary"
      type="button"
      aria-disabled=${left ? 'true' : nothing}
      aria-busy=${isOnItsWay ? 'true' : nothing}
      aria-describedby="${idPrefix}-resend"
      @click=${async () => {
        if (!wait.left && !isOnItsWay) await resend();
      }}
    >
      ${isOnItsWay ? words.sending : words.resend}
    </button>
    <p class="ca-text ca-muted" id="${idPrefix}-resend">
      ${
        left
          ? html`<span aria-hidden="true" class="ca-clock">${words.resendIn(waitAsClock(left))}</span
              ><span class="ca-unseen">${words.resendIn(waitInWords(total, locale))}</span>`
          : nothing
      }
    </p>
    <div role="status">${status ? html`<p class="ca-text ca-muted">${status}</p>` : nothing}</div>
  </div>`;
}
