import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { composedAncestors } from './composed-tree.ts';

const hosts = new Set<ReactiveControllerHost>();
let observer: MutationObserver | null = null;

/** Renders all widgets of the page anew: its language has changed, or the widgets' sentences have. */
export function renderAgain(): void {
  for (const host of hosts) host.requestUpdate();
}

function watch(): void {
  observer ??= new MutationObserver(renderAgain);
  observer.observe(document.documentElement, { attributeFilter: ['lang'], subtree: true });
}

/** Renders its host anew when a `lang` in the document changes: pages switch language without a reload. */
export class PageLanguage implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;

  /** @param host - the element whose language is asked for */
  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /** The language tag of the nearest `lang`, across shadow roots; without one, the browser's. */
  get tag(): string {
    for (const element of composedAncestors(this.#host)) {
      const language = element.getAttribute('lang');
      if (language) return language;
    }
    return navigator.language;
  }

  hostConnected(): void {
    hosts.add(this.#host);
    watch();
  }

  hostDisconnected(): void {
    hosts.delete(this.#host);
    if (!hosts.size) observer?.disconnect();
  }
}
