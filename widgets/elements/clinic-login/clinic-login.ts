import { html, nothing } from 'lit';
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import type { Step, StepName } from '../../../bff/contract/index.ts';
import type { Outcome } from '../../client/outcome.ts';
import type { ClientProblem } from '../../client/problem.ts';
import { ClinicStepEvent } from '../../events/clinic-step-event.ts';
import { loadWidget } from '../../load-widget.ts';
import { formMessages } from '../../messages/form.ts';
import { loginMessages } from '../../messages/login.ts';
import type { Locale } from '../../messages/locale.ts';
import { FormController } from '../../ui/form-controller.ts';
import type { FieldErrors } from '../../ui/form-controller.ts';
import { inputIn } from '../../ui/input-in.ts';
import { PasswordReveal } from '../../ui/password-field.ts';
import { Patience } from '../../ui/patience.ts';
import { problemIn } from '../../ui/problem-message.ts';
import { webAddress } from '../../ui/web-address.ts';
import { ClinicElement } from '../clinic-element.ts';
import { followToAccount, goToAccount } from '../go-to-account.ts';
import type { PasskeyLogin } from './passkey-login.ts';
import { stepView } from './step-views.ts';
import type { FieldSentence, ViewContext } from './step-views.ts';

/** How long someone who was logged in waits for news of it before the form shows after all. */
const placeholderMilliseconds = 1_500;

/**
 * The form shows at once and needs no answer to do so. What was typed stays until the login worked. Errors stand
 * at their fields, and the first one takes the focus. Children are the fallback until the tag upgrades.
 *
 * @tag clinic-login
 * @summary The whole way in, and, once in, who is logged in and **Log out**.
 *
 * @attr {string} account-url - where to go once logged in, unless `clinic-logged-in` is cancelled; http or https
 *
 * @fires {ClinicLoggedInEvent} clinic-logged-in - someone is logged in; cancelable
 * @fires {ClinicLoggedOutEvent} clinic-logged-out - nobody is logged in any more
 * @fires {ClinicStepEvent} clinic-step - another step shows
 * @fires {ClinicProblemEvent} clinic-problem - the person is told of a problem
 */
export class ClinicLogin extends ClinicElement {
  static override properties: PropertyDeclarations = {
    accountUrl: { attribute: 'account-url' },
    preface: { attribute: false },
  };

  declare accountUrl: string;
  /** What stands above the form at first, where it follows on something else in another widget; or null. */
  declare preface: ((locale: Locale) => TemplateResult) | null;

  readonly #form = new FormController<FieldSentence>(this);
  readonly #reveal = new PasswordReveal(this);
  readonly #patience = new Patience(this, placeholderMilliseconds);
  /** The step that shows; null: the placeholder. */
  #shown: StepName | 'forgot-password' | null = null;
  /** Whether the code for the way back in is being fetched. */
  #isLeaving = false;
  /** Whether the way back in stands in the form's place. */
  #hasForgotten = false;
  /** How many steps have shown so far. */
  #turn = 0;
  #announceStep = false;
  #moveFocus = false;
  #justLoggedOut = false;
  #passkeys: PasskeyLogin | null = null;

  constructor() {
    super();
    this.accountUrl = '';
    this.preface = null;
  }

  override clientChanged(by: object | null): void {
    this.requestUpdate();
    this.#justLoggedOut = !this.client.session && (this.#justLoggedOut || this.#shown === 'logged-in');
    this.#moveFocus ||= by === this;
    goToAccount(this.announceNews(by), this.client, this.accountUrl);
  }

  protected override willUpdate(changed: PropertyValues): void {
    const elsewhere = changed.has('clinic') || changed.has('bff');
    if (elsewhere && this.client.wasLoggedIn) this.#patience.start();
    if (elsewhere || this.client.session || this.client.step) this.#hasForgotten = false;
    this.#show(elsewhere);
    // After it, for another step would give up what is under way.
    if (this.#lacksCode && !this.#form.pending && !this.#form.problem) {
      void this.#submit(new Map(), async () => ({ problem: null }));
    }
  }

