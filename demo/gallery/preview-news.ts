/** What a preview tells the gallery around it. */
export type PreviewNews =
  /** Something happened that a clinic's page could hear or see. */
  | { readonly kind: 'event'; readonly name: string; readonly detail: string }
  /** The preview's content is this high, in CSS pixels. */
  | { readonly kind: 'height'; readonly pixels: number };

/** Tells the gallery, if the preview stands in one; a preview in a tab of its own keeps its news to itself. */
export function tellGallery(news: PreviewNews): void {
  if (window.parent !== window) window.parent.postMessage(news, location.origin);
}

/**
 * Reads a message as news from the preview.
 *
 * @param message - whatever was posted to this window
 * @param frame - the frame that the preview stands in
 * @returns the news; null for anything that came from elsewhere or does not look like it (ASVS 3.5.5)
 */
export function readNews(message: MessageEvent<unknown>, frame: HTMLIFrameElement): PreviewNews | null {
  const { origin, source, data } = message;
  if (origin !== location.origin || source !== frame.contentWindow) return null;
  if (typeof data !== 'object' || data === null) return null;
  const { kind, name, detail, pixels } = data as Partial<Record<string, unknown>>;
  if (kind === 'event' && typeof name === 'string' && typeof detail === 'string')
    return { kind, name, detail };
  return kind === 'height' && typeof pixels === 'number' ? { kind, pixels } : null;
}
