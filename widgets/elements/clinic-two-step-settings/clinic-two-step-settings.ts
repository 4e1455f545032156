import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Session, TwoStepAnswer, TwoStepChangedAnswer } from '../../../bff/contract/index.ts';
import type { AnswerOutcome } from '../../client/outcome.ts';
import { closePasskeyQuestion } from '../../client/passkeys.ts';
import { readTwoStep } from '../../client/two-step-calls.ts';
import { ClinicStepEvent } from '../../events/clinic-step-event.ts';
import { credentialsMessages } from '../../messages/credentials.ts';
import { formMessages } from '../../messages/form.ts';
import { twoStepSettingsMessages } from '../../messages/two-step-settings.ts';
import { twoStepMessages } from '../../messages/two-step.ts';
import { accountFormStyles } from '../../ui/account-form-styles.ts';
import { button } from '../../ui/button.ts';
import type { FieldErrors } from '../../ui/form-controller.ts';
import { problemMessage } from '../../ui/problem-message.ts';
import { twoStepStyles } from '../../ui/two-step-styles.ts';
import { PersonalElement } from '../personal-element.ts';
import type { SettingsContext, SettingsSentence } from './settings-context.ts';
import { SettingsPieces } from './settings-pieces.ts';
import { fieldProblem, isOutOfDate } from './settings-problems.ts';
import type { SettingsNews, SettingsStep } from './settings-step.ts';
import { settingsView } from './settings-views.ts';
import { settingsStyles } from './styles.ts';
import { timeInWords } from '../../messages/time-in-words.ts';

/**
 * Whatever changes the way in asks for the current password once more. What was typed, a setup key and a recovery
 * code are in memory for as long as their step shows, and nowhere else. Children are the fallback until the tag
 * upgrades.
 *
 * @tag clinic-two-step-settings
 * @summary The own 2-Step Verification: its methods and their default, recovery code, passkeys, trusted browsers. For
 *   patients, their passkeys. Logged out, it is the login form.
 *
 * @fires {ClinicLoggedInEvent} clinic-logged-in - someone is logged in; cancelable
 * @fires {ClinicLoggedOutEvent} clinic-logged-out - nobody is logged in any more
 * @fires {ClinicStepEvent} clinic-step - another step shows, of the settings or of the login
 * @fires {ClinicProblemEvent} clinic-problem - the person is told of a problem
 */
export class ClinicTwoStepSettings extends PersonalElement {
  static override readonly styleSheets = [
    ...PersonalElement.styleSheets,
    accountFormStyles,
    twoStepStyles,
    settingsStyles,
  ];

  readonly #pieces = new SettingsPieces(this);
  /** Null: not heard of yet. */
  #twoStep: TwoStepAnswer | null = null;
  #step: SettingsStep = { name: 'two-step-overview' };
  /** How many steps have shown so far. */
  #turn = 0;
  #acting: string | null = null;
  /** What was done last, in words; '': nothing yet, or it has been told of long enough. */
  #news = '';
  #announceStep = false;

  protected override forget(): void {
    this.#twoStep = null;
    this.#news = '';
    this.#show({ name: 'two-step-overview' });
    this.#announceStep = Boolean(this.client.session);
  }

  protected override async open(): Promise<void> {
    const twoStep = await this.#send(new Map(), () => readTwoStep(this.client));
    if (!twoStep) return;
    if (this.matches(':focus-within')) this.focusNext = '.ca-heading';
    this.#twoStep = twoStep;
    this.requestUpdate();
  }

