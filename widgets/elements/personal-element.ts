import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Session } from '../../bff/contract/index.ts';
import type { AuthClient } from '../client/auth-client.ts';
import { composedAncestors } from '../ui/composed-tree.ts';
import { ClinicElement } from './clinic-element.ts';

/**
 * What all widgets have in common that show something of whoever is logged in: logged out, they are the login form;
 * once somebody logs in, what is theirs is asked for and takes the form's place; nothing of one person's is left for
 * another; and the focus is never lost on the way.
 */
export abstract class PersonalElement extends ClinicElement {
  /** What takes the focus after the next rendering, as a selector; '': nothing. */
  protected focusNext = '';

  /** Whose things are shown, and at which clinic. */
  #profileId: string | undefined;
  #settled: AuthClient | null = null;

  /** The id of the profile that is logged in, as of the last rendering: what was asked for another is not shown. */
  protected get profileId(): string | undefined {
    return this.#profileId;
  }

  /** The time by the server's clock as far as it is known, in ms since the epoch. */
  protected get now(): number {
    return Date.now() - (this.client.clockAhead || 0);
  }

  override clientChanged(by: object | null): void {
    // Somebody has logged in right here, and what is theirs takes the place of the login form.
    if (by !== this && by instanceof Node && this.contains(by)) this.focusNext = '.ca-heading';
    super.clientChanged(by);
  }

  protected override willUpdate(): void {
    const { client } = this;
    const profileId = client.session?.profile.id;
    if (profileId === this.#profileId && client === this.#settled) return;
    const before = this.#settled;
    this.#profileId = profileId;
    this.#settled = client;
    // What had the focus is about to go; without a new place for it, keyboards would start at the page's top.
    const hasFocus = this.matches(':focus-within') || this.focusNext !== '';
    this.forget(before);
    this.focusNext = hasFocus ? '.ca-heading' : '';
    if (profileId !== undefined) void this.updateComplete.then(() => this.open());
  }

  protected override render(): TemplateResult {
    const { clinic, bff, locale } = this;
    const { session } = this.client;
    const view = session
      ? this.renderFor(session)
      : html`<clinic-login
          clinic=${clinic || nothing}
          bff=${bff || nothing}
          locale=${locale || nothing}
        ></clinic-login>`;
    // There from the start, so that screen readers announce what comes into it (WAI-ARIA 1.2, `status`).
    return html`${view}
      <div role="status">
        ${session && this.#note ? html`<p class="ca-status">${this.#note}</p>` : nothing}
      </div>`;
  }

  protected override updated(): void {
    super.updated();
    const selector = this.focusNext;
    if (!selector) return;
    this.focusNext = '';
    const focus = (): void => this.querySelector<HTMLElement>(selector)?.focus();
    const login = this.querySelector('clinic-login');
    // The login form in the place of what was there renders a moment later.
    if (login) void login.updateComplete.then(focus);
    else focus();
  }

  /** What whoever is logged in should know of how this browser keeps that, told by the outermost widget alone. */
  get #note(): string | undefined {
    const [, ...around] = composedAncestors(this);
    return around.some((element) => element instanceof ClinicElement)
      ? undefined
      : this.client.carrier?.note(this.language);
  }

  /**
   * Forgets all that was shown and typed: somebody else is logged in now, or nobody, or at another clinic.
   *
   * @param before - the client that the element had until now; null: none
   */
  protected abstract forget(before: AuthClient | null): void;

  /** Asks for what is to be shown to whoever is logged in now; left as it is: all of it came with the session. */
  protected open(): Promise<void> {
    return Promise.resolve();
  }

  /** What is shown to whoever is logged in. */
  protected abstract renderFor(session: Session): TemplateResult;
}
