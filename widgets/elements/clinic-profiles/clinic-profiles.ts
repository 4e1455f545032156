import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { ProfileCard, Session } from '../../../bff/contract/index.ts';
import type { AnswerOutcome } from '../../client/outcome.ts';
import type { ClientProblem } from '../../client/problem.ts';
import { ClinicStepEvent } from '../../events/clinic-step-event.ts';
import { formMessages } from '../../messages/form.ts';
import { profilesMessages } from '../../messages/profiles.ts';
import type { ProfilesMessages } from '../../messages/profiles.ts';
import { accountFormStyles } from '../../ui/account-form-styles.ts';
import type { FieldErrors } from '../../ui/form-controller.ts';
import { PassingTime } from '../../ui/passing-time.ts';
import { problemMessage } from '../../ui/problem-message.ts';
import { sectionStyles } from '../../ui/section-styles.ts';
import { twoStepStyles } from '../../ui/two-step-styles.ts';
import { PersonalElement } from '../personal-element.ts';
import { sendForm } from '../send-form.ts';
import { contextWords } from './context-words.ts';
import { profilesMergeStyles } from './merge-styles.ts';
import type { ProfilesContext, ProfilesSentence } from './profiles-context.ts';
import { ProfilesPieces } from './profiles-pieces.ts';
import { wayTo } from './profiles-step.ts';
import type { ProfilesStep } from './profiles-step.ts';
import { profilesView } from './profiles-views.ts';
import { profilesStyles } from './styles.ts';

const start: ProfilesStep = { name: 'find-profile' };

/**
 * Whoever is logged in sees what their role may do, and nothing else; the server judges each call again. Whatever
 * weakens somebody's way in, or merges two people's profiles, asks for the own password first. Children are the
 * fallback until the tag upgrades.
 *
 * @tag clinic-profiles
 * @summary For staff: finds a profile, shows its username and 2-Step Verification, sends the welcome and the password
 *   reset email, ends sessions, pauses or removes 2-Step Verification, merges duplicates. Logged out, it is the login
 *   form.
 *
 * @fires {ClinicLoggedInEvent} clinic-logged-in - someone is logged in; cancelable
 * @fires {ClinicLoggedOutEvent} clinic-logged-out - nobody is logged in any more
 * @fires {ClinicStepEvent} clinic-step - another step shows, of the profiles or of the login
 * @fires {ClinicProblemEvent} clinic-problem - the person is told of a problem
 *
 * @cssproperty [--clinic-known] - usernames, and 2-Step Verification that is on; default: a green mixed for 4.5:1
 *   (WCAG 1.4.3)
 */
export class ClinicProfiles extends PersonalElement {
  static override readonly styleSheets = [
    ...PersonalElement.styleSheets,
    accountFormStyles,
    sectionStyles,
    twoStepStyles,
    profilesStyles,
    profilesMergeStyles,
  ];

  readonly #pieces = new ProfilesPieces(this, (problem) => this.announceProblem(problem));
  /** The way here: what shows is the last of it. */
  #trail: readonly ProfilesStep[] = [start];
  /** How many steps have shown so far. */
  #turn = 0;
  #acting: string | null = null;
  /** What was done last, in words; '': nothing yet, or it has been told of long enough. */
  #news = '';
  #announceStep = false;
  /** The button that has led to what was just left: it takes the focus, where it is there again; '': none. */
  #wayBack = '';

  constructor() {
    super();
    new PassingTime(this);
  }

  protected override forget(): void {
    this.#pieces.forget();
    this.#news = '';
    this.#show([start]);
  }

