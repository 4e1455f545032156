import { render } from 'lit';
import { logLength } from './event-log.ts';
import type { LoggedEvent } from './event-log.ts';
import { galleryPage } from './gallery-page.ts';
import { keepFocus } from './keep-focus.ts';
import { fitPreview, previewUrl, restartPreview, showPreview } from './preview-frame.ts';
import { readNews } from './preview-news.ts';
import { formatSelection, parseSelection } from './selection.ts';
import type { Selection } from './selection.ts';
import type { CopyOutcome } from './snippet-panel.ts';
import { snippetFor } from './snippet.ts';
import type { Snippet } from './snippet.ts';
import { titleOf } from './states.ts';

const root = only('#gallery', HTMLElement);
root.replaceChildren();
const previewStarts = keepFocus(frame);

let selection = parseSelection(location.hash.slice(1));
let events: readonly LoggedEvent[] = [];
let copied: CopyOutcome = null;

draw();
addEventListener('hashchange', follow);
addEventListener('message', hear);

function draw(): void {
  document.title = `${titleOf(selection)} – ${selection.tag} – clinic-auth gallery`;
  render(galleryPage({ selection, events, copied, change, copy, clearEvents, restart }), root);
  if (showPreview(frame(), selection)) previewStarts();
}

/** The address says what is shown. */
function follow(): void {
  // "Skip to the preview" is a fragment as well, and no selection.
  if (location.hash === '#preview') return;
  const before = previewUrl(selection);
  selection = parseSelection(location.hash.slice(1));
  copied = null;
  if (previewUrl(selection) !== before) events = [];
  draw();
}

function change(wish: Partial<Selection>): void {
  location.replace(`#${formatSelection({ ...selection, ...wish })}`);
}

function hear(message: MessageEvent<unknown>): void {
  const news = readNews(message, frame());
  if (news?.kind === 'height') fitPreview(frame(), news.pixels);
  if (news?.kind !== 'event') return;
  events = [{ at: new Date(), name: news.name, detail: news.detail }, ...events].slice(0, logLength);
  draw();
}

function restart(): void {
  clearEvents();
  restartPreview(frame());
  previewStarts();
}

function clearEvents(): void {
  events = [];
  draw();
}

function copy(part: keyof Snippet): void {
  const tell = (outcome: CopyOutcome) => (): void => {
    copied = outcome;
    draw();
  };
  navigator.clipboard.writeText(snippetFor(selection)[part]).then(tell(part), tell('refused'));
}

function frame(): HTMLIFrameElement {
  return only('iframe', HTMLIFrameElement);
}

function only<T extends Element>(selector: string, kind: new () => T): T {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`the gallery has no ${selector}`);
  return found;
}
