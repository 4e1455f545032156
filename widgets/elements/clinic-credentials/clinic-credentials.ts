import { html, nothing } from 'lit';
import type { PropertyDeclarations, TemplateResult } from 'lit';
import type { Session } from '../../../bff/contract/index.ts';
import { changeCredentials } from '../../client/account-calls.ts';
import { credentialFieldMessages } from '../../messages/credential-fields.ts';
import { credentialsMessages } from '../../messages/credentials.ts';
import { formMessages } from '../../messages/form.ts';
import { loginMessages } from '../../messages/login.ts';
import { accountFormStyles } from '../../ui/account-form-styles.ts';
import { FormController } from '../../ui/form-controller.ts';
import { PasswordReveal } from '../../ui/password-field.ts';
import { PasswordStrength } from '../../ui/password-strength.ts';
import { problemMessage } from '../../ui/problem-message.ts';
import { typedIn } from '../../ui/typed-in.ts';
import { PersonalElement } from '../personal-element.ts';
import { isPasswordProblem, sendForm } from '../send-form.ts';
import { changeOf, checkCredentials } from './credential-errors.ts';
import type { CredentialChange, CredentialSentence, TypedCredentials } from './credential-errors.ts';
import { credentialsForm } from './credentials-form.ts';

/**
 * The current password given as the new one too leaves it as it is, so the username alone can be changed. A
 * changed password ends the person's other sessions. Children are the fallback until the tag upgrades.
 *
 * @tag clinic-credentials
 * @summary Changes the own username, password or both, with the current password. Logged out, it is the login form.
 *
 * @fires {ClinicLoggedInEvent} clinic-logged-in - someone is logged in; cancelable
 * @fires {ClinicLoggedOutEvent} clinic-logged-out - nobody is logged in any more
 * @fires {ClinicStepEvent} clinic-step - another step of the login shows
 * @fires {ClinicProblemEvent} clinic-problem - the person is told of a problem
 */
export class ClinicCredentials extends PersonalElement {
  static override properties: PropertyDeclarations = { manageSessions: { attribute: false } };

  static override readonly styleSheets = [...PersonalElement.styleSheets, accountFormStyles];

  /** Opens the session manager, where it is in the same page; null: a link leads to the hosted page that has it. */
  declare manageSessions: (() => void) | null;

  readonly #form = new FormController<CredentialSentence>(this);
  readonly #reveal = new PasswordReveal(this);
  readonly #strength = new PasswordStrength(this);
  /** What was saved last; null: nothing yet, or it has been told of long enough. */
  #saved: CredentialChange = null;

  constructor() {
    super();
    this.manageSessions = null;
  }

  protected override forget(): void {
    this.#saved = null;
    this.#form.reset();
    this.#reveal.hide();
    this.#strength.forget();
  }

  protected override renderFor(session: Session): TemplateResult {
    const { clinic } = this.client;
    const { language } = this;
    const messages = credentialsMessages[language];
    const forms = formMessages[language];
    const form = this.#form;
    const status = form.slow ? forms.slow : this.#saved ? messages.saved[this.#saved] : '';
    return html`${problemMessage({
        problem: form.problem,
        wait: form.wait,
        clinic,
        locale: language,
      })}
      ${credentialsForm({
        idPrefix: `clinic-credentials-${this.number}`,
        messages,
        fieldMessages: credentialFieldMessages[language],
        formMessages: forms,
        loginMessages: loginMessages[language],
        form,
        reveal: this.#reveal,
        strength: this.#strength,
        session,
        clinic,
        save: this.#save,
      })}
      <div role="status">${status ? html`<p class="ca-done">${status}</p>` : nothing}</div>
      <p class="ca-more">
        <a class="ca-link" href="${this.client.bff}/c/${this.client.slug}/account" @click=${this.#toSessions}
          >${messages.manageSessions}</a
        >
      </p>`;
  }

  readonly #toSessions = (event: MouseEvent): void => {
    // A link like any other: with a key held down, the browser opens it elsewhere.
    if (!this.manageSessions || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.manageSessions();
  };

  readonly #save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { currentTarget } = event;
    this.#saved = null;
    this.#reveal.hide();
    const typed: TypedCredentials = {
      username: typedIn(event, 'username').trim(),
      currentPassword: typedIn(event, 'currentPassword'),
      newPassword: typedIn(event, 'newPassword'),
      confirmPassword: typedIn(event, 'confirmPassword'),
    };
    const before = this.client.session?.username ?? '';
    const errors = checkCredentials(typed, before);
    const { username, currentPassword, newPassword } = typed;
    const outcome = await sendForm(this.#form, errors, () =>
      changeCredentials(this.client, { username, currentPassword, newPassword }, this),
    );
    if (outcome?.problem) {
      if (isPasswordProblem(outcome.problem)) this.#strength.forget();
      this.announceProblem(outcome.problem);
    }
    if (!outcome?.answer) return;
    this.#saved = changeOf(typed, before);
    this.#strength.forget();
    this.requestUpdate();
    // Once the new username stands in its input as the value to start from.
    await this.updateComplete;
    if (currentTarget instanceof HTMLFormElement) currentTarget.reset();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'clinic-credentials': ClinicCredentials;
  }
}

/** For the one place that defines tags. */
export const widgets = { 'clinic-credentials': ClinicCredentials };
