/** A connection for news that a page has opened. */
export interface FakeConnection {
  readonly url: string;
  readonly withCredentials: boolean;
  readonly isOpen: boolean;
  /** The server has taken it. */
  open(): void;
  /** An event comes. */
  send(name: 'sessions' | 'ended'): void;
  /** It breaks, or was refused. */
  fail(): void;
}

/** Server-sent events in the hands of a test. */
export interface FakeNews {
  /** Every connection so far, the latest last. */
  readonly connections: readonly FakeConnection[];
  /** Those that are open or being opened. */
  readonly open: readonly FakeConnection[];
  /** Gives the browser its own back. */
  restore(): void;
}

/** Takes `EventSource` into the test's hands. */
export function useFakeNews(): FakeNews {
  const real = window.EventSource;
  const connections: FakeConnection[] = [];
  class Source extends EventTarget {
    static readonly CLOSED = 2;
    readonly url: string;
    readonly withCredentials: boolean;
    readyState = 0;
    onopen: (() => void) | null = null;
    onerror: (() => void) | null = null;

    constructor(url: string, { withCredentials = false }: EventSourceInit = {}) {
      super();
      this.url = url;
      this.withCredentials = withCredentials;
      connections.push(this);
    }

    get isOpen(): boolean {
      return this.readyState !== Source.CLOSED;
    }

    close(): void {
      this.readyState = Source.CLOSED;
    }

    open(): void {
      this.readyState = 1;
      this.onopen?.();
    }

    send(name: string): void {
      this.dispatchEvent(new Event(name));
    }

    fail(): void {
      this.onerror?.();
    }
  }
  Object.assign(window, { EventSource: Source });
  return {
    connections,
    get open() {
      return connections.filter(({ isOpen }) => isOpen);
    },
    restore: () => {
      Object.assign(window, { EventSource: real });
    },
  };
}
