import { html } from 'lit';
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { button } from './button.ts';

/** The words of a copy button. */
export interface CopyWords {
  /** **Copy** */
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
}

/**
 * **Copy**, and whether it has worked.
 *
 * @example
 * readonly #copy = new CopyButton(this);
 * // in render(): the button among others, and its news in a place of its own
 * html`${this.#copy.button(words, key)} ${this.#copy.news(words)}`;
 */
export class CopyButton {
  #state: 'copied' | 'notCopied' | null = null;
  readonly #host: ReactiveControllerHost;

  /** @param host - the element to render anew */
  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Something else is to be copied, and nothing has been yet. */
  forget(): void {
    this.#state = null;
  }

  /**
   * The button.
   *
   * @param text - what it copies
   */
  button(words: CopyWords, text: string): TemplateResult {
    return button('secondary', words.copy, false, () => this.#copy(text));
  }

  /** Whether it has worked: a live region, to be there from the start. */
  news(words: CopyWords): TemplateResult {
    return html`<p class="ca-news" role="status">${this.#state ? words[this.#state] : ''}</p>`;
  }

  async #copy(text: string): Promise<void> {
    // Empty for a moment, so that a screen reader says it again the second time.
    this.#state = null;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    try {
      // Not there in a page without https, nor allowed in every frame.
      await navigator.clipboard.writeText(text);
      this.#state = 'copied';
    } catch {
      this.#state = 'notCopied';
    }
    this.#host.requestUpdate();
  }
}
