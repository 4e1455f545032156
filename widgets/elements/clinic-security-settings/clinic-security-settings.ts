import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { SecuritySettings, SecuritySettingsAnswer, Session } from '../../../bff/contract/index.ts';
import { changeSecuritySettings, readSecuritySettings } from '../../client/security-settings-calls.ts';
import { ClinicStepEvent } from '../../events/clinic-step-event.ts';
import { credentialsMessages } from '../../messages/credentials.ts';
import { formMessages } from '../../messages/form.ts';
import { securitySettingsMessages } from '../../messages/security-settings.ts';
import type { SecuritySettingsMessages } from '../../messages/security-settings.ts';
import { accountFormStyles } from '../../ui/account-form-styles.ts';
import { button } from '../../ui/button.ts';
import { FormController } from '../../ui/form-controller.ts';
import { PasswordReveal } from '../../ui/password-field.ts';
import { problemMessage } from '../../ui/problem-message.ts';
import { twoStepStyles } from '../../ui/two-step-styles.ts';
import { typedIn } from '../../ui/typed-in.ts';
import { ClinicElement } from '../clinic-element.ts';
import { settingsStyles } from '../clinic-two-step-settings/styles.ts';
import { PersonalElement } from '../personal-element.ts';
import { sendForm } from '../send-form.ts';
import { confirmForm } from './confirm-form.ts';
import type { SecurityContext, SecuritySentence } from './security-context.ts';
import type { SecurityStepName } from './security-step.ts';
import { changesIn } from './setting-changes.ts';
import { settingsForm, settingsIn } from './settings-form.ts';
import { securityStyles } from './styles.ts';

/**
 * Changes are gathered, shown once more with what they mean, and saved with the own password. Children are the
 * fallback until the tag upgrades.
 *
 * @tag clinic-security-settings
 * @summary The clinic's security settings, for full access and owners: whether staff have to use 2-Step Verification,
 *   and who does; whether browsers can be trusted; Automatic Sign Out; what titles in calendars say. Logged out, it
 *   is the login form.
 *
 * @fires {ClinicLoggedInEvent} clinic-logged-in - someone is logged in; cancelable
 * @fires {ClinicLoggedOutEvent} clinic-logged-out - nobody is logged in any more
 * @fires {ClinicStepEvent} clinic-step - another step shows, of the settings or of the login
 * @fires {ClinicProblemEvent} clinic-problem - the person is told of a problem
 */
export class ClinicSecuritySettings extends PersonalElement {
  static override readonly styleSheets = [
    ...ClinicElement.styleSheets,
    accountFormStyles,
    twoStepStyles,
    settingsStyles,
    securityStyles,
  ];

  /** Reads the settings. */
  readonly #opening = new FormController<string>(this);
  /** Saves them. */
  readonly #saving = new FormController<SecuritySentence>(this);
  readonly #reveal = new PasswordReveal(this);
  /** Null: not heard of yet. */
  #known: SecuritySettingsAnswer | null = null;
  /** How the person wishes them; null: as they are. */
  #wish: SecuritySettings | null = null;
  #step: SecurityStepName = 'security-settings';
  #announceStep = false;
  #news: 'saved' | 'nothingChanged' | null = null;

  protected override forget(): void {
    this.#known = null;
    this.#wish = null;
    this.#step = 'security-settings';
    this.#announceStep = false;
    this.#news = null;
    this.#opening.reset();
    this.#saving.reset();
    this.#reveal.hide();
  }

  protected override readonly open = async (): Promise<void> => {
    const { session } = this.client;
    if (!session || !mayChange(session)) return;
    const outcome = await this.#opening.submit(new Map(), () => readSecuritySettings(this.client));
    if (outcome?.problem) this.announceProblem(outcome.problem);
    if (!outcome?.answer) return;
    this.#known = outcome.answer;
    this.#announceStep = true;
    this.requestUpdate();
  };

