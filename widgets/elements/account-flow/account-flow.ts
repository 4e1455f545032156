import { html, nothing } from 'lit';
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import type { AnswerOutcome } from '../../client/outcome.ts';
import { ClinicStepEvent } from '../../events/clinic-step-event.ts';
import { credentialFieldMessages } from '../../messages/credential-fields.ts';
import { formMessages } from '../../messages/form.ts';
import { loginMessages } from '../../messages/login.ts';
import { recoveryMessages } from '../../messages/recovery.ts';
import { Countdown } from '../../ui/countdown.ts';
import { FormController } from '../../ui/form-controller.ts';
import type { FieldErrors } from '../../ui/form-controller.ts';
import { accountFormStyles } from '../../ui/account-form-styles.ts';
import { PasswordReveal } from '../../ui/password-field.ts';
import { PasswordStrength } from '../../ui/password-strength.ts';
import { fetchProblemWords, problemMessage } from '../../ui/problem-message.ts';
import { ClinicElement } from '../clinic-element.ts';
import type { ClinicLogin } from '../clinic-login/clinic-login.ts';
import { goToAccount } from '../go-to-account.ts';
import { isPasswordProblem, sendForm } from '../send-form.ts';
import type { FlowContext, FlowSentence } from './flow-context.ts';
import type { FlowStep } from './flow-step.ts';
import { flowView } from './flow-views.ts';
import { openLink } from './link-views.ts';

/**
 * The way in for the first time, and back in: what `<clinic-forgot-password>`, `<clinic-reset-password>` and
 * `<clinic-set-up-account>` have in common, which is everything but where they start.
 *
 * Tokens live in the step, in memory, and go with it. Where the way ends, the login form takes over.
 */
export abstract class AccountFlow extends ClinicElement {
  static override properties: PropertyDeclarations = {
    accountUrl: { attribute: 'account-url' },
    leave: { attribute: false },
  };

  static override readonly styleSheets = [...ClinicElement.styleSheets, accountFormStyles];

  declare accountUrl: string;
  /** The way back to the login form in whose place this stands; null: one of its own follows. */
  declare leave: ((preface: ClinicLogin['preface']) => void) | null;

  readonly #form = new FormController<FlowSentence>(this);
  readonly #reveal = new PasswordReveal(this);
  readonly #strength = new PasswordStrength(this);
  readonly #resendWait = new Countdown(this);
  #step: FlowStep | null = null;
  /** How many steps have shown so far. */
  #turn = 0;
  /** Whether the steps follow on what a person does here, so that the focus goes with them. */
  #isUnderWay = false;
  #announceStep = false;
  #moveFocus = false;

  constructor() {
    super();
    this.accountUrl = '';
    this.leave = null;
  }

  override clientChanged(by: object | null): void {
    this.requestUpdate();
    if (by === this && !this.leave) this.show({ name: 'login', preface: null });
    goToAccount(this.announceNews(by), this.client, this.accountUrl);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void fetchProblemWords();
  }

  /** Where the way starts. */
  protected abstract firstStep(): FlowStep;

  /** Shows a step; nothing typed survives it. */
  protected show(step: FlowStep): void {
    const isHere = this.matches(':focus-within') || document.activeElement === document.body;
    this.#moveFocus = this.#isUnderWay && isHere;
    this.#announceStep = true;
    this.#step = step;
    this.#form.reset();
    this.#reveal.hide();
    this.#strength.forget();
    const turn = ++this.#turn;
    if (step.name !== 'opening-link') {
      this.#isUnderWay = true;
      return;
    }
    void this.updateComplete.then(() => {
      if (turn === this.#turn) void openLink(this.#context, step.token);
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.#isUnderWay ||= this.leave !== null;
    // Another clinic knows nothing of what was begun here.
    if (changed.has('clinic') || changed.has('bff')) this.show(this.firstStep());
  }

  protected override render(): TemplateResult | typeof nothing {
    const step = this.#step;
    if (!step) return nothing;
    const context = this.#context;
    const { formMessages: forms, messages, form } = context;
    const view = flowView(context, step);
    if (step.name === 'login') return view;
    // Another step goes into the other of two places, so that Lit builds it anew and nothing typed survives.
    const odd = this.#turn % 2;
    const isOpening = step.name === 'opening-link' && !form.problem;
    const status = form.slow ? forms.slow : isOpening ? messages.opening : '';
    return html`${problemMessage({
        problem: form.problem ?? (form.pending ? null : this.client.problem),
        wait: form.wait,
        clinic: this.client.clinic,
        own: messages.problems,
        locale: this.language,
      })}
      ${odd ? nothing : view}${odd ? view : nothing}
      <div role="status">${status ? html`<p class="ca-status">${status}</p>` : nothing}</div>`;
  }

  protected override updated(): void {
    super.updated();
    const name = this.#step?.name;
    if (this.#announceStep && name && name !== 'opening-link' && name !== 'login') {
      this.announce(new ClinicStepEvent(name));
    }
    this.#announceStep = false;
    if (this.#moveFocus) void this.#goToHeading();
    this.#moveFocus = false;
  }

  get #context(): FlowContext {
    const { language, client, clinic, bff, locale, accountUrl } = this;
    const turn = this.#turn;
    return {
      idPrefix: `clinic-account-${this.number}`,
      client,
      by: this,
      locale: language,
      messages: recoveryMessages[language],
      fieldMessages: credentialFieldMessages[language],
      formMessages: formMessages[language],
      loginMessages: loginMessages[language],
      form: this.#form,
      reveal: this.#reveal,
      strength: this.#strength,
      resendWait: this.#resendWait,
      tag: { clinic, bff, locale, accountUrl },
      send: (errors, send) => this.#send(errors, send),
      go: (step) => {
        this.show(step);
      },
      stay: (step) => {
        // An answer may come when the person has long gone on.
        if (turn !== this.#turn) return;
        this.#step = step;
        this.requestUpdate();
      },
      toLogin: (preface) => {
        if (this.leave) this.leave(preface);
        else this.show({ name: 'login', preface });
      },
    };
  }

  async #send<T>(
    errors: FieldErrors<FlowSentence>,
    send: () => Promise<AnswerOutcome<T>>,
  ): Promise<T | null> {
    const outcome = await sendForm(this.#form, errors, send);
    if (!outcome?.problem) return outcome && outcome.answer;
    if (isPasswordProblem(outcome.problem)) this.#strength.forget();
    // The client's own problem has been announced when it came up.
    if (outcome.problem !== this.client.problem) this.announceProblem(outcome.problem);
    if (outcome.problem.code === 'link-invalid') this.show({ name: 'link-invalid' });
    return null;
  }

  async #goToHeading(): Promise<void> {
    await this.querySelector('clinic-login')?.updateComplete;
    this.querySelector<HTMLElement>('.ca-heading')?.focus();
  }
}
