import { LitElement } from 'lit';
import type { PropertyDeclarations } from 'lit';
import { AuthClient } from '../client/auth-client.ts';
import type { ClientProblem } from '../client/problem.ts';
import { ClinicLoggedInEvent } from '../events/clinic-logged-in-event.ts';
import { ClinicLoggedOutEvent } from '../events/clinic-logged-out-event.ts';
import { ClinicProblemEvent } from '../events/clinic-problem-event.ts';
import { localeFor } from '../messages/locale.ts';
import type { Locale } from '../messages/locale.ts';
import { adoptStyle } from '../ui/adopted-styles.ts';
import { paintClinicColours } from '../ui/clinic-colours.ts';
import { composedAncestors } from '../ui/composed-tree.ts';
import { PageLanguage } from '../ui/page-language.ts';
import { sharedStyles } from '../ui/styles.ts';
import { ClientConnection } from './client-connection.ts';
import type { ClientHost } from './client-connection.ts';

let lastNumber = 0;

/**
 * What all widgets have in common: the three attributes, light DOM, the page's shared client, styles, language,
 * and the announcements.
 *
 * Where one widget stands inside another (the login form in My Account), only the outer one announces: the page
 * hears of everything once, from the tag that the site builder wrote.
 *
 * @attr {string} clinic - the clinic's slug; may be left out where the page's origin belongs to one clinic only
 * @attr {string} bff - the BFF's base URL; default: where the script was loaded from
 * @attr {'en'|'fr'|'es'} locale - the language; default: the nearest `lang`, then the browser's
 * @attr {'light'|'dark'} theme - default: the page's `color-scheme`
 *
 * @cssproperty [--clinic-accent] - the main button; default: the clinic's own colour, else #0b5d73 (dark: #6cc5dc)
 * @cssproperty [--clinic-on-accent] - text on it; default: the clinic's own, else #fff (dark: #08222a)
 * @cssproperty [--clinic-surface=Canvas] - the card
 * @cssproperty [--clinic-text] - text on the card; default: nearly CanvasText
 * @cssproperty [--clinic-muted] - text of less weight; default: mixed from text and surface
 * @cssproperty [--clinic-border] - the frames of fields; default: mixed from text and surface, 3:1 (WCAG 1.4.11)
 * @cssproperty [--clinic-danger] - errors and problems; default: a red mixed for 4.5:1 (WCAG 1.4.3)
 * @cssproperty [--clinic-focus] - the ring around what has the focus; default: as the text
 * @cssproperty [--clinic-radius=0.6rem] - the corners of fields and buttons; the card's are half as much again
 * @cssproperty [--clinic-space=1rem] - the distance between fields; others follow from it
 * @cssproperty [--clinic-font=inherit] - the font family
 */
export abstract class ClinicElement extends LitElement implements ClientHost {
  static override properties: PropertyDeclarations = { clinic: {}, bff: {}, locale: {} };

  /** What the widget looks like, as CSS. */
  static readonly styleSheets: readonly string[] = [sharedStyles];

  declare clinic: string;
  declare bff: string;
  declare locale: string;

  /** Tells this element's ids from those of its like in the same page. */
  protected readonly number = ++lastNumber;

  readonly #pageLanguage = new PageLanguage(this);
  /** What the widget renders into. */
  readonly #box = document.createElement('div');
  /** The client that the two below are about: what another one knew is no base for news. */
  #known: AuthClient | null = null;
  /** Whom the page knows to be logged in; '' while nobody. That nobody is at the start is no news. */
  #person = '';
  #problem: ClientProblem | null = null;
  #dropStyles: readonly (() => void)[] = [];

  constructor() {
    super();
    new ClientConnection(this);
    this.clinic = '';
    this.bff = '';
    this.locale = '';
  }

  /** What this page knows about the clinic and whose session it is. */
  get client(): AuthClient {
    return AuthClient.for(this);
  }

  /** The language that the widget speaks now. */
  get language(): Locale {
    return localeFor(this.languageTag);
  }

  /** The language tag that this follows from, region included: dates are written by it. */
  protected get languageTag(): string {
    return this.locale || this.#pageLanguage.tag;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { styleSheets } = this.constructor as typeof ClinicElement;
    this.#dropStyles = styleSheets.map((sheet) => adoptStyle(this, sheet));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const drop of this.#dropStyles) drop();
  }

  clientChanged(by: object | null): void {
    this.requestUpdate();
    this.announceNews(by);
  }

  /**
   * Fallback children stay until now. The widget's own light-DOM box then takes their place: what a parser or
   * a password manager adds to the tag later does not get in the way of rendering.
   */
  protected override createRenderRoot(): HTMLElement {
    this.#setLanguage();
    this.#box.className = 'ca-root';
    this.#box.dir = 'ltr';
    this.replaceChildren(this.#box);
    return this.#box;
  }

  protected override updated(): void {
    this.#setLanguage();
    paintClinicColours(this.#box, this.client.colours);
  }

  /**
   * Announces what the client has heard: who is logged in, that nobody is any more, or a problem.
   *
   * @param by - as in {@link ClientHost.clientChanged}
   * @returns what was announced of the session; null if it was no news, or another widget's business
   */
  announceNews(by: object | null): ClinicLoggedInEvent | ClinicLoggedOutEvent | null {
    if (this.#outermost !== this) return null;
    const { client } = this;
    const { session, slug, problem } = client;
    if (problem && problem !== this.#problem) this.announceProblem(problem);
    this.#problem = problem;
    const person = session ? session.profile.id + session.loggedInAt : '';
    const isNews = person !== (client === this.#known ? this.#person : '');
    this.#known = client;
    this.#person = person;
    if (!isNews) return null;
    const fresh = by instanceof Element && [...composedAncestors(by)].includes(this);
    const event = session
      ? new ClinicLoggedInEvent(slug, session.profile, fresh)
      : new ClinicLoggedOutEvent(slug);
    this.dispatchEvent(event);
    return event;
  }

  /** Announces something in this widget's name, or that of the widget it stands in. */
  protected announce(event: Event): void {
    this.#outermost.dispatchEvent(event);
  }

  /** Announces a problem that the person is told of. */
  protected announceProblem({ code }: ClientProblem): void {
    this.announce(new ClinicProblemEvent(code));
  }

  #setLanguage(): void {
    // Only if it differs: to set it is to change a `lang` of the page, which all widgets look out for.
    if (this.#box.lang !== this.language) this.#box.lang = this.language;
  }

  get #outermost(): Element {
    const widgets = [...composedAncestors(this)].filter((element) => element instanceof ClinicElement);
    return widgets.at(-1) ?? this;
  }
}
