import { html, nothing } from 'lit';
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { CalendarFeed, CalendarFeedAnswer } from '../../../bff/contract/index.ts';
import type { AuthClient } from '../../client/auth-client.ts';
import { readCalendarFeed, resetCalendarFeed } from '../../client/calendar-calls.ts';
import type { AnswerOutcome } from '../../client/outcome.ts';
import type { ClientProblem } from '../../client/problem.ts';
import { calendarMessages } from '../../messages/calendar.ts';
import { formMessages } from '../../messages/form.ts';
import type { Locale } from '../../messages/locale.ts';
import { CopyButton } from '../../ui/copy-button.ts';
import { FormController } from '../../ui/form-controller.ts';
import { problemMessage } from '../../ui/problem-message.ts';
import { QrCode } from '../../ui/qr-code.ts';
import { subscribeMenu } from './subscribe-menu.ts';
import { isAndroid } from './subscribe-ways.ts';

/** The element that a menu stands in. */
export interface FeedMenuHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly client: AuthClient;
  readonly language: Locale;
}

/** What the menu has from its element beyond that. */
export interface FeedMenuTies {
  /** The start of every id; unique in the page. */
  readonly idPrefix: string;
  /** A time in words. */
  readonly inWords: (time: string) => string;
  /** Tells the page of a problem that the person is told of. */
  readonly tellProblem: (problem: ClientProblem) => void;
  /** Puts the focus on what this selector finds, once it is rendered. */
  readonly focusOn: (selector: string) => void;
}

/**
 * **Subscribe to your Calendar** and the menu that it opens. The feed's address is asked for when the menu opens, is in
 * memory for as long as it shows, and nowhere else.
 */
export class FeedMenu {
  readonly #host: FeedMenuHost;
  readonly #ties: FeedMenuTies;
  readonly #asking: FormController<string>;
  readonly #copy: CopyButton;
  readonly #qr: QrCode;
  /** Null: the menu is closed. */
  #feed: CalendarFeed | null = null;
  #showsQrCode = false;
  #asksToReset = false;
  #news = '';

  /** @param host - the element to render anew */
  constructor(host: FeedMenuHost, ties: FeedMenuTies) {
    this.#host = host;
    this.#ties = ties;
    this.#asking = new FormController(host);
    this.#copy = new CopyButton(host);
    this.#qr = new QrCode(host);
  }

  /** Closes the menu, and forgets the address. */
  close(): void {
    this.#asking.reset();
    this.#feed = null;
    this.#showsQrCode = false;
    this.#asksToReset = false;
    this.#news = '';
    this.#copy.forget();
    this.#host.requestUpdate();
  }

  /** The button, and the menu while it is open. What is wrong stands below both: nearest to what was pressed. */
  view(): TemplateResult {
    const { language, client } = this.#host;
    const { idPrefix } = this.#ties;
    const messages = calendarMessages[language];
    const asking = this.#asking;
    const menuId = `${idPrefix}-menu`;
    const isOpening = asking.pending && !this.#feed;
    const waiting = isOpening ? messages.opening : '';
    const status = asking.slow ? formMessages[language].slow : waiting;
    return html`<div class="ca-subscribe" @keydown=${this.#onKey}>
      <p class="ca-lead">${messages.about}</p>
      <button
        class="ca-button ca-primary"
        type="button"
        aria-expanded=${this.#feed ? 'true' : 'false'}
        aria-controls=${menuId}
        aria-busy=${isOpening ? 'true' : nothing}
        @click=${this.#toggle}
      >
        ${messages.subscribe}
      </button>
      <div class="ca-menu" id=${menuId} ?hidden=${!this.#feed}>
        ${this.#feed ? this.#open(this.#feed) : nothing}
      </div>
      ${problemMessage({
        problem: asking.problem,
        wait: asking.wait,
        clinic: client.clinic,
        locale: language,
      })}
      <div role="status">${status ? html`<p class="ca-status">${status}</p>` : nothing}</div>
    </div>`;
  }

  #open(feed: CalendarFeed): TemplateResult {
    const host = this.#host;
    const { idPrefix, inWords } = this.#ties;
    const messages = calendarMessages[host.language];
    return subscribeMenu({
      idPrefix,
      messages,
      feed,
      calendarName: host.client.clinic?.name ?? messages.heading,
      isAndroid: isAndroid(navigator.userAgent),
      copy: this.#copy,
      qr: this.#qr,
      showsQrCode: this.#showsQrCode,
      asksToReset: this.#asksToReset,
      pending: this.#asking.pending,
      news: this.#news,
      inWords,
      toggleQrCode: () => {
        this.#showsQrCode = !this.#showsQrCode;
        host.requestUpdate();
      },
      askToReset: () => this.#askToReset(true),
      keepLink: () => this.#askToReset(false),
      resetLink: () => this.#reset(),
    });
  }

  readonly #toggle = async (): Promise<void> => {
    if (this.#feed) this.close();
    else await this.#ask(readCalendarFeed);
  };

  #askToReset(asks: boolean): void {
    this.#asking.reset();
    this.#news = '';
    this.#asksToReset = asks;
    this.#ties.focusOn(asks ? '.ca-question-heading' : '.ca-reset button');
    this.#host.requestUpdate();
  }

  async #reset(): Promise<void> {
    if (!(await this.#ask(resetCalendarFeed))) return;
    this.#copy.forget();
    this.#asksToReset = false;
    this.#news = calendarMessages[this.#host.language].resetDone;
    if (this.#host.matches(':focus-within')) this.#ties.focusOn('.ca-reset button');
  }

  async #ask(call: (client: AuthClient) => Promise<AnswerOutcome<CalendarFeedAnswer>>): Promise<boolean> {
    const outcome = await this.#asking.submit(new Map(), () => call(this.#host.client));
    if (outcome?.problem) this.#ties.tellProblem(outcome.problem);
    if (!outcome?.answer) return false;
    this.#feed = outcome.answer.feed;
    this.#host.requestUpdate();
    return true;
  }

  /** Escape goes one step back: from the question to the menu, from the menu to its button. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#feed) return;
    event.stopPropagation();
    if (this.#asksToReset) {
      this.#askToReset(false);
      return;
    }
    this.close();
    this.#ties.focusOn('.ca-subscribe > button');
  };
}
