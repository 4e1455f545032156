import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Counts whole seconds down to zero and renders its host anew with each. */
export class Countdown implements ReactiveController {
  /** Seconds at the start: what is said aloud, once. */
  total = 0;
  /** Seconds left: what the eye sees ticking. */
  left = 0;

  readonly #host: ReactiveControllerHost;
  #endsAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param host - the element to render anew */
  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** @param seconds - how long to count; 0 stops */
  start(seconds: number): void {
    this.total = seconds;
    this.#endsAt = Date.now() + seconds * 1000;
    this.#tick();
  }

  hostConnected(): void {
    if (this.left) this.#tick();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  #tick(): void {
    clearTimeout(this.#timer);
    // By the clock, not by counting ticks: browsers slow the timers of a page that is out of sight.
    const milliseconds = Math.max(0, this.#endsAt - Date.now());
    this.left = Math.ceil(milliseconds / 1000);
    if (this.left) this.#timer = setTimeout(() => this.#tick(), milliseconds % 1000 || 1000);
    this.#host.requestUpdate();
  }
}
