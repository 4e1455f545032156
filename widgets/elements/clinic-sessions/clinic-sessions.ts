import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ListedSession, SessionsAnswer } from '../../../bff/contract/index.ts';
import type { AuthClient } from '../../client/auth-client.ts';
import type { AnswerOutcome, Outcome } from '../../client/outcome.ts';
import {
  readSessions,
  signOutEverywhere,
  signOutOthers,
  signOutSession,
} from '../../client/sessions-calls.ts';
import { dateLocaleFor } from '../../messages/date-locale.ts';
import { formMessages } from '../../messages/form.ts';
import { sessionsMessages } from '../../messages/sessions.ts';
import type { SessionsMessages } from '../../messages/sessions.ts';
import { accountFormStyles } from '../../ui/account-form-styles.ts';
import { button } from '../../ui/button.ts';
import { FormController } from '../../ui/form-controller.ts';
import { problemMessage } from '../../ui/problem-message.ts';
import { ClinicElement } from '../clinic-element.ts';
import { relativeTime } from './relative-time.ts';
import { sessionList } from './session-list.ts';
import { nameOfSession } from './sessions-context.ts';
import { sessionsStyles } from './styles.ts';

/** How often the times are told anew, in milliseconds: their smallest step is a minute. */
const tellAnewMilliseconds = 20_000;

/**
 * A session that is signed out elsewhere disappears from the open list, and one that is opened elsewhere appears in
 * it, within seconds. Children are the fallback until the tag upgrades.
 *
 * @tag clinic-sessions
 * @summary The session manager: where one is logged in, and **Sign out**, **Sign out everywhere else** or everywhere.
 *   Logged out, it is the login form.
 *
 * @fires {ClinicLoggedInEvent} clinic-logged-in - someone is logged in; cancelable
 * @fires {ClinicLoggedOutEvent} clinic-logged-out - nobody is logged in any more
 * @fires {ClinicStepEvent} clinic-step - another step of the login shows
 * @fires {ClinicProblemEvent} clinic-problem - the person is told of a problem
 */
export class ClinicSessions extends ClinicElement {
  static override readonly styleSheets = [...ClinicElement.styleSheets, accountFormStyles, sessionsStyles];

  /** Reads the list. */
  readonly #opening = new FormController<string>(this);
  /** Ends sessions. */
  readonly #ending = new FormController<string>(this);
  /** Null: not heard of yet. */
  #sessions: readonly ListedSession[] | null = null;
  /** Whose sessions these are, and at which clinic; nothing of one person's is left for another. */
  #profileId: string | undefined;
  #settled: AuthClient | null = null;
  #acting = '';
  #asks = false;
  #news = '';
  /** What takes the focus after the next rendering; '': nothing. */
  #focusOn = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#settled?.addEventListener('sessions', this.#hearNews);
    this.#keepTime();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#settled?.removeEventListener('sessions', this.#hearNews);
    clearTimeout(this.#timer);
  }

  override clientChanged(by: object | null): void {
    // Somebody has logged in right here, and the list takes the place of the login form.
    if (by !== this && by instanceof Node && this.contains(by)) this.#focusOn = '.ca-heading';
    super.clientChanged(by);
  }