  protected override renderFor({ profile }: Session): TemplateResult {
    const { language, client } = this;
    const messages = twoStepSettingsMessages[language];
    const form = this.#pieces.form;
    const twoStep = this.#twoStep;
    const view = twoStep
      ? settingsView(this.#contextWith(twoStep), this.#step)
      : this.#openingView(profile.role === 'patient');
    // Another step goes into the other of two places, so that Lit builds it anew and nothing typed survives.
    const odd = this.#turn % 2;
    const waiting = twoStep || form.problem ? '' : messages.opening;
    const status = form.slow ? formMessages[language].slow : waiting;
    return html`${problemMessage({
        problem: form.problem,
        wait: form.wait,
        clinic: client.clinic,
        own: messages.problems,
        locale: language,
      })}
      <div role="status">${this.#news ? html`<p class="ca-done ca-first">${this.#news}</p>` : nothing}</div>
      ${odd ? nothing : view}${odd ? view : nothing}
      <div role="status">${status ? html`<p class="ca-status">${status}</p>` : nothing}</div>`;
  }

  protected override updated(): void {
    super.updated();
    if (this.#announceStep && this.#twoStep) {
      this.#announceStep = false;
      this.announce(new ClinicStepEvent(this.#step.name));
    }
  }

  /** Until it is known how things stand, or why that cannot be known. */
  #openingView(isPatient: boolean): TemplateResult {
    const messages = twoStepSettingsMessages[this.language];
    return html`<h2 class="ca-heading" tabindex="-1">
        ${isPatient ? messages.passkeys.heading : messages.heading}
      </h2>
      ${this.#pieces.form.problem ? button('secondary', messages.tryAgain, false, this.#tryAgain) : nothing}`;
  }

  readonly #tryAgain = (): Promise<void> => {
    // The button goes, and would take the focus along.
    this.querySelector<HTMLElement>('.ca-heading')?.focus();
    return this.open();
  };

  #show(step: SettingsStep): void {
    if (this.#step.name === 'make-passkey' && this.#pieces.form.pending) void closePasskeyQuestion();
    const isHere = this.matches(':focus-within') || document.activeElement === document.body;
    this.focusNext = isHere ? '.ca-heading' : '';
    this.#announceStep = true;
    this.#step = step;
    this.#turn++;
    this.#acting = null;
    this.#pieces.startAnew();
  }

  #contextWith(twoStep: TwoStepAnswer): SettingsContext {
    const { language } = this;
    const turn = this.#turn;
    return {
      idPrefix: `clinic-two-step-settings-${this.number}`,
      client: this.client,
      locale: language,
      messages: twoStepSettingsMessages[language],
      words: twoStepMessages[language],
      credentials: credentialsMessages[language],
      forms: formMessages[language],
      pieces: this.#pieces,
      twoStep,
      acting: this.#acting,
      inWords: (time, precision) => timeInWords(time, precision, this.languageTag),
      send: (errors, send) => this.#send(errors, send),
      go: (step) => {
        this.#news = '';
        this.#show(step);
      },
      stay: (step) => {
        // An answer may come when the person has long gone on.
        if (turn !== this.#turn) return;
        this.#step = step;
        this.requestUpdate();
      },
      know: (known) => {
        this.#twoStep = known;
      },
      finish: (answer, news) => this.#finish(answer, news),
      act: (key, section, call, news) => this.#act(key, section, call, news),
    };
  }

  #finish({ twoStep, recoveryCode }: TwoStepChangedAnswer, news: SettingsNews): void {
    this.#twoStep = twoStep;
    this.#news = '';
    if (recoveryCode !== null) {
      this.#show({ name: 'save-recovery-code', recoveryCode, news });
      return;
    }
    this.#news = news ? twoStepSettingsMessages[this.language].news[news] : '';
    this.#show({ name: 'two-step-overview' });
  }

  async #act(
    key: string,
    section: string,
    call: () => Promise<AnswerOutcome<TwoStepChangedAnswer>>,
    news: string,
  ): Promise<void> {
    if (this.#pieces.form.pending) return;
    this.#acting = key;
    this.#news = '';
    const answer = await this.#send(new Map(), call);
    this.#acting = null;
    this.requestUpdate();
    if (!answer) return;
    const hadFocus = this.matches(':focus-within');
    this.#twoStep = answer.twoStep;
    this.#news = news;
    await this.updateComplete;
    // The button that was pressed is gone, and the focus with it.
    if (hadFocus && !this.matches(':focus-within')) this.querySelector<HTMLElement>(`#${section}`)?.focus();
  }

  async #send<T>(
    errors: FieldErrors<SettingsSentence>,
    send: () => Promise<AnswerOutcome<T>>,
  ): Promise<T | null> {
    const { form, reveal, resendWait } = this.#pieces;
    // Before it is sent, so that the browser does not keep a password among the texts typed here.
    reveal.hide();
    const heard: AnswerOutcome<T>[] = [];
    const outcome = await form.submit(errors, async () => {
      const own = await send();
      heard.push(own);
      return own;
    });
    // Nobody waits for the answer any more, but what was asked for may have been done.
    if (!outcome && heard.length) await this.#refresh();
    if (!outcome?.problem) return outcome && outcome.answer;
    const { problem } = outcome;
    this.announceProblem(problem);
    const found = fieldProblem(problem, this.#step.name);
    if (found) await form.refuse(new Map([found]));
    if (isOutOfDate(problem)) await this.#refresh();
    if (problem.code === 'sms-too-soon') resendWait.start(problem.retryAfterSeconds ?? 0);
    return null;
  }

  /** Takes note of what somebody else, or the person in another window, has changed meanwhile. */
  async #refresh(): Promise<void> {
    const { profileId } = this;
    if (profileId === undefined) return;
    const { answer } = await readTwoStep(this.client);
    if (!answer || profileId !== this.profileId) return;
    this.#twoStep = answer;
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clinic-two-step-settings': ClinicTwoStepSettings;
  }
}

/** For the one place that defines tags. */
export const widgets = { 'clinic-two-step-settings': ClinicTwoStepSettings };
