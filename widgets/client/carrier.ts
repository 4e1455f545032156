import type { AuthClient } from './auth-client.ts';
import { recall } from './page-memory.ts';
import type { Locale } from '../messages/locale.ts';

/**
 * Where this browser keeps what proves who is logged in:
 * - `cookies`: as most do.
 * - `browser-key`: no cookie of the BFF comes back from this page; tokens that are of use with the browser key alone
 *   stand beside it in IndexedDB (RFC 9449).
 * - `browser-key-in-memory`: the same where the page may not store anything either: they go when the page does.
 */
export type CarrierMode = 'cookies' | 'browser-key' | 'browser-key-in-memory';

/** A connection by which news comes, of which `EventSource` is one. */
export interface NewsStream {
  readonly readyState: number;
  onopen: ((event: Event) => void) | null;
  onerror: ((event: Event) => void) | null;
  addEventListener(type: string, listener: (event: Event) => void): void;
  close(): void;
}

/** Carries a client's calls, and the credentials with them. */
export interface Carrier {
  readonly mode: CarrierMode;
  /** What whoever is logged in should know about it, as a sentence; '': nothing. */
  note(locale: Locale): string;
  /** As the browser's own `fetch`. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Opens a connection for news (Server-Sent Events). */
  openNews(url: string): NewsStream;
}

/**
 * Fetches by what carries a client's calls. While that is not known, cookies carry them, unless it has to be known now: a
 * call may bring credentials, or somebody was logged in by a browser key on the last page.
 */
export async function carry(client: AuthClient, url: string, init: RequestInit): Promise<Response> {
  const carrier =
    client.carrier ??
    (client.isLoggingIn || recall(`clinic-auth:${client.bff}`).loggedIn
      ? await (await import('./browser-key/choose-carrier.ts')).chooseCarrier(client, init)
      : window);
  return carrier.fetch(url, init);
}
