import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { continueSession } from '../../client/hand-over.ts';
import { loadWidget } from '../../load-widget.ts';
import { accountMessages } from '../../messages/account.ts';
import { dateLocaleFor } from '../../messages/date-locale.ts';
import { button } from '../../ui/button.ts';
import { FormController } from '../../ui/form-controller.ts';
import { problemMessage } from '../../ui/problem-message.ts';
import { tabIds, tabList } from '../../ui/tab-list.ts';
import { ClinicElement } from '../clinic-element.ts';
import { accountTabs } from './account-tabs.ts';
import type { AccountTab } from './account-tabs.ts';
import { accountStyles } from './styles.ts';

type TabName = 'overview' | AccountTab['name'];

/**
 * It holds a `<clinic-login>`, whose announcements it makes in its own name: the page hears each once, with this
 * tag as the event's target. Children are the fallback until the tag upgrades.
 *
 * @tag clinic-account
 * @summary My Account: who is logged in and since when, and the personal widgets, behind one tab list. Logged out, it
 *   is the login form.
 *
 * @fires {ClinicLoggedInEvent} clinic-logged-in - someone is logged in
 * @fires {ClinicLoggedOutEvent} clinic-logged-out - nobody is logged in any more
 * @fires {ClinicStepEvent} clinic-step - another step of the login shows
 * @fires {ClinicProblemEvent} clinic-problem - the person is told of a problem
 */
export class ClinicAccount extends ClinicElement {
  static override readonly styleSheets = [...ClinicElement.styleSheets, accountStyles];

  /** Fetches the code of the chosen panel. */
  readonly #fetching = new FormController<string>(this);
  readonly #fetched = new Set<TabName>();
  #chosen: TabName = 'overview';
  #moveFocus = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void continueSession(this.client);
  }

  protected override willUpdate(): void {
    if (this.client.session || this.#chosen === 'overview') return;
    // What was shown to the person who was logged in goes, and the login form comes back into sight.
    this.#moveFocus = this.matches(':focus-within');
    this.#chosen = 'overview';
  }

  protected override render(): TemplateResult {
    const { clinic, bff, locale } = this;
    const { session } = this.client;
    const messages = accountMessages[this.language];
    const labels = messages.tabs;
    return html`${
      session
        ? html`<h2 class="ca-heading">${messages.heading}</h2>
            ${tabList({
              idPrefix: this.#idPrefix,
              label: messages.heading,
              tabs: [
                { name: 'overview', label: labels.overview },
                ...accountTabs.map(({ name, label }) => ({
                  name,
                  label: labels[label?.(session.profile.role) ?? name],
                })),
              ],
              chosen: this.#chosen,
              choose: this.#choose,
            })}`
        : nothing
    }
    ${
      // One and the same login widget before and after, so that it can say what happened and keep the focus.
      this.#panel(
        'overview',
        html`<clinic-login
            clinic=${clinic || nothing}
            bff=${bff || nothing}
            locale=${locale || nothing}
          ></clinic-login>
          ${
            session
              ? html`<p class="ca-muted ca-since">
                  ${messages.loggedInSince(this.#inWords(session.loggedInAt))}
                </p>`
              : nothing
          }`,
      )
    }
    ${session ? accountTabs.map((tab) => this.#panel(tab.name, this.#contentOf(tab))) : nothing}`;
  }

  protected override updated(): void {
    super.updated();
    if (!this.#moveFocus) return;
    this.#moveFocus = false;
    void this.querySelector('clinic-login')?.updateComplete.then(() => {
      this.querySelector<HTMLElement>('clinic-login .ca-heading')?.focus();
    });
  }

  get #idPrefix(): string {
    return `clinic-account-${this.number}`;
  }

  #panel(name: TabName, content: TemplateResult | typeof nothing): TemplateResult {
    const { tab, panel } = tabIds(this.#idPrefix, name);
    const isTabbed = Boolean(this.client.session);
    return html`<div
      id=${panel}
      role=${isTabbed ? 'tabpanel' : nothing}
      aria-labelledby=${isTabbed ? tab : nothing}
      tabindex=${isTabbed ? 0 : nothing}
      ?hidden=${name !== this.#chosen}
    >
      ${content}
    </div>`;
  }

  #contentOf({ name, panel }: AccountTab): TemplateResult | typeof nothing {
    if (this.#fetched.has(name)) return panel(this);
    if (name !== this.#chosen) return nothing;
    const { language } = this;
    const fetching = this.#fetching;
    return html`${problemMessage({
      problem: fetching.problem,
      wait: fetching.wait,
      clinic: this.client.clinic,
      locale: language,
    })}
    ${
      fetching.problem
        ? button('secondary', accountMessages[language].tryAgain, false, () => this.#choose(name))
        : html`<div class="ca-placeholder" aria-busy="true"></div>`
    }`;
  }

  readonly #choose = async (name: TabName): Promise<void> => {
    this.#chosen = name;
    this.#fetching.reset();
    const tag = accountTabs.find((tab) => tab.name === name)?.tag;
    if (!tag || this.#fetched.has(name)) return;
    const outcome = await this.#fetching.submit(new Map(), () => loadWidget(tag));
    if (outcome?.problem) this.announceProblem(outcome.problem);
    else if (outcome) this.#fetched.add(name);
    this.requestUpdate();
  };

  /** Opens a tab for a widget in another one, and goes to it. */
  readonly open = (name: TabName): void => {
    this.querySelector<HTMLElement>(`#${tabIds(this.#idPrefix, name).tab}`)?.focus();
    void this.#choose(name);
  };

  #inWords(time: string): string {
    const format = new Intl.DateTimeFormat(dateLocaleFor(this.languageTag), {
      dateStyle: 'long',
      timeStyle: 'short',
    });
    return format.format(new Date(time));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clinic-account': ClinicAccount;
  }
}

/** For the one place that defines tags. */
export const widgets = { 'clinic-account': ClinicAccount };
