import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { SecondStep } from '../../../bff/contract/index.ts';
import type { LaterStep } from '../../client/auth-client.ts';
import { LoginCalls } from '../../client/login-calls.ts';
import type { ClientProblem } from '../../client/problem.ts';
import { ClinicStepEvent } from '../../events/clinic-step-event.ts';
import { formMessages } from '../../messages/form.ts';
import { loginStepsMessages } from '../../messages/login-steps.ts';
import { twoStepMessages } from '../../messages/two-step.ts';
import { accountFormStyles } from '../../ui/account-form-styles.ts';
import { composedAncestors } from '../../ui/composed-tree.ts';
import { CopyButton } from '../../ui/copy-button.ts';
import { fillInCode } from '../../ui/code-field.ts';
import { Countdown } from '../../ui/countdown.ts';
import { FormController } from '../../ui/form-controller.ts';
import { fetchProblemWords, problemMessage } from '../../ui/problem-message.ts';
import { QrCode } from '../../ui/qr-code.ts';
import { RecoveryCodeCard } from '../../ui/recovery-code-card.ts';
import type { ResendLine } from '../../ui/resend-line.ts';
import { twoStepStyles } from '../../ui/two-step-styles.ts';
import { WebOtp } from '../../ui/web-otp.ts';
import { ClinicElement } from '../clinic-element.ts';
import { isClosed } from './challenge-view.ts';
import { laterStepView } from './later-step-views.ts';
import { setUpFace } from './set-up-view.ts';
import type { Deed, Face, Sending, StepsContext, StepsSentence } from './steps-context.ts';
import { loginStepsStyles } from './styles.ts';
import { firstWay } from './ways-on.ts';

/**
 * The login's steps between password and session: what `<clinic-two-step>` and `<clinic-recovery-code>` have in
 * common, which is everything but where a challenge starts. While no login is under way, it is the login form; inside a
 * `<clinic-login>`, that one takes over again.
 */
export abstract class LoginSteps extends ClinicElement {
  static override readonly styleSheets = [
    ...ClinicElement.styleSheets,
    accountFormStyles,
    twoStepStyles,
    loginStepsStyles,
  ];

