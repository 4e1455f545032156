import { html, nothing } from 'lit';
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import type { AuthClient } from '../../client/auth-client.ts';
import { challenge } from '../../client/login-calls.ts';
import type { Outcome } from '../../client/outcome.ts';
import { askForPasskey, closePasskeyQuestion, suggestsPasskeys } from '../../client/passkeys.ts';
import type { Locale } from '../../messages/locale.ts';
import { passkeyLoginMessages } from '../../messages/passkey-login.ts';
import { button } from '../../ui/button.ts';
import { fetchProblemWords } from '../../ui/problem-message.ts';

/** The element with the login form. */
export type PasskeyHost = ReactiveControllerHost &
  HTMLElement & { readonly client: AuthClient; readonly language: Locale };

const challengePath = 'login/passkey/challenge';
const fieldSelector = 'input[autocomplete$="webauthn"]';

/**
 * Logging in with a passkey in place of username and password (product rule 27): with a button, and among the
 * suggestions of the username field. The server is asked for a challenge when someone comes to the field, not when
 * the page opens; it is asked again once the last challenge is too old to be used.
 */
export class PasskeyLogin implements ReactiveController {
  readonly #host: PasskeyHost;
  readonly #submit: (send: () => Promise<Outcome>) => Promise<Outcome | null>;
  /** When the challenge behind the field's suggestions is too old, by `performance.now()`. */
  #staleAt = 0;
  #isSuggesting = false;
  /** Passkeys of this clinic do not work in this page. */
  #isElsewhere = false;

  /**
   * @param host - the element with the form
   * @param submit - sends something in the form's name, and tells of problems
   */
  constructor(host: PasskeyHost, submit: (send: () => Promise<Outcome>) => Promise<Outcome | null>) {
    this.#host = host;
    this.#submit = submit;
    host.addController(this);
    host.addEventListener('focusin', ({ target }) => void this.#suggest(target));
    void this.#suggest(document.activeElement);
  }

  hostDisconnected(): void {
    if (this.#isSuggesting) void closePasskeyQuestion();
  }

  hostUpdated(): void {
    if (this.#isSuggesting && !this.#host.querySelector(fieldSelector)) this.hostDisconnected();
  }

  /**
   * The button for those who know that they have one; nothing where passkeys cannot work.
   *
   * @param isBusy - whether the form is on its way
   */
  button(isBusy: boolean): TemplateResult | typeof nothing {
    if (this.#isElsewhere) return nothing;
    const { logIn } = passkeyLoginMessages[this.#host.language];
    return html`<div class="ca-actions">${button('secondary', logIn, isBusy, () => this.#ask())}</div>`;
  }

  async #ask(): Promise<void> {
    const { client } = this.#host;
    void fetchProblemWords();
    await this.#submit(async () => {
      const { answer: options, problem } = await challenge(client, challengePath);
      if (problem) return { problem };
      const asked = await askForPasskey(options);
      return asked.problem ? asked : this.#logIn(asked.answer);
    });
  }

  async #suggest(target: EventTarget | null): Promise<void> {
    const { client } = this.#host;
    const isField = target instanceof HTMLInputElement && target.matches(fieldSelector);
    if (!isField || !this.#host.contains(target) || performance.now() < this.#staleAt) return;
    // At once: the focus may come a second time before the browser and the server have answered.
    this.#staleAt = Infinity;
    if (!(await suggestsPasskeys())) return;
    const { answer: options, problem } = await challenge(client, challengePath);
    if (!options) {
      this.#isElsewhere = problem.code === 'passkey-not-here';
      if (!this.#isElsewhere) this.#staleAt = 0;
      this.#host.requestUpdate();
      return;
    }
    this.#staleAt = performance.now() + options.timeout;
    this.#isSuggesting = true;
    const { answer: assertion } = await askForPasskey(options, { autofill: true });
    this.#isSuggesting = false;
    if (!assertion) return;
    this.#staleAt = 0;
    await this.#submit(() => this.#logIn(assertion));
  }

  #logIn(assertion: unknown): Promise<Outcome> {
    return this.#host.client.loginCall('login/passkey', { assertion }, this.#host);
  }
}