  protected override async open(): Promise<void> {
    if (this.#isOfTeam) await this.#pieces.search.run();
  }

  protected override renderFor(session: Session): TemplateResult {
    const messages = this.#messages;
    if (!this.#isOfTeam) {
      return html`<h2 class="ca-heading" tabindex="-1">${messages.heading}</h2>
        <p class="ca-text">${messages.forTeam}</p>`;
    }
    const { form } = this.#pieces;
    const step = this.#step;
    const own = { ...messages.problems, ...(step.name.endsWith('-email') && messages.mailProblems) };
    const { problem, wait } = form;
    return html`<div class="ca-profiles">
      ${
        this.#trail.length > 1
          ? html`<button class="ca-button ca-plain ca-back" type="button" @click=${this.#back}>
              <span aria-hidden="true">←</span> ${messages.back}
            </button>`
          : nothing
      }
      ${problemMessage({ problem, wait, clinic: this.client.clinic, own, locale: this.language })}
      <div role="status">${this.#news ? html`<p class="ca-done ca-first">${this.#news}</p>` : nothing}</div>
      ${keyed(this.#turn, profilesView(this.#contextFor(session), step))}
      <div role="status">${this.#waiting}</div>
    </div>`;
  }

  protected override updated(): void {
    const wayBack = this.#wayBack;
    this.#wayBack = '';
    if (this.focusNext && wayBack && this.querySelector(wayBack)) this.focusNext = wayBack;
    super.updated();
    if (!this.#announceStep || !this.#isOfTeam) return;
    this.#announceStep = false;
    this.announce(new ClinicStepEvent(this.#step.name));
  }

  get #messages(): ProfilesMessages {
    return profilesMessages[this.language];
  }

  get #step(): ProfilesStep {
    return this.#trail.at(-1) ?? start;
  }

  /** Patients find nobody's profile; they are told so, and nothing is asked for. */
  get #isOfTeam(): boolean {
    const role = this.client.session?.profile.role;
    return role !== undefined && role !== 'patient';
  }

  get #waiting(): TemplateResult | typeof nothing {
    const { form, search, card, events, merge } = this.#pieces;
    const isSlow = [form, search.list.reading, card.reading, events.reading, merge.reading].some(
      ({ slow }) => slow,
    );
    const isOpening =
      this.#step.name === 'find-profile'
        ? !search.list.items && !search.list.reading.problem
        : this.#step.name === 'profile' && !card.card && !card.reading.problem;
    const words = isSlow ? formMessages[this.language].slow : isOpening ? this.#messages.opening : '';
    return words ? html`<p class="ca-status">${words}</p>` : nothing;
  }

  #contextFor(session: Session): ProfilesContext {
    const turn = this.#turn;
    return {
      ...contextWords(this.language, this.languageTag, this.now),
      idPrefix: `clinic-profiles-${this.number}`,
      client: this.client,
      session,
      pieces: this.#pieces,
      acting: this.#acting,
      go: (step) => {
        this.#news = '';
        this.#show([...this.#trail, step]);
        void this.#open();
      },
      reopen: () => this.#open(),
      back: this.#back,
      stay: (step) => {
        // An answer may come when the person has long gone on.
        if (turn !== this.#turn) return;
        this.#trail = [...this.#trail.slice(0, -1), step];
        void this.#open();
        this.requestUpdate();
      },
      send: (errors, send) => this.#send(errors, send),
      act: (key, call) => this.#act(key, call),
      tell: (news, movesFocus) => {
        this.#news = news;
        if (movesFocus) this.focusNext = '.ca-heading';
        this.requestUpdate();
      },
      finish: (card, news) => this.#finish(card, news),
    };
  }

  /** Asks for what the step shows. */
  async #open(): Promise<void> {
    const step = this.#step;
    const { card, events, duplicates, allDuplicates, welcome, merge } = this.#pieces;
    if (step.name === 'possible-duplicates') await allDuplicates.open();
    if (step.name === 'welcome-email') await welcome.open(step.profile.id);
    if (step.name === 'merge-profiles') {
      const { keptId, pair } = step;
      const otherId = pair.find(({ id }) => id !== keptId)?.id ?? '';
      this.#tell(await merge.open(keptId, otherId));
    }
    if (step.name !== 'profile') return;
    if (card.card?.id !== step.id) {
      this.#pieces.forgetCard();
      this.#tell(await card.open(step.id));
    }
    if (card.card?.may.merge) void duplicates.open();
    if (card.card?.may.seeEvents) void events.open();
  }

  #tell(problem: ClientProblem | null): void {
    if (problem) this.announceProblem(problem);
  }

  readonly #back = (): void => {
    const left = this.#step;
    const trail = this.#trail.slice(0, -1);
    this.#news = '';
    this.#show(trail.length ? trail : [start]);
    const { card } = this.#pieces;
    // The card of the one before, where one has led to another.
    if (this.#step.name === 'profile' && this.#step.id !== card.card?.id) void this.#open();
    this.#wayBack = `[data-way-to="${wayTo(left)}"]`;
  };

  #finish(card: ProfileCard, news: string): void {
    const before = this.#trail.findIndex((step) => step.name === 'profile' && step.id === card.id);
    const trail = before < 0 ? [start] : this.#trail.slice(0, before);
    this.#show([...trail, { name: 'profile', id: card.id, called: card.name }]);
    this.#news = news;
    if (this.#pieces.card.card?.id !== card.id) this.#pieces.forgetCard();
    this.#pieces.card.know(card);
    void this.#open();
  }

  #show(trail: readonly ProfilesStep[]): void {
    const isHere = this.matches(':focus-within') || document.activeElement === document.body;
    this.focusNext = isHere ? '.ca-heading' : '';
    this.#announceStep = true;
    this.#trail = trail;
    this.#turn++;
    this.#acting = null;
    this.#pieces.startAnew();
    this.requestUpdate();
  }

  async #act<T>(key: string, call: () => Promise<AnswerOutcome<T>>): Promise<T | null> {
    if (this.#pieces.form.pending) return null;
    this.#acting = key;
    this.#news = '';
    const answer = await this.#send(new Map(), call);
    this.#acting = null;
    this.requestUpdate();
    return answer;
  }

  async #send<T>(
    errors: FieldErrors<ProfilesSentence>,
    send: () => Promise<AnswerOutcome<T>>,
  ): Promise<T | null> {
    const { form, reveal, card } = this.#pieces;
    // Before it is sent, so that the browser does not keep a password among the texts typed here.
    reveal.hide();
    const outcome = await sendForm(form, errors, send);
    if (!outcome) return null;
    if (!outcome.problem) return outcome.answer;
    const { code } = outcome.problem;
    this.announceProblem(outcome.problem);
    if (code === 'changed-meanwhile') await this.#open();
    // Things stand otherwise than the card shows them: somebody else was at work.
    else if (code !== 'wrong-password' && code !== 'throttled') await card.refresh();
    return null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clinic-profiles': ClinicProfiles;
  }
}

/** For the one place that defines tags. */
export const widgets = { 'clinic-profiles': ClinicProfiles };
