import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { AuthenticatorSetUp } from '../../bff/contract/index.ts';
import type { TwoStepMessages } from '../messages/two-step.ts';
import { button } from './button.ts';
import { codeField } from './code-field.ts';
import type { CopyButton } from './copy-button.ts';
import type { QrCode } from './qr-code.ts';

/** The set-up of an authenticator app that waits for its first code. */
export interface SetUpAuthenticator {
  /** The start of every id; unique in the page. */
  readonly idPrefix: string;
  readonly setUp: AuthenticatorSetUp;
  readonly words: TwoStepMessages;
  /** The host's own, one for each set-up that it can show. */
  readonly qr: QrCode;
  readonly copy: CopyButton;
  /** What is wrong with the code, in words (`words.errors.wrongAppCode` for `wrong-code`), or nothing. */
  readonly error: string | undefined;
  /** Whether the code is being checked. */
  readonly isChecking: boolean;
  /** Checks the code: `codeIn(event)`, `checkCode(…)` of `code-field.ts`, then the call. */
  readonly verify: (event: SubmitEvent) => Promise<void>;
}

/**
 * What to do in the app, and the field for its first code. The heading is the host's, and the styles are
 * `accountFormStyles` and `twoStepStyles`.
 *
 * @example
 * setUpAuthenticator({ idPrefix, setUp, words, qr: this.#qr, copy: this.#copy, error, isChecking, verify });
 */
export function setUpAuthenticator(piece: SetUpAuthenticator): TemplateResult {
  const { idPrefix, setUp, words, qr, copy, error, isChecking, verify } = piece;
  return html`<p class="ca-lead">${words.scan}</p>
    ${qr.draw(setUp.uri, { label: words.qrCode, failed: words.noQrCode })}
    <p class="ca-text" id="${idPrefix}-key-label">${words.setupKey}</p>
    <div class="ca-secret">
      <code class="ca-key" role="group" aria-labelledby="${idPrefix}-key-label">${inGroups(setUp.key)}</code>
      ${copy.button(words, setUp.key)}
    </div>
    ${copy.news(words)}
    <form method="post" novalidate @submit=${verify}>
      <p class="ca-lead">${words.appCode}</p>
      ${codeField({ id: `${idPrefix}-code`, label: words.code, error, readOnly: isChecking })}
      ${button('primary', isChecking ? words.checking : words.next, isChecking)}
    </form>`;
}

/** Four by four, as people read and type it. Authenticator apps take it with the spaces too. */
function inGroups(key: string): string {
  return key.replace(/.{4}(?=.)/g, '$& ');
}
