import { html, nothing, render } from 'lit';
import type { TemplateResult } from 'lit';
import type { AuthClient } from '../client/auth-client.ts';
import type { SignOutReason, SignOutWarning } from '../client/automatic-sign-out.ts';
import type { Outcome } from '../client/outcome.ts';
import { automaticSignOutMessages } from '../messages/automatic-sign-out.ts';
import type { AutomaticSignOutMessages } from '../messages/automatic-sign-out.ts';
import { waitAsClock, waitInWords } from '../messages/wait.ts';
import { adoptStyle } from './adopted-styles.ts';
import { button } from './button.ts';
import { paintClinicColours } from './clinic-colours.ts';
import { fetchProblemWords } from './problem-message.ts';
import { dialogLook, signOutDialogStyles } from './sign-out-dialog-styles.ts';
import { sharedStyles } from './styles.ts';

/** The seconds at which a screen reader is told what is left: each one would leave no room for anything else. */
const spokenSeconds: readonly number[] = [60, 30, 10];

/** The id that every rule of the widgets' styles names beside their tags; only one such dialog is in the page. */
const placeId = 'clinic-auth';

/** What the dialog's buttons do. */
export interface SignOutAnswers {
  /** @returns false where the server could not be told */
  stay(): Promise<boolean>;
  logOut(): Promise<Outcome>;
}

/**
 * The warning before Automatic Sign Out: one for the page, however many widgets are in it. A real modal dialog (ARIA
 * Authoring Practices, "Alert Dialog") with its buttons first in the order of the keyboard; Escape is staying.
 */
export class SignOutDialog implements SignOutWarning {
  readonly #client: AuthClient;
  readonly #answers: SignOutAnswers;
  #place: HTMLElement | null = null;
  #dropStyles: readonly (() => void)[] = [];
  #reason: SignOutReason = 'idle';
  #seconds = 0;
  #spoken = 0;
  /** How many seconds were left when it opened: that is said with it. */
  #atFirst = 0;
  /** The answer that is on its way to the server; null: none. */
  #waitsTo: 'stay' | 'leave' | null = null;
  #wasNotReached = false;
  /** The person has read that the session can't be prolonged, and goes on until then. */
  #isDismissed = false;

  constructor(client: AuthClient, answers: SignOutAnswers) {
    this.#client = client;
    this.#answers = answers;
    // By the time somebody is logged out, there may be no network to fetch the words with.
    void fetchProblemWords();
  }

