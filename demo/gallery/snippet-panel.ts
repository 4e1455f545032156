import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Snippet } from './snippet.ts';

/** Which part was copied last, or why it could not be. */
export type CopyOutcome = 'html' | 'css' | 'refused' | null;

/**
 * What to paste, each part with a button that copies it.
 *
 * @param copied - what the last press of such a button came to
 * @param copy - puts a part on the clipboard
 */
export function snippetPanel(
  snippet: Snippet,
  copied: CopyOutcome,
  copy: (part: keyof Snippet) => void,
): TemplateResult {
  const part = (name: keyof Snippet, title: string): TemplateResult =>
    html`<div class="panel-head">
        <h2>${title}</h2>
        <button type="button" class="small" @click=${() => copy(name)}>Copy</button>
      </div>
      <pre tabindex="0" aria-label=${title}><code>${snippet[name]}</code></pre>`;
  return html`<section class="panel" aria-label="What to paste">
    ${part('html', 'Paste into the page')} ${snippet.css ? part('css', 'Add to the style sheet') : ''}
    <p class="hint" role="status">${copied && sentences[copied]}</p>
  </section>`;
}

const sentences = {
  html: 'Copied. Put your own BFF’s host name in place of BFF.',
  css: 'Copied.',
  refused: 'The browser did not allow copying. Select the text and copy it by hand.',
} as const;
