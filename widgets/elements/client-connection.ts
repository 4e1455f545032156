import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AuthClient } from '../client/auth-client.ts';
import type { ClientChangeEvent } from '../client/client-change-event.ts';
import { fetchProblemWords } from '../ui/problem-message.ts';

/** An element that shows what a client knows. */
export interface ClientHost extends ReactiveControllerHost {
  /** The client that the element's attributes name. */
  readonly client: AuthClient;
  readonly isConnected: boolean;
  /**
   * The client knows more than before.
   *
   * @param by - whoever has just logged in or out in this page; null: it is news from elsewhere
   */
  clientChanged(by: object | null): void;
  /**
   * Tells the page what the client knows and the page does not; asked for too when the element has rendered for
   * the first time with a client, which may have known all along.
   *
   * @param by - as in {@link ClientHost.clientChanged}
   */
  announceNews(by: object | null): void;
}

/**
 * The first question to the server waits until the form is on the screen, which on a slow phone it would delay.
 * Where someone was logged in, or nobody looks, there is no form to wait for.
 */
function whenPainted({ wasLoggedIn }: AuthClient, ask: () => void): void {
  if (wasLoggedIn || document.hidden) ask();
  else requestAnimationFrame(() => requestAnimationFrame(ask));
}

/** Ties an element to its client for as long as it is in a document. */
export class ClientConnection implements ReactiveController {
  readonly #host: ClientHost;
  #client: AuthClient | null = null;
  #isNew = false;

  /** @param host - the element */
  constructor(host: ClientHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#client?.removeEventListener('change', this.#hear);
    this.#client = null;
  }

  /** Not before: frameworks set attributes one by one, and only with the last one it is clear which client. */
  hostUpdate(): void {
    const { client, isConnected } = this.#host;
    if (client === this.#client || !isConnected) return;
    this.hostDisconnected();
    this.#client = client;
    this.#isNew = true;
    client.addEventListener('change', this.#hear);
    whenPainted(client, () => {
      if (!client.clinic) void client.load();
    });
  }

  hostUpdated(): void {
    if (this.#isNew) this.#host.announceNews(null);
    this.#isNew = false;
  }

  readonly #hear = ({ by }: ClientChangeEvent): void => {
    this.#host.clientChanged(by);
    if (this.#client?.problem) void fetchProblemWords().then(() => this.#host.requestUpdate());
  };
}