  show(reason: SignOutReason, seconds: number): void {
    if (reason !== this.#reason) this.hide();
    this.#reason = reason;
    // A page that replaces its content may have taken the dialog along.
    if (this.#place?.isConnected === false) this.#close();
    if (this.#isDismissed || seconds === this.#seconds) return;
    this.#seconds = seconds;
    if (this.#place) {
      const passed = spokenSeconds.filter((each) => each < this.#atFirst && each >= seconds).at(-1);
      if (passed !== undefined && passed !== this.#spoken) this.#spoken = passed;
      this.#draw();
    } else if (!document.querySelector(`#${placeId} > dialog`)) {
      this.#open();
    }
  }

  hide(): void {
    this.#isDismissed = false;
    this.#close();
  }

  /**
   * Whether this stands inside what the person answers with: the dialog, but not the page behind it. Keys that reach
   * nothing but the page's body are on their way round to the dialog's buttons.
   */
  holds(target: EventTarget | null): boolean {
    const root = this.#place?.querySelector('.ca-root');
    if (!root || !(target instanceof Node)) return false;
    return target === document.body || root.contains(target);
  }

  #open(): void {
    const place = document.createElement('div');
    place.id = placeId;
    // Pages that show one part of themselves at a time hide every other child of their body.
    place.style.setProperty('display', 'contents', 'important');
    document.body.append(place);
    this.#place = place;
    this.#atFirst = this.#seconds;
    this.#dropStyles = [sharedStyles, signOutDialogStyles].map((style) => adoptStyle(place, style));
    this.#draw();
    const dialog = place.querySelector('dialog');
    // Its own styles come first: what is shown before them would take the focus without being visible.
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('.ca-primary')?.focus();
  }

  #close(): void {
    // Closed before it goes, so that the focus goes back to where it was.
    this.#place?.querySelector('dialog')?.close();
    this.#place?.remove();
    this.#place = null;
    for (const drop of this.#dropStyles) drop();
    this.#dropStyles = [];
    this.#seconds = 0;
    this.#spoken = 0;
    this.#waitsTo = null;
    this.#wasNotReached = false;
  }

  #draw(): void {
    if (!this.#place) return;
    const { locale, ...look } = dialogLook(this.#client);
    look.dress(this.#place);
    render(this.#view(automaticSignOutMessages[locale], locale), this.#place);
    const root = this.#place.querySelector<HTMLElement>('.ca-root');
    if (root) paintClinicColours(root, this.#client.colours);
  }

  #view(messages: AutomaticSignOutMessages, locale: 'en' | 'fr' | 'es'): TemplateResult {
    const { heading, about, stay, leave } = messages[this.#reason];
    const inWords = (seconds: number): string => messages.left(waitInWords(seconds, locale));
    const waitsTo = (answer: 'stay' | 'leave'): boolean => this.#waitsTo === answer;
    const words = (answer: 'stay' | 'leave', label: string): string =>
      waitsTo(answer) ? messages.oneMoment : label;
    // Staying comes first and has the focus: whoever is in the middle of typing must not log out by it.
    const staying = button('primary', words('stay', stay), waitsTo('stay'), this.#stay);
    const leaving = button('secondary', words('leave', leave), waitsTo('leave'), this.#leave);
    return html`<dialog
      role="alertdialog"
      aria-modal="true"
      aria-labelledby="clinic-auth-heading"
      aria-describedby="clinic-auth-about"
      @cancel=${this.#cancel}
      @close=${this.#reopen}
    >
      <div class="ca-root" lang=${locale} dir="ltr">
        <h2 class="ca-heading" id="clinic-auth-heading">${heading}</h2>
        <div id="clinic-auth-about">
          <p class="ca-text">${about}</p>
          <p class="ca-text ca-left">
            <span class="ca-clock" aria-hidden="true">${messages.left(waitAsClock(this.#seconds))}</span
            ><span class="ca-unseen">${inWords(this.#atFirst)}</span>
          </p>
        </div>
        <div role="alert">
          ${this.#wasNotReached ? html`<p class="ca-problem">${messages.notReached}</p>` : nothing}
        </div>
        <div class="ca-actions">${staying} ${leaving}</div>
        <div class="ca-unseen" role="status">${this.#spoken ? inWords(this.#spoken) : nothing}</div>
      </div>
    </dialog>`;
  }

  readonly #stay = async (): Promise<void> => {
    if (this.#reason === 'time') {
      this.#close();
      this.#isDismissed = true;
      return;
    }
    await this.#answer('stay', () => this.#answers.stay());
  };

  readonly #leave = (): Promise<void> =>
    this.#answer('leave', async () => (await this.#answers.logOut()).problem === null);

  async #answer(answer: 'stay' | 'leave', tell: () => Promise<boolean>): Promise<void> {
    if (this.#waitsTo) return;
    const place = this.#place;
    this.#waitsTo = answer;
    this.#wasNotReached = false;
    this.#draw();
    const isTold = await tell();
    // The session is over meanwhile: the next warning is another one.
    if (place !== this.#place) return;
    this.#waitsTo = null;
    this.#wasNotReached = !isTold;
    this.#draw();
  }

  readonly #cancel = (event: Event): void => {
    event.preventDefault();
    void this.#stay();
  };

  /** Browsers let nobody be held: a second Escape closes a dialog without asking. */
  readonly #reopen = (): void => {
    const dialog = this.#place?.querySelector('dialog');
    if (!dialog || dialog.open) return;
    dialog.showModal();
    void this.#stay();
  };
}