  protected override willUpdate(): void {
    const { client } = this;
    const profileId = client.session?.profile.id;
    if (profileId === this.#profileId && client === this.#settled) return;
    this.#profileId = profileId;
    this.#settled?.removeEventListener('sessions', this.#hearNews);
    this.#settled = client;
    client.addEventListener('sessions', this.#hearNews);
    // What had the focus is about to go; without a new place for it, keyboards would start at the page's top.
    if (this.matches(':focus-within')) this.#focusOn = '.ca-heading';
    this.#sessions = null;
    this.#asks = false;
    this.#news = '';
    this.#acting = '';
    this.#opening.reset();
    this.#ending.reset();
    if (profileId !== undefined) void this.updateComplete.then(this.#open);
  }

  protected override render(): TemplateResult {
    const { clinic, bff, locale, language, client } = this;
    if (!client.session) {
      return html`<clinic-login
        clinic=${clinic || nothing}
        bff=${bff || nothing}
        locale=${locale || nothing}
      ></clinic-login>`;
    }
    const messages = this.#messages;
    const opening = this.#opening;
    const ending = this.#ending;
    const told = ending.problem ? ending : opening;
    const waiting = this.#sessions || opening.problem ? '' : messages.opening;
    const status = opening.slow || ending.slow ? formMessages[language].slow : waiting;
    return html`<h2 class="ca-heading" tabindex="-1">${messages.heading}</h2>
      <p class="ca-lead">${messages.about}</p>
      ${problemMessage({ problem: told.problem, wait: told.wait, clinic: client.clinic, locale: language })}
      ${this.#content(messages)}
      <div role="status">
        ${
          status
            ? html`<p class="ca-status">${status}</p>`
            : this.#news
              ? html`<p class="ca-done">${this.#news}</p>`
              : nothing
        }
      </div>`;
  }

  protected override updated(): void {
    super.updated();
    if (!this.#focusOn) return;
    const selector = this.#focusOn;
    this.#focusOn = '';
    // The login form in the list's place renders a moment later.
    void Promise.resolve(this.querySelector('clinic-login')?.updateComplete).then(() => {
      this.querySelector<HTMLElement>(selector)?.focus();
    });
  }

  #content(messages: SessionsMessages): TemplateResult | typeof nothing {
    const { client } = this;
    if (!this.#sessions) {
      return this.#opening.problem ? button('secondary', messages.tryAgain, false, this.#tryAgain) : nothing;
    }
    return sessionList({
      idPrefix: `clinic-sessions-${this.number}`,
      messages,
      sessions: this.#sessions,
      acting: this.#acting,
      asks: this.#asks,
      ago: (time) => relativeTime(time, this.#now, this.languageTag, messages.justNow),
      inWords: (time) => this.#inWords(time),
      signOut: (session) =>
        this.#end(
          session.id,
          () => signOutSession(client, session.id),
          messages.signedOut(nameOfSession(messages, session)),
        ),
      signOutOthers: () => this.#end('others', () => signOutOthers(client), messages.signedOutOthers),
      ask: () => this.#ask(true),
      keep: () => this.#ask(false),
      signOutEverywhere: () => this.#endAll(),
    });
  }

  get #messages(): SessionsMessages {
    return sessionsMessages[this.language];
  }

  /** By the server's clock, as far as it is known. */
  get #now(): number {
    return Date.now() - (this.client.clockAhead || 0);
  }

  readonly #open = async (): Promise<void> => {
    const outcome = await this.#opening.submit(new Map(), () => readSessions(this.client));
    if (outcome?.problem) this.announceProblem(outcome.problem);
    if (outcome?.answer) this.#show(outcome.answer);
  };

  readonly #tryAgain = (): Promise<void> => {
    // The button goes, and would take the focus along.
    this.querySelector<HTMLElement>('.ca-heading')?.focus();
    return this.#open();
  };

  readonly #hearNews = (): void => void this.#refresh();

  /** Something has changed elsewhere. Says nothing where it does not succeed: what shows was true a while ago. */
  async #refresh(): Promise<void> {
    const profileId = this.#profileId;
    if (profileId === undefined || !this.#sessions) return;
    const { answer } = await readSessions(this.client);
    // What the person does here at the same time is told in its own words.
    if (!answer || profileId !== this.#profileId || this.#acting) return;
    const isNews = idsOf(answer.sessions) !== idsOf(this.#sessions);
    this.#show(answer);
    if (isNews) this.#news = this.#messages.hasChanged;
  }

  #show({ sessions }: SessionsAnswer): void {
    const left = new Set(sessions.map(({ id }) => id));
    const focused = this.querySelector('.ca-session :focus')?.getAttribute('aria-describedby');
    const goes = this.#sessions?.find(({ id }) => focused?.endsWith(id) && !left.has(id));
    if (goes) this.#focusOn = '.ca-heading';
    this.#sessions = sessions;
    this.requestUpdate();
  }

  async #end(name: string, call: () => Promise<AnswerOutcome<SessionsAnswer>>, news: string): Promise<void> {
    const outcome = await this.#act(name, call);
    if (!outcome?.answer) return;
    if (this.querySelector('.ca-session :focus, .ca-for-all :focus')) this.#focusOn = '.ca-heading';
    this.#show(outcome.answer);
    this.#news = news;
  }

  async #endAll(): Promise<void> {
    await this.#act('everywhere', () => signOutEverywhere(this.client, this));
  }

  async #act<T extends Outcome>(name: string, call: () => Promise<T>): Promise<T | null> {
    if (this.#ending.pending) return null;
    this.#acting = name;
    this.#news = '';
    const outcome = await this.#ending.submit(new Map(), call);
    this.#acting = '';
    this.requestUpdate();
    if (outcome?.problem) this.announceProblem(outcome.problem);
    return outcome;
  }

  #ask(asks: boolean): void {
    this.#ending.reset();
    this.#asks = asks;
    this.#focusOn = asks ? '.ca-question-heading' : '.ca-for-all .ca-secondary';
    this.requestUpdate();
  }

  #keepTime(): void {
    this.#timer = setTimeout(() => {
      if (this.#sessions) this.requestUpdate();
      this.#keepTime();
    }, tellAnewMilliseconds);
  }

  #inWords(time: string): string {
    const format = new Intl.DateTimeFormat(dateLocaleFor(this.languageTag), {
      dateStyle: 'long',
      timeStyle: 'short',
    });
    return format.format(new Date(time));
  }
}

function idsOf(sessions: readonly ListedSession[]): string {
  return sessions
    .map(({ id }) => id)
    .sort()
    .join(' ');
}

declare global {
  interface HTMLElementTagNameMap {
    'clinic-sessions': ClinicSessions;
  }
}
