import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How often times are told anew, in milliseconds: their smallest step is a minute. */
const tellAnewMilliseconds = 20_000;

/** Renders its host anew from time to time, so that "5 minutes ago" stays true while somebody looks at it. */
export class PassingTime implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param host - the element to render anew */
  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = setTimeout(() => {
      this.#host.requestUpdate();
      this.hostConnected();
    }, tellAnewMilliseconds);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
