import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What a browser with WebOTP adds (WICG Web OTP API, 2.1); no DOM library knows it yet. */
interface OtpRequest extends CredentialRequestOptions {
  readonly otp: { readonly transport: readonly ['sms'] };
}

/** Takes a code out of the text message that brings it, where the browser can, for as long as someone waits for it. */
export class WebOtp implements ReactiveController {
  #waiting: AbortController | null = null;
  /** Which message is or was waited for. */
  #message: unknown = null;

  /** @param host - the element in which the code is waited for */
  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  /**
   * Waits for a message; once for each, whether it brings a code or the person declines.
   *
   * @param message - which one: anything that differs from one to the next
   * @param take - called with the code
   */
  waitFor(message: unknown, take: (code: string) => void): void {
    if (message === this.#message || !('OTPCredential' in window)) return;
    this.stop();
    this.#message = message;
    this.#waiting = new AbortController();
    void this.#ask(this.#waiting.signal, take);
  }

  /** Nobody waits any more. */
  stop(): void {
    this.#waiting?.abort();
    this.#waiting = null;
    this.#message = null;
  }

  hostDisconnected(): void {
    this.stop();
  }

  async #ask(signal: AbortSignal, take: (code: string) => void): Promise<void> {
    try {
      const request: OtpRequest = { otp: { transport: ['sms'] }, signal };
      const credential = await navigator.credentials.get(request);
      if (signal.aborted || !credential || !('code' in credential)) return;
      if (typeof credential.code === 'string') take(credential.code);
    } catch {
      // Declined, aborted, or not allowed in this frame: the code can be typed all the same.
      return;
    }
  }
}
