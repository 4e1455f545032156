import type { ReactiveControllerHost } from 'lit';

/** Waits for a while on a host's behalf and renders it anew when the while is over. */
export class Patience {
  /** Whether the while is over. */
  over = false;

  readonly #host: ReactiveControllerHost;
  readonly #milliseconds: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param host - the element to render anew
   * @param milliseconds - how long the while is
   */
  constructor(host: ReactiveControllerHost, milliseconds: number) {
    this.#host = host;
    this.#milliseconds = milliseconds;
  }

  /** Starts the while, from the beginning if it has begun already. */
  start(): void {
    this.stop();
    this.#timer = setTimeout(() => {
      this.over = true;
      this.#host.requestUpdate();
    }, this.#milliseconds);
  }

  /** Stops waiting; nothing is over. */
  stop(): void {
    clearTimeout(this.#timer);
    this.over = false;
  }
}
