import { html } from 'lit';
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { AuthClient } from '../client/auth-client.ts';
import { downloadRecoveryCodePdf } from '../client/recovery-code-pdf.ts';
import type { Locale } from '../messages/locale.ts';
import { twoStepMessages } from '../messages/two-step.ts';
import type { TwoStepMessages } from '../messages/two-step.ts';
import { button } from './button.ts';
import { CopyButton } from './copy-button.ts';

/** An element that shows a recovery code; every `ClinicElement` is one. */
export type RecoveryCodeHost = ReactiveControllerHost & {
  readonly client: AuthClient;
  readonly language: Locale;
};

/**
 * A recovery code to keep: large, to read and to hear letter by letter, with **Copy** and **Download PDF** (product
 * rules 16 and 21). Heading, reason and the button that goes on are the host's: `words.recoveryHeading` and
 * `words.recoveryReason`. The styles are `accountFormStyles` and `twoStepStyles`.
 *
 * The code is the host's too: the card keeps nothing of it, and puts it nowhere but on the screen, the clipboard and
 * into the PDF.
 *
 * @example
 * readonly #card = new RecoveryCodeCard(this);
 * // in render()
 * this.#card.show(recoveryCode);
 * // when another code shows, or none any more
 * this.#card.forget();
 */
export class RecoveryCodeCard {
  readonly #host: RecoveryCodeHost;
  readonly #copy: CopyButton;
  #download: 'downloading' | 'downloaded' | 'notDownloaded' | null = null;

  /** @param host - the element to render anew */
  constructor(host: RecoveryCodeHost) {
    this.#host = host;
    this.#copy = new CopyButton(host);
  }

  /** What was told of another code is told no longer. */
  forget(): void {
    this.#copy.forget();
    this.#download = null;
  }

  /** @param recoveryCode - six characters */
  show(recoveryCode: string): TemplateResult {
    const words = twoStepMessages[this.#host.language];
    const isBusy = this.#download === 'downloading';
    return html`<div class="ca-recovery">
      <p class="ca-recovery-code">
        <span class="ca-unseen">${words.recoveryCode} ${[...recoveryCode].join(' ')}</span>
        <span aria-hidden="true">${inGroups(recoveryCode)}</span>
      </p>
      <div class="ca-actions">
        ${this.#copy.button(words, recoveryCode)}
        ${button('secondary', isBusy ? words.downloading : words.downloadPdf, isBusy, () =>
          this.#downloadPdf(recoveryCode),
        )}
      </div>
      ${this.#copy.news(words)}
      <p class="ca-news" role="status">${this.#newsOfDownload(words)}</p>
    </div>`;
  }

  #newsOfDownload(words: TwoStepMessages): string {
    return this.#download && this.#download !== 'downloading' ? words[this.#download] : '';
  }

  async #downloadPdf(recoveryCode: string): Promise<void> {
    if (this.#download === 'downloading') return;
    this.#tell('downloading');
    const { client, language } = this.#host;
    const { problem } = await downloadRecoveryCodePdf(client, { recoveryCode, locale: language });
    this.#tell(problem ? 'notDownloaded' : 'downloaded');
  }

  #tell(news: 'downloading' | 'downloaded' | 'notDownloaded'): void {
    this.#download = news;
    this.#host.requestUpdate();
  }
}

/** Three by three, as people read it aloud. */
function inGroups(code: string): string {
  return code.replace(/.{3}(?=.)/g, '$&\u00a0');
}
