import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { AppointmentsAnswer } from '../../../bff/contract/index.ts';
import { readAppointments } from '../../client/calendar-calls.ts';
import { calendarMessages } from '../../messages/calendar.ts';
import { dateLocaleFor } from '../../messages/date-locale.ts';
import { formMessages } from '../../messages/form.ts';
import { timeInWords } from '../../messages/time-in-words.ts';
import { accountFormStyles } from '../../ui/account-form-styles.ts';
import { button } from '../../ui/button.ts';
import { FormController } from '../../ui/form-controller.ts';
import { problemMessage } from '../../ui/problem-message.ts';
import { twoStepStyles } from '../../ui/two-step-styles.ts';
import { PersonalElement } from '../personal-element.ts';
import { appointmentList } from './appointment-list.ts';
import type { Reader } from './appointment-days.ts';
import { FeedMenu } from './feed-menu.ts';
import { calendarStyles } from './styles.ts';

/** For so long appointments are not asked for again by themselves, in milliseconds. */
const freshMilliseconds = 60_000;

/**
 * Whoever has the feed's address sees the appointments, so it is in the page only while its menu shows. Children are
 * the fallback until the tag upgrades.
 *
 * @tag clinic-calendar-subscribe
 * @summary The own appointments that are still to come, and **Subscribe to your Calendar**: from this device, Google
 *   Calendar, Outlook, or by the link. Logged out, it is the login form.
 *
 * @fires {ClinicLoggedInEvent} clinic-logged-in - someone is logged in; cancelable
 * @fires {ClinicLoggedOutEvent} clinic-logged-out - nobody is logged in any more
 * @fires {ClinicStepEvent} clinic-step - another step of the login shows
 * @fires {ClinicProblemEvent} clinic-problem - the person is told of a problem
 */
export class ClinicCalendarSubscribe extends PersonalElement {
  static override readonly styleSheets = [
    ...PersonalElement.styleSheets,
    accountFormStyles,
    twoStepStyles,
    calendarStyles,
  ];

  /** Reads the appointments. */
  readonly #opening = new FormController<string>(this);
  readonly #idPrefix = `clinic-calendar-subscribe-${this.number}`;
  readonly #menu = new FeedMenu(this, {
    idPrefix: this.#idPrefix,
    inWords: (time) => timeInWords(time, 'minute', this.languageTag),
    tellProblem: (problem) => this.announceProblem(problem),
    focusOn: (selector) => {
      this.focusNext = selector;
      this.requestUpdate();
    },
  });
  /** Null: not heard of yet. */
  #appointments: AppointmentsAnswer | null = null;
  /** When they were last asked for, in ms since the epoch. */
  #readAt = 0;

  override clientChanged(by: object | null): void {
    super.clientChanged(by);
    // The page has come back into sight, perhaps: by now a visit may be over, or another one booked.
    const isStale = Date.now() - this.#readAt > freshMilliseconds;
    if (isStale && this.#appointments && this.client.session) void this.#refresh();
  }

  protected override forget(): void {
    this.#appointments = null;
    this.#opening.reset();
    this.#menu.close();
  }

  protected override async open(): Promise<void> {
    this.#readAt = Date.now();
    const outcome = await this.#opening.submit(new Map(), () => readAppointments(this.client));
    if (outcome?.problem) this.announceProblem(outcome.problem);
    if (!outcome?.answer) return;
    this.#appointments = outcome.answer;
    this.requestUpdate();
  }

  protected override renderFor(): TemplateResult {
    const { language, client } = this;
    const messages = calendarMessages[language];
    const opening = this.#opening;
    const waiting = this.#appointments || opening.problem ? '' : messages.opening;
    const status = opening.slow ? formMessages[language].slow : waiting;
    return html`<h2 class="ca-heading" tabindex="-1">${messages.heading}</h2>
      ${problemMessage({
        problem: opening.problem,
        wait: opening.wait,
        clinic: client.clinic,
        locale: language,
      })}
      ${this.#listView()}
      <div role="status">${status ? html`<p class="ca-status">${status}</p>` : nothing}</div>
      ${this.#menu.view()}`;
  }

  #listView(): TemplateResult | typeof nothing {
    const messages = calendarMessages[this.language];
    if (this.#appointments) {
      return appointmentList({
        idPrefix: this.#idPrefix,
        messages,
        answer: this.#appointments,
        reader: this.#reader,
      });
    }
    return this.#opening.problem ? button('secondary', messages.tryAgain, false, this.#tryAgain) : nothing;
  }

  readonly #tryAgain = (): Promise<void> => {
    // The button goes, and would take the focus along.
    this.querySelector<HTMLElement>('.ca-heading')?.focus();
    return this.open();
  };

  /** Says nothing where it does not succeed: what shows was true a while ago. */
  async #refresh(): Promise<void> {
    this.#readAt = Date.now();
    const { profileId } = this;
    const { answer } = await readAppointments(this.client);
    if (!answer || profileId !== this.profileId || !this.#appointments) return;
    this.#appointments = answer;
    this.requestUpdate();
  }

  get #reader(): Reader {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    return { locale: dateLocaleFor(this.languageTag), timeZone, now: Date.now() };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clinic-calendar-subscribe': ClinicCalendarSubscribe;
  }
}

/** For the one place that defines tags. */
export const widgets = { 'clinic-calendar-subscribe': ClinicCalendarSubscribe };
