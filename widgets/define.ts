import { setDefaultBff } from './client/bff-address.ts';
import { ClinicLogin } from './elements/clinic-login/clinic-login.ts';
import { defineTag, loadWidget } from './load-widget.ts';
import type { LazyTag } from './load-widget.ts';
import { clinicTags } from './tags.ts';

/** Tags that have not turned up yet. */
const awaited = new Set<LazyTag>(clinicTags.filter((tag) => tag !== 'clinic-login'));

let observer: MutationObserver | null = null;

/** What a page may set for all its widgets. */
export interface DefineOptions {
  /** The BFF's base URL for tags that name none; left out: the page's own origin. */
  readonly bff?: string;
}

/**
 * Defines every tag: `<clinic-login>` at once, each other one when it first turns up, now or later, in the
 * document or in a shadow root that was open when its host turned up. A tag that is defined already stays as it
 * is, so a second copy of the script does no harm. Calling it again looks again, everywhere.
 *
 * @param options - for the whole page
 */
export function defineClinicAuth({ bff = '' }: DefineOptions = {}): void {
  if (bff) setDefaultBff(bff);
  defineTag('clinic-login', ClinicLogin);
  observer ??= new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) if (node instanceof Element) look(node);
    }
  });
  look(document);
}

function look(place: Document | ShadowRoot | Element): void {
  if (!(place instanceof Element)) observer?.observe(place, { childList: true, subtree: true });
  const found = [...place.querySelectorAll('*')];
  if (place instanceof Element) found.push(place);
  for (const element of found) {
    for (const tag of awaited) if (tag === element.localName) void load(tag);
    if (element.shadowRoot) look(element.shadowRoot);
  }
}

async function load(tag: LazyTag): Promise<void> {
  awaited.delete(tag);
  const { problem } = await loadWidget(tag);
  // The fallback children stay; the tag's next turning up is another try.
  if (problem) awaited.add(tag);
  if (!awaited.size) observer?.disconnect();
}