  /** Goes to the step that is to show now. */
  #show(elsewhere: boolean): void {
    const next = this.#isGuessing ? null : this.#hasForgotten ? 'forgot-password' : this.#step.name;
    if (next === this.#shown && !elsewhere) return;
    // What had the focus is about to go; without a new place for it, keyboards would start at the page's top.
    this.#moveFocus ||= this.matches(':focus-within');
    this.#announceStep = next !== this.#shown;
    if (this.#shown && this.#shown !== 'forgot-password') this.preface = null;
    this.#shown = next;
    this.#turn++;
    this.#form.reset();
    this.#reveal.hide();
  }

  protected override render(): TemplateResult {
    const { clinic, bff, locale } = this;
    if (this.#shown === 'forgot-password') {
      return html`<clinic-forgot-password
        clinic=${clinic || nothing}
        bff=${bff || nothing}
        locale=${locale || nothing}
        .leave=${this.#remember}
      ></clinic-forgot-password>`;
    }
    const messages = loginMessages[this.language];
    const forms = formMessages[this.language];
    const context: ViewContext = {
      idPrefix: `clinic-login-${this.number}`,
      messages,
      formMessages: forms,
      form: this.#form,
      reveal: this.#reveal,
      clinicName: this.client.clinic?.name,
      accountUrl: webAddress(this.accountUrl),
      forgotUrl: this.client.slug && `${this.client.bff}/c/${this.client.slug}/forgot-password`,
      isLeaving: this.#isLeaving,
      passkeys: this.#passkeys,
      tag: this,
      forget: this.#forget,
      logIn: this.#logIn,
      logOut: this.#logOut,
      follow: (event) => followToAccount(event, this.client),
    };
    const view = this.#shown
      ? stepView(context, this.#step)
      : html`<div class="ca-placeholder" aria-busy="true"></div>`;
    const status = this.#form.slow
      ? forms.slow
      : this.#justLoggedOut && !this.#problem
        ? messages.loggedOut
        : this.client.carrier?.note(this.language);
    // Another step goes into the other of two places, so that Lit builds it anew and nothing typed survives.
    const odd = this.#turn % 2;
    const told = problemIn({
      problem: this.#problem,
      wait: this.#form.wait,
      clinic: this.client.clinic,
      locale: this.language,
    });
    return html`<div role="alert">${told}</div>
      ${this.preface?.(this.language)} ${odd ? nothing : view}${odd ? view : nothing}
      <div role="status">${status ? html`<p class="ca-status">${status}</p>` : nothing}</div>`;
  }

  protected override updated(): void {
    super.updated();
    // The way back in announces its own steps, and goes to its own heading.
    if (!this.#shown || this.#shown === 'forgot-password') return;
    if (this.#announceStep) {
      this.#announceStep = false;
      this.announce(new ClinicStepEvent(this.#shown));
      if (this.#shown === 'password') void this.#offerPasskeys();
    }
    if (this.#moveFocus) {
      this.#moveFocus = false;
      this.querySelector<HTMLElement>('.ca-heading')?.focus();
    }
  }

  /** Someone was logged in a page ago, and news of it is on its way: no time to flash a form at them. */
  get #isGuessing(): boolean {
    if (this.#lacksCode) return !this.#shown && !this.#form.problem;
    const { session, problem, wasLoggedIn } = this.client;
    return session === undefined && wasLoggedIn && !problem && !this.#patience.over;
  }

  /** Whether a login stands at a step whose code has not been fetched yet. */
  get #lacksCode(): boolean {
    return this.client.step !== null && !customElements.get('clinic-two-step');
  }

  get #step(): Step {
    const { session, step } = this.client;
    if (session) return { name: 'logged-in', session };
    return (!this.#lacksCode && step) || { name: 'password' };
  }

  get #problem(): ClientProblem | null {
    if (this.#form.problem || this.#form.pending) return this.#form.problem;
    const { problem, session, step } = this.client;
    return session || step ? null : problem;
  }

  readonly #logIn = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    this.#justLoggedOut = false;
    this.#reveal.hide();
    // From the inputs, at the last moment: password managers fill them without an event.
    const username = inputIn(form, 'username')?.value.trim() ?? '';
    const password = inputIn(form, 'password')?.value ?? '';
    const errors = new Map<string, FieldSentence>();
    if (!username) errors.set('username', 'usernameMissing');
    if (!password) errors.set('password', 'passwordMissing');
    const outcome = await this.#submit(errors, () => this.client.logIn({ username, password }, this));
    if (outcome?.problem?.code === 'wrong-credentials') await this.#form.goTo('[name="password"]');
  };

  /** Sends the form, and fetches what the step that follows needs. */
  readonly #submit = async (
    errors: FieldErrors<FieldSentence>,
    send: () => Promise<Outcome>,
  ): Promise<Outcome | null> => {
    const outcome = await this.#form.submit(errors, async () => {
      const sent = await send();
      return this.#lacksCode ? loadWidget('clinic-two-step') : sent;
    });
    this.#tell(outcome);
    return outcome;
  };

  readonly #logOut = async (): Promise<void> => {
    this.#tell(await this.#form.submit(new Map(), () => this.client.logOut(this)));
  };

  readonly #forget = async (event: MouseEvent): Promise<void> => {
    // A link like any other: with a key held down, the browser opens it elsewhere.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.#isLeaving = !this.#form.pending;
    const outcome = await this.#form.submit(new Map(), () => loadWidget('clinic-forgot-password'));
    this.#isLeaving = false;
    this.#tell(outcome);
    this.#hasForgotten = outcome?.problem === null;
    this.requestUpdate();
  };

  readonly #remember = (preface: ClinicLogin['preface']): void => {
    this.#hasForgotten = false;
    this.#moveFocus = true;
    this.preface = preface;
    this.requestUpdate();
  };

  /** A page's first duty is its form: passkeys come once nothing else is to be done. */
  async #offerPasskeys(): Promise<void> {
    if (this.#passkeys || !('PublicKeyCredential' in window)) return;
    await new Promise((idle) => ('requestIdleCallback' in window ? requestIdleCallback : setTimeout)(idle));
    try {
      const { PasskeyLogin } = await import('./passkey-login.ts');
      this.#passkeys ??= new PasskeyLogin(this, (send) => this.#submit(new Map(), send));
    } catch {
      return;
    }
    this.requestUpdate();
  }

  #tell(outcome: Outcome | null): void {
    const problem = outcome?.problem;
    // The client's own problem has been announced when it came up.
    if (problem && problem !== this.client.problem) this.announceProblem(problem);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clinic-login': ClinicLogin;
  }
}