  readonly #form = new FormController<StepsSentence>(this);
  readonly #resendWait = new Countdown(this);
  readonly #closedWait = new Countdown(this);
  /** Counts down for a problem that came up on the way to the step. */
  readonly #wayWait = new Countdown(this);
  readonly #qr = new QrCode(this);
  readonly #copy = new CopyButton(this);
  readonly #card = new RecoveryCodeCard(this);
  readonly #webOtp = new WebOtp(this);
  /** The step that shows; null: the login form. */
  #step: LaterStep | null = null;
  #face: Face = 'choices';
  #way: Face = 'choices';
  #trust = { isTicked: false };
  #deed: Deed | null = null;
  #resendState: ResendLine['state'] = 'not-yet';
  /** How many text messages were asked for here: each one is a code of its own. */
  #messages = 0;
  /** How many steps and faces have shown so far. */
  #turn = 0;
  #announceStep = false;
  #moveFocus = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void fetchProblemWords();
  }

  override clientChanged(by: object | null): void {
    // Somebody has typed the password right here, or passed the last step.
    this.#moveFocus ||= by instanceof Node && this.contains(by);
    super.clientChanged(by);
  }

  /** Where a challenge starts: with the person's default. */
  protected firstFace(step: SecondStep): Face {
    return firstWay(step);
  }

  protected override willUpdate(): void {
    const { step } = this.client;
    if (step === this.#step) return;
    const isFirst = !this.hasUpdated;
    const isAnother = step?.name !== this.#step?.name;
    this.#step = step;
    if (isAnother) {
      this.#moveFocus ||= isFirst ? this.#followsOnDeed : this.matches(':focus-within');
      this.#announceStep = true;
      this.#trust = { isTicked: false };
      this.#card.forget();
      this.#copy.forget();
      this.#way = step?.name === 'second-step' ? firstWay(step) : 'choices';
      this.#turnTo(step ? this.#faceFor(step) : 'choices');
    }
    this.#wayWait.start(this.client.problem?.retryAfterSeconds ?? 0);
    this.#takeIn(step);
  }

  protected override render(): TemplateResult | typeof nothing {
    const step = this.#step;
    const { clinic, bff, locale } = this;
    if (!step) {
      if (this.#isInside) return nothing;
      return html`<clinic-login
        clinic=${clinic || nothing}
        bff=${bff || nothing}
        locale=${locale || nothing}
      ></clinic-login>`;
    }
    const form = this.#form;
    const view = laterStepView(this.#context, step);
    // Another step or face goes into the other of two places, so that Lit builds it anew and nothing typed survives.
    const odd = this.#turn % 2;
    return html`${problemMessage({
        ...this.#problem,
        clinic: this.client.clinic,
        locale: this.language,
      })}
      ${odd ? nothing : view}${odd ? view : nothing}
      <div role="status">
        ${form.slow ? html`<p class="ca-status">${formMessages[this.language].slow}</p>` : nothing}
      </div>`;
  }

  protected override updated(): void {
    super.updated();
    // What takes the place of this element may have done so already.
    if (!this.isConnected) return;
    const step = this.#step;
    if (this.#announceStep && step && !this.#isInside) this.announce(new ClinicStepEvent(step.name));
    this.#announceStep = false;
    if (this.#moveFocus) void this.#goToStart();
    this.#moveFocus = false;
    this.#waitForMessage();
  }

  get #isInside(): boolean {
    return Boolean(this.parentElement?.closest('clinic-login'));
  }

  /** Whether the step that is met here first follows on what a person did in the widget around it. */
  get #followsOnDeed(): boolean {
    const { stepBy } = this.client;
    return [...composedAncestors(this)].some((element) => element === stepBy);
  }

  get #problem(): { readonly problem: ClientProblem | null; readonly wait: Countdown } {
    if (this.#step?.name === 'second-step' && isClosed(this.#context)) {
      return { problem: { code: 'second-step-closed' }, wait: this.#closedWait };
    }
    const { problem, pending, wait } = this.#form;
    if (problem || pending) return { problem, wait };
    return { problem: this.client.problem, wait: this.#wayWait };
  }

  get #context(): StepsContext {
    const { client, language } = this;
    return {
      idPrefix: `clinic-login-steps-${this.number}`,
      client,
      calls: new LoginCalls(client, this.parentElement?.closest('clinic-login') ?? this),
      locale: language,
      messages: loginStepsMessages[language],
      words: twoStepMessages[language],
      form: this.#form,
      face: this.#face,
      way: this.#way,
      deed: this.#form.pending ? this.#deed : null,
      trust: this.#trust,
      resendWait: this.#resendWait,
      resendState: this.#resendState,
      closedWait: this.#closedWait,
      qr: this.#qr,
      copy: this.#copy,
      card: this.#card,
      send: (sending) => this.#send(sending),
      show: (face) => {
        this.#moveFocus = true;
        this.#turnTo(face);
        this.requestUpdate();
      },
    };
  }

  #faceFor(step: LaterStep): Face {
    if (step.name === 'second-step') return this.firstFace(step);
    return step.name === 'set-up-two-step' ? setUpFace(step) : 'choices';
  }

  /** Shows a face of the step; nothing typed survives it. */
  #turnTo(face: Face): void {
    this.#face = face;
    if (face !== 'choices' && face !== 'recovery-code') this.#way = face;
    this.#resendState = 'not-yet';
    this.#turn++;
    this.#form.reset();
  }

  /** Takes in what the server has said of the step anew. */
  #takeIn(step: LaterStep | null): void {
    if (step?.name === 'second-step') {
      this.#closedWait.start(step.closedForSeconds ?? 0);
      this.#resendWait.start(step.sms?.resendAfterSeconds ?? 0);
    }
    if (step?.name !== 'set-up-two-step') return;
    const { begun } = step;
    if (begun?.method === 'sms') this.#resendWait.start(begun.resendAfterSeconds);
    const isOver = (this.#face === 'sms' || this.#face === 'authenticator') && begun?.method !== this.#face;
    if (!isOver) return;
    // The set-up that was begun has ended; the problem says so, and stays.
    this.#face = 'choices';
    this.#turn++;
  }

  async #send({ deed, errors = new Map(), at = {}, send }: Sending): Promise<boolean> {
    const form = this.#form;
    if (form.pending) return false;
    this.#deed = deed;
    if (deed === 'send') this.#resendState = 'on-its-way';
    const outcome = await form.submit(errors, send);
    const problem = outcome?.problem ?? null;
    if (deed === 'send') this.#hearOfMessage(outcome !== null && !problem);
    const field = problem && at[problem.code];
    if (field) await form.refuse(new Map([field]));
    // The client's own problem has been announced when it came up.
    if (problem && problem !== this.client.problem) this.announceProblem(problem);
    return outcome !== null && !problem;
  }

  #hearOfMessage(wasSent: boolean): void {
    this.#resendState = wasSent ? 'done' : 'not-yet';
    if (wasSent) this.#messages++;
    this.requestUpdate();
  }

  #waitForMessage(): void {
    const step = this.#step;
    const sms =
      step?.name === 'second-step' ? step.sms : step?.name === 'set-up-two-step' ? step.begun : null;
    if (!sms || this.#face !== 'sms') {
      this.#webOtp.stop();
      return;
    }
    this.#webOtp.waitFor(`${this.#turn}.${this.#messages}`, (code) => {
      const input = this.querySelector<HTMLInputElement>('.ca-code input');
      if (input) fillInCode(input, code);
    });
  }

  /**
   * To the code's input, where that is all there is to do: phones offer the code of a text message once the focus is
   * there. Anywhere else to the heading.
   */
  async #goToStart(): Promise<void> {
    const inner = this.querySelector('clinic-login');
    await inner?.updateComplete;
    const isAppSetUp = this.#step?.name === 'set-up-two-step' && this.#face === 'authenticator';
    const input = isAppSetUp ? null : this.querySelector<HTMLElement>('.ca-code input');
    (input ?? this.querySelector<HTMLElement>('.ca-heading'))?.focus();
  }
}
