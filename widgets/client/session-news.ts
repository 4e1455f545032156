import type { AuthClient } from './auth-client.ts';
import { cookieCarrier } from './browser-key/cookie-carrier.ts';
import type { NewsStream } from './carrier.ts';
import { openTabNews } from './tab-news.ts';

/** While no connection can be had, the server is asked, and the connection tried again, never sooner than this. */
const shortestPauseMilliseconds = 5_000;
/** Nor later than this: the pauses double up to here. */
const longestPauseMilliseconds = 300_000;
/** A server that goes down cuts all pages off at once; they come back spread over this. */
const spreadMilliseconds = 5_000;

/** The server's first look comes within 2 s, and it tells of what is new since then: what came before is looked up. */
const settledMilliseconds = 3_000;

/** What there can be news of. */
export interface NewsListener {
  /** The list of the person's sessions has changed. */
  sessions(): void;
  /** The session is over, at the server. */
  ended(): void;
}

/**
 * Hears from the server what happens to the person's sessions elsewhere (product rule 28).
 *
 * One page of each browser and clinic holds the connection: the one that has the Web Lock. It passes the news on to
 * the others, which wait for the lock. Only pages that somebody sees hold it: browsers put the others to sleep, lock
 * and all, and they ask when they come back into sight. Where browsers know no locks, each page in sight holds a
 * connection of its own.
 */
export class SessionNewsLine {
  readonly #client: AuthClient;
  readonly #listener: NewsListener;
  readonly #name: string;
  readonly #tell: () => void;
  #isWanted = false;
  #source: NewsStream | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pause = shortestPauseMilliseconds;
  #askedAt = -Infinity;
  /** How much later than that this page is to ask. */
  #spread = 0;
  /** Whether there was a connection before: what happened since then is not known. */
  #hasHeard = false;
  /** Gives up the lock, or the waiting for it. */
  #letGo: (() => void) | null = null;

  constructor(client: AuthClient, listener: NewsListener) {
    this.#client = client;
    this.#listener = listener;
    this.#name = `clinic-auth:${client.bff}:${client.slug}:sessions`;
    this.#tell = openTabNews(this.#name, () => {
      if (this.#isWanted) listener.sessions();
    });
  }

  /** Listens from now on: somebody is logged in. */
  start(): void {
    this.#isWanted = true;
    document.addEventListener('visibilitychange', this.#turn);
    addEventListener('pageshow', this.#turn);
    addEventListener('pagehide', this.#rest);
    addEventListener('online', this.#hurry);
    this.#turn();
  }

  /** Listens no more: nobody is logged in. */
  stop(): void {
    this.#isWanted = false;
    document.removeEventListener('visibilitychange', this.#turn);
    removeEventListener('pageshow', this.#turn);
    removeEventListener('pagehide', this.#rest);
    removeEventListener('online', this.#hurry);
    this.#rest();
    this.#pause = shortestPauseMilliseconds;
    this.#askedAt = -Infinity;
    this.#spread = 0;
    this.#hasHeard = false;
  }

  /** A page in sight wants the connection, another one leaves it to those that are. */
  readonly #turn = (): void => {
    if (document.hidden) this.#rest();
    else this.#queue();
  };

  #queue(): void {
    if (this.#letGo) return;
    const waiting = new AbortController();
    let release = (): void => waiting.abort();
    this.#letGo = () => release();
    const hold = (): Promise<void> => {
      this.#connect();
      return new Promise((resolve) => {
        release = resolve;
      });
    };
    // Old browsers, and pages without TLS, have no locks.
    const locks = navigator.locks as LockManager | undefined;
    if (!locks) {
      void hold();
      return;
    }
    locks
      .request(this.#name, { signal: waiting.signal }, async () => {
        // Let go of in the very moment in which it came.
        if (!waiting.signal.aborted) await hold();
      })
      // Pages without an origin of their own have no locks either.
      .catch(() => (waiting.signal.aborted ? undefined : hold()));
  }

  readonly #rest = (): void => {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
    this.#letGo?.();
    this.#letGo = null;
  };

  #connect(): void {
    const { bff, slug } = this.#client;
    const url = `${bff}/v1/clinics/${encodeURIComponent(slug)}/session/news`;
    const source = (this.#client.carrier ?? cookieCarrier).openNews(url);
    this.#source = source;
    source.onopen = () => {
      this.#pause = shortestPauseMilliseconds;
      this.#spread = Math.random() * spreadMilliseconds;
      if (this.#hasHeard) this.#pass();
      this.#hasHeard = true;
      this.#timer = setTimeout(() => this.#pass(), settledMilliseconds);
    };
    source.addEventListener('sessions', () => this.#pass());
    source.addEventListener('ended', () => this.#listener.ended());
    source.onerror = () => {
      // The browser would try again by itself, at its own pace, and without asking whether anybody is logged in.
      source.close();
      this.#retry();
    };
  }

  #pass(): void {
    this.#tell();
    this.#listener.sessions();
  }

  /** The connection is gone, or was refused: whether the session still is, the server is asked. */
  #retry(): void {
    clearTimeout(this.#timer);
    const pause = Math.max(0, this.#askedAt + this.#pause - Date.now());
    this.#timer = setTimeout(() => void this.#ask(), pause + this.#spread);
    this.#spread = 0;
  }

  async #ask(): Promise<void> {
    const source = this.#source;
    this.#askedAt = Date.now();
    this.#pause = Math.min(this.#pause * 2, longestPauseMilliseconds);
    const { problem } = await this.#client.load();
    // Nobody is logged in any more, or the page has gone out of sight meanwhile.
    if (source !== this.#source) return;
    if (problem) this.#retry();
    else this.#connect();
  }

  /** The network is back. */
  readonly #hurry = (): void => {
    if (this.#source?.readyState !== EventSource.CLOSED) return;
    this.#pause = shortestPauseMilliseconds;
    this.#retry();
  };
}
