import { callLimitMilliseconds } from './transport.ts';

/** For calls of which only the newest counts: each one gives up the one before. */
export class LatestCall {
  #call: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Begins a call: what it is to be made with, as `until` of `send`. It ends as any call does that takes too long. */
  begin(): AbortSignal {
    this.leave();
    const call = new AbortController();
    this.#call = call;
    this.#timer = setTimeout(() => {
      call.abort(new DOMException('The call takes too long', 'TimeoutError'));
    }, callLimitMilliseconds);
    return call.signal;
  }

  /** Gives up the call that is on its way, if there is one. */
  leave(): void {
    clearTimeout(this.#timer);
    this.#call?.abort();
    this.#call = null;
  }
}
