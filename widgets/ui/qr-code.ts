import { html } from 'lit';
import type { ReactiveControllerHost, TemplateResult } from 'lit';

/** White modules on every side, without which scanners do not find the code (ISO/IEC 18004, 6.3.8). */
const quietZone = 4;

/**
 * Draws QR codes; what draws them is fetched with the first one.
 *
 * @example
 * readonly #qr = new QrCode(this);
 * // in render()
 * this.#qr.draw(setUp.uri, { label: words.qrCode, failed: words.noQrCode });
 */
export class QrCode {
  readonly #host: ReactiveControllerHost;
  #text: string | null = null;
  #size = 0;
  #path = '';
  #hasFailed = false;

  /** @param host - the element to render anew */
  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /**
   * A text as a picture, black on white in every colour scheme.
   *
   * @param text - what the code says
   * @param words - the picture's name for screen readers, and what stands there if it cannot be had
   */
  draw(text: string, words: { readonly label: string; readonly failed: string }): TemplateResult {
    if (text !== this.#text) void this.#encode(text);
    if (this.#hasFailed) return html`<p class="ca-text ca-muted">${words.failed}</p>`;
    if (!this.#path) return html`<div class="ca-qr" aria-busy="true"></div>`;
    const side = this.#size + 2 * quietZone;
    return html`<svg
      class="ca-qr"
      role="img"
      aria-label=${words.label}
      viewBox="${-quietZone} ${-quietZone} ${side} ${side}"
      shape-rendering="crispEdges"
    >
      <rect x=${-quietZone} y=${-quietZone} width=${side} height=${side} fill="#fff" />
      <path d=${this.#path} fill="#000" />
    </svg>`;
  }

  async #encode(text: string): Promise<void> {
    this.#text = text;
    this.#path = '';
    this.#hasFailed = false;
    try {
      const { encode } = await import('uqr');
      const { data, size } = encode(text, { ecc: 'M', border: 0 });
      if (text !== this.#text) return;
      this.#size = size;
      this.#path = data.map(pathOfRow).join('');
    } catch {
      this.#hasFailed = text === this.#text;
    }
    this.#host.requestUpdate();
  }
}

/** The dark modules of one row, neighbours in one piece. */
function pathOfRow(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x++) {
    const start = x;
    while (row[x]) x++;
    if (x > start) path += `M${start} ${y}h${x - start}v1h${start - x}z`;
  }
  return path;
}