  protected override renderFor(session: Session): TemplateResult {
    const { language } = this;
    const messages = securitySettingsMessages[language];
    if (!mayChange(session)) return forOthers(messages, session);
    const known = this.#known;
    const saving = this.#saving;
    const status = this.#opening.slow || saving.slow ? formMessages[language].slow : this.#statusIn(messages);
    return html`<div role="status">
        ${this.#news === 'saved' ? html`<p class="ca-done ca-first">${messages.saved}</p>` : nothing}
      </div>
      ${
        known && this.#step === 'confirm-security-settings'
          ? confirmForm(this.#contextWith(session, known), this.#problemOf(saving))
          : html`<h2 class="ca-heading" tabindex="-1">${messages.heading}</h2>
              ${this.#problemOf(this.#opening)}
              ${known ? settingsForm(this.#contextWith(session, known)) : this.#tryAgainButton(messages)}`
      }
      <div role="status">${status ? html`<p class="ca-status">${status}</p>` : nothing}</div>`;
  }

  protected override updated(): void {
    super.updated();
    if (!this.#announceStep) return;
    this.#announceStep = false;
    this.announce(new ClinicStepEvent(this.#step));
  }

  #statusIn(messages: SecuritySettingsMessages): string {
    if (this.#news === 'nothingChanged') return messages.nothingChanged;
    return this.#known || this.#opening.problem ? '' : messages.opening;
  }

  #problemOf({ problem, wait }: Pick<FormController<string>, 'problem' | 'wait'>): TemplateResult {
    const { client, language } = this;
    const own = { 'not-allowed': securitySettingsMessages[language].forStaff };
    return problemMessage({ problem, wait, clinic: client.clinic, own, locale: language });
  }

  #tryAgainButton({ tryAgain }: SecuritySettingsMessages): TemplateResult | typeof nothing {
    return this.#opening.problem ? button('secondary', tryAgain, false, this.#tryAgain) : nothing;
  }

  readonly #tryAgain = (): Promise<void> => {
    // The button goes, and would take the focus along.
    this.querySelector<HTMLElement>('.ca-heading')?.focus();
    return this.open();
  };

  #contextWith(session: Session, known: SecuritySettingsAnswer): SecurityContext {
    const { language } = this;
    return {
      idPrefix: `clinic-security-settings-${this.number}`,
      locale: language,
      messages: securitySettingsMessages[language],
      credentials: credentialsMessages[language],
      forms: formMessages[language],
      session,
      clinicName: this.client.clinic?.name ?? '',
      known,
      wish: this.#wish ?? known.settings,
      form: this.#saving,
      reveal: this.#reveal,
      choose: ({ currentTarget }) => this.#choose(currentTarget, known),
      next: (event) => {
        event.preventDefault();
        const isChanged = this.#choose(event.currentTarget, known);
        if (isChanged) this.#show('confirm-security-settings');
        else this.#news = 'nothingChanged';
      },
      back: () => this.#show('security-settings'),
      save: (event) => this.#save(event, known),
    };
  }

  /** Takes note of what is chosen; answers whether it is anything else than what is so already. */
  #choose(form: EventTarget | null, { settings }: SecuritySettingsAnswer): boolean {
    if (form instanceof HTMLFormElement) this.#wish = settingsIn(form, settings);
    this.#news = null;
    this.requestUpdate();
    return Object.keys(changesIn(settings, this.#wish ?? settings)).length > 0;
  }

  async #save(event: SubmitEvent, { settings }: SecuritySettingsAnswer): Promise<void> {
    event.preventDefault();
    this.#reveal.hide();
    const currentPassword = typedIn(event, 'currentPassword');
    const errors = new Map<string, SecuritySentence>();
    if (!currentPassword) errors.set('currentPassword', 'currentPasswordMissing');
    const changes = changesIn(settings, this.#wish ?? settings);
    const outcome = await sendForm(this.#saving, errors, () =>
      changeSecuritySettings(this.client, { currentPassword, ...changes }),
    );
    if (outcome?.problem) this.announceProblem(outcome.problem);
    if (!outcome?.answer) return;
    this.#known = outcome.answer;
    this.#wish = null;
    this.#show('security-settings');
    this.#news = 'saved';
    // The own session ends by the new time too, and what watches over it has to know.
    if ('staffIdleSeconds' in changes) void this.client.load();
  }

  #show(step: SecurityStepName): void {
    this.#saving.reset();
    this.#reveal.hide();
    this.#news = null;
    this.#step = step;
    this.#announceStep = true;
    // Unless the person has gone elsewhere in the page meanwhile.
    if (this.matches(':focus-within') || document.activeElement === document.body)
      this.focusNext = '.ca-heading';
    this.requestUpdate();
  }
}

/** Whether the settings are this person's business (product rule 35); the server judges it again. */
function mayChange({ profile }: Session): boolean {
  return profile.role === 'full-access' || profile.role === 'owner';
}

function forOthers(messages: SecuritySettingsMessages, { profile }: Session): TemplateResult {
  const { heading, forPatients, forStaff } = messages;
  return html`<h2 class="ca-heading" tabindex="-1">${heading}</h2>
    <p class="ca-text">${profile.role === 'patient' ? forPatients : forStaff}</p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'clinic-security-settings': ClinicSecuritySettings;
  }
}

/** For the one place that defines tags. */
export const widgets = { 'clinic-security-settings': ClinicSecuritySettings };
