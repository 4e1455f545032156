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
import { formMessages } from '../../messages/form.ts';
import { relativeTime } from '../../messages/relative-time.ts';
import { sessionsMessages } from '../../messages/sessions.ts';
import type { SessionsMessages } from '../../messages/sessions.ts';
import { timeInWords } from '../../messages/time-in-words.ts';
import { accountFormStyles } from '../../ui/account-form-styles.ts';
import { button } from '../../ui/button.ts';
import { FormController } from '../../ui/form-controller.ts';
import { PassingTime } from '../../ui/passing-time.ts';
import { problemMessage } from '../../ui/problem-message.ts';
import { PersonalElement } from '../personal-element.ts';
import { sessionList } from './session-list.ts';
import { nameOfSession } from './sessions-context.ts';
import { sessionsStyles } from './styles.ts';

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
export class ClinicSessions extends PersonalElement {
  static override readonly styleSheets = [...PersonalElement.styleSheets, accountFormStyles, sessionsStyles];

  /** Reads the list. */
  readonly #opening = new FormController<string>(this);
  /** Ends sessions. */
  readonly #ending = new FormController<string>(this);
  /** Null: not heard of yet. */
  #sessions: readonly ListedSession[] | null = null;
  /** Whose news of sessions are listened to. */
  #heard: AuthClient | null = null;
  #acting = '';
  #asks = false;
  #news = '';

  constructor() {
    super();
    new PassingTime(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#heard?.addEventListener('sessions', this.#hearNews);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#heard?.removeEventListener('sessions', this.#hearNews);
  }

  protected override forget(): void {
    this.#heard?.removeEventListener('sessions', this.#hearNews);
    this.#heard = this.client;
    this.#heard.addEventListener('sessions', this.#hearNews);
    this.#sessions = null;
    this.#asks = false;
    this.#news = '';
    this.#acting = '';
    this.#opening.reset();
    this.#ending.reset();
  }

  protected override async open(): Promise<void> {
    const outcome = await this.#opening.submit(new Map(), () => readSessions(this.client));
    if (outcome?.problem) this.announceProblem(outcome.problem);
    if (outcome?.answer) this.#show(outcome.answer);
  }

  protected override renderFor(): TemplateResult {
    const { language, client } = this;
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
      ago: (time) => relativeTime(time, this.now, this.languageTag, messages.justNow),
      inWords: (time) => timeInWords(time, 'minute', this.languageTag),
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

  readonly #tryAgain = (): Promise<void> => {
    // The button goes, and would take the focus along.
    this.querySelector<HTMLElement>('.ca-heading')?.focus();
    return this.open();
  };

  readonly #hearNews = (): void => void this.#refresh();

  /** Something has changed elsewhere. Says nothing where it does not succeed: what shows was true a while ago. */
  async #refresh(): Promise<void> {
    const { profileId } = this;
    if (profileId === undefined || !this.#sessions) return;
    const { answer } = await readSessions(this.client);
    // What the person does here at the same time is told in its own words.
    if (!answer || profileId !== this.profileId || this.#acting) return;
    const isNews = idsOf(answer.sessions) !== idsOf(this.#sessions);
    this.#show(answer);
    if (isNews) this.#news = this.#messages.hasChanged;
  }

  #show({ sessions }: SessionsAnswer): void {
    const left = new Set(sessions.map(({ id }) => id));
    const focused = this.querySelector('.ca-session :focus')?.getAttribute('aria-describedby');
    const goes = this.#sessions?.find(({ id }) => focused?.endsWith(id) && !left.has(id));
    if (goes) this.focusNext = '.ca-heading';
    this.#sessions = sessions;
    this.requestUpdate();
  }

  async #end(name: string, call: () => Promise<AnswerOutcome<SessionsAnswer>>, news: string): Promise<void> {
    const outcome = await this.#act(name, call);
    if (!outcome?.answer) return;
    if (this.querySelector('.ca-session :focus, .ca-for-all :focus')) this.focusNext = '.ca-heading';
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
    this.focusNext = asks ? '.ca-question-heading' : '.ca-for-all .ca-secondary';
    this.requestUpdate();
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

/** For the one place that defines tags. */
export const widgets = { 'clinic-sessions': ClinicSessions };
