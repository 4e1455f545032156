import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { attributeFields } from './attribute-fields.ts';
import { controls } from './controls.ts';
import type { Change } from './controls.ts';
import { eventLog } from './event-log.ts';
import type { LoggedEvent } from './event-log.ts';
import { previewUrl } from './preview-frame.ts';
import type { Selection } from './selection.ts';
import { snippetPanel } from './snippet-panel.ts';
import type { CopyOutcome } from './snippet-panel.ts';
import { snippetFor } from './snippet.ts';
import type { Snippet } from './snippet.ts';
import { stateList } from './state-list.ts';
import { titleOf } from './states.ts';
import { tags } from './tags.ts';

/** What the page shows, and what its buttons do. */
export interface GalleryPage {
  readonly selection: Selection;
  /** Newest first. */
  readonly events: readonly LoggedEvent[];
  readonly copied: CopyOutcome;
  readonly change: Change;
  readonly copy: (part: keyof Snippet) => void;
  readonly clearEvents: () => void;
  readonly restart: () => void;
}

/** The whole gallery: the list, the controls, the frame for the preview, and what goes with it. */
export function galleryPage(page: GalleryPage): TemplateResult {
  const { selection, events, copied, change, copy, clearEvents, restart } = page;
  const { tag, width } = selection;
  const title = titleOf(selection);
  return html`<header class="top">
      <img src=${new URL('logo.svg', import.meta.url).href} alt="" width="36" height="36" />
      <p class="name">clinic-auth <span>gallery</span></p>
      <p class="hint">Every tag in every state. No server: a stand-in answers.</p>
      <a href="emails.html">Emails</a>
      <a href="messages.html">Sentences</a>
      <a href="/">Demo clinic</a>
    </header>
    <div class="columns">
      ${stateList(selection)}
      <main id="preview" tabindex="-1">
        <div class="title">
          <h1>${title} <code>&lt;${tag}&gt;</code></h1>
          <p class="hint">${tags[tag].summary}</p>
        </div>
        ${controls(selection, change)}
        <div class="stage" tabindex="0" role="region" aria-label="Preview">
          <iframe data-width=${width} title="Preview: ${tag}, ${title}"></iframe>
        </div>
        <p class="stage-actions">
          <button type="button" class="small" @click=${restart}>Start again</button>
          <a href=${previewUrl(selection)} target="_blank" rel="noopener">Open on its own</a>
        </p>
        <div class="panels">
          <div>${snippetPanel(snippetFor(selection), copied, copy)} ${eventLog(events, clearEvents)}</div>
          ${attributeFields(selection, change)}
        </div>
      </main>
    </div>`;
}
