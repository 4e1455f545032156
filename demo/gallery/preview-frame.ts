import { formatSelection } from './selection.ts';
import type { Selection } from './selection.ts';

/** The least that a preview is high, in CSS pixels: room for the login form before it has told its height. */
const leastHeight = 440;

let shown = '';

/** The address of a preview: the same words as in the gallery's own address. */
export function previewUrl(selection: Selection): string {
  // The width is the frame's business; without it here, dragging a page narrower does not start it anew.
  return new URL(`preview.html?${formatSelection({ ...selection, width: 'full' })}`, document.baseURI).href;
}

/**
 * Shows a selection in the frame, unless it does already. It leaves nothing in the tab's history: Back leads to the
 * state before in the list, not to the frame's.
 *
 * @returns whether a preview starts
 */
export function showPreview(frame: HTMLIFrameElement, selection: Selection): boolean {
  const url = previewUrl(selection);
  if (url === shown) return false;
  shown = url;
  frame.contentWindow?.location.replace(url);
  return true;
}

/** Starts what is shown from the beginning. */
export function restartPreview(frame: HTMLIFrameElement): void {
  frame.contentWindow?.location.reload();
}

/**
 * Makes the frame as high as what stands in it.
 *
 * @param pixels - the height that the preview told
 */
export function fitPreview(frame: HTMLIFrameElement, pixels: number): void {
  frame.style.height = `${Math.max(leastHeight, pixels)}px`;
}
