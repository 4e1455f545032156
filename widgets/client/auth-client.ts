import type { Clinic, LoginRequest, Session } from '../../bff/contract/index.ts';
import { watchActivity } from './activity.ts';
import { isClinicAnswer, readStep } from './answers.ts';
import { resolveBff } from './bff-address.ts';
import { ClientChangeEvent } from './client-change-event.ts';
import type { LoginOutcome, Outcome } from './outcome.ts';
import { recall, remember } from './page-memory.ts';
import { watchPageReturn } from './page-return.ts';
import type { ClientProblem, ClientProblemCode } from './problem.ts';
import { openTabNews } from './tab-news.ts';
import { send } from './transport.ts';
import type { Method, Reply } from './transport.ts';
import type { TypedEventTarget } from './typed-event-target.ts';

/** Which client is meant. */
export interface ClientAddress {
  /** The BFF's base URL; left out or '': the page's default. */
  readonly bff?: string;
  /** The clinic's slug; left out or '': the clinic that owns the page's origin. */
  readonly clinic?: string;
}

interface AuthClientEvents {
  change: ClientChangeEvent;
}

/** Problems of a page that is set up wrongly: visitors get a sentence, the site builder a line in the console. */
const siteBuilders: readonly ClientProblemCode[] = ['unknown-clinic', 'origin-not-allowed'];

const clients = new Map<string, AuthClient>();

/**
 * What a page knows about one clinic and the session a person has there. All widgets of the page share it; it
 * works without any widget too.
 *
 * @example
 * const client = AuthClient.for({ bff: 'https://auth.clinic.example', clinic: 'maple-street' });
 * client.addEventListener('change', () => greet(client.session?.profile.name));
 * await client.load();
 */
export class AuthClient extends (EventTarget as TypedEventTarget<AuthClientEvents>) {
  /** The BFF's base URL, without a closing slash. */
  readonly bff: string;
  /** The clinic's slug; '' while only the server knows it. */
  slug: string;
  /** The clinic, once the server has answered. */
  clinic: Clinic | null = null;
  /** The session; null: nobody is logged in; undefined: not known yet. */
  session: Session | null | undefined;
  /** Why the last load failed, or null. */
  problem: ClientProblem | null = null;
  /** The clinic's colours: as answered, or as the last page knew them. */
  colours: Clinic['colours'] | null;
  /** Whether someone was logged in when the last page was open: a guess for while `session` is not known. */
  readonly wasLoggedIn: boolean;

  /** `clinic-auth:<bff>:<slug>` with the slug as the tag spells it, '' included. */
  readonly #key: string;
  #loading: Promise<Outcome> | null = null;
  /** The login or logout on its way. */
  #ownCall: Promise<unknown> = Promise.resolve();
  /** Goes up whenever an answer that is still on its way gets out of date. */
  #moment = 0;
  #listening = false;
  /** Tells the other tabs that the session has changed. */
  #tell: (() => void) | null = null;
  #stopActivity: (() => void) | null = null;

  /** Use {@link AuthClient.for}: two clients for one clinic would ask everything twice. */
  constructor(bff: string, slug: string) {
    super();
    this.bff = bff;
    this.slug = slug;
    this.#key = `clinic-auth:${bff}:${slug}`;
    const { colours, loggedIn } = recall(this.#key);
    this.colours = colours;
    this.wasLoggedIn = loggedIn;
  }

  /** The page's one client for a clinic at a BFF; made when first asked for, it asks nothing by itself. */
  static for({ bff = '', clinic = '' }: ClientAddress = {}): AuthClient {
    const address = resolveBff(bff);
    const key = `${address} ${clinic}`;
    const client = clients.get(key) ?? new AuthClient(address, clinic);
    clients.set(key, client);
    return client;
  }

  /**
   * Asks which clinic this is and whose session; callers at the same time share one request. From then on the
   * client keeps up with other tabs and with the page's coming back into sight, and, while someone is logged
   * in, reports what the person does.
   *
   * Problems: `unknown-clinic`, `origin-not-allowed`, `throttled`, `busy`, `offline`, `unreachable`, `timeout`,
   * `internal`.
   */
  load(): Promise<Outcome> {
    if (this.#loading) return this.#loading;
    this.#listen();
    const loading = this.#load().finally(() => {
      if (this.#loading === loading) this.#loading = null;
    });
    this.#loading = loading;
    return loading;
  }

  /**
   * Logs in. Whether it worked stands in the outcome's step.
   *
   * Problems: `wrong-credentials`, and those of {@link AuthClient.load}.
   *
   * @param request - username and password as typed
   * @param by - whoever asks, to be found again in the `change` event
   */
  async logIn(request: LoginRequest, by: object = this): Promise<LoginOutcome> {
    return this.loginCall('login', request, by);
  }

  /**
   * Logs out of this clinic, in every tab. Someone whose session is gone already counts as logged out.
   *
   * Problems: those of {@link AuthClient.load}.
   *
   * @param by - whoever asks, to be found again in the `change` event
   */
  async logOut(by: object = this): Promise<Outcome> {
    const { problem } = await this.call('DELETE', 'session');
    if (problem && problem.code !== 'not-logged-in') return { problem };
    this.tellSession(null, by);
    return { problem: null };
  }

  /**
   * Tells the server that the person did something just now (product rule 29).
   *
   * Problems: `not-logged-in` (the session is null then), and those of {@link AuthClient.load}.
   */
  async reportActivity(): Promise<Outcome> {
    const { problem } = await this.call('POST', 'session/activity', {});
    if (problem?.code === 'not-logged-in') this.tellSession(null, null);
    return { problem };
  }

  /**
   * A login call of the widgets' own; `logIn` is the one for pages. Whether it worked stands in the outcome's step.
   *
   * @param path - below the clinic's address
   * @param content - what goes out as JSON
   * @param by - as in {@link AuthClient.logIn}
   */
  async loginCall(path: string, content: unknown, by: object): Promise<LoginOutcome> {
    const { body, problem } = await this.call('POST', path, content);
    const step = readStep(body);
    if (step?.name === 'logged-in') this.tellSession(step.session, by);
    return step ? { step, problem } : { step, problem: problem ?? { code: 'internal' } };
  }

  /**
   * A call about this clinic, for the widgets' own modules; the first one may have to ask which clinic that is.
   *
   * @param path - below the clinic's address
   * @param content - what goes out as JSON; left out: no body
   */
  async call(method: Method, path: string, content?: unknown): Promise<Reply> {
    if (!this.slug) {
      const { problem } = await this.load();
      if (problem) return { body: null, problem };
    }
    const reply = send(method, `${this.#url()}/${path}`, content);
    this.#ownCall = reply;
    return reply;
  }

  /**
   * Takes what a call of the widgets' own has said of the session, and tells every tab and widget.
   *
   * @param session - null: nobody is logged in any more
   * @param by - whoever made the call, to be found again in the `change` event; null: nobody in particular
   */
  tellSession(session: Session | null, by: object | null): void {
    this.#moment++;
    this.#setSession(session, by);
    this.#listen();
    this.#tell?.();
  }

  async #load(): Promise<Outcome> {
    // Asked while a login is on its way, the server would answer from before or after it: nobody knows which.
    await this.#ownCall;
    const moment = ++this.#moment;
    const { body, problem } = await send('GET', this.slug ? this.#url() : `${this.bff}/v1/clinic`);
    const answer = !problem && isClinicAnswer(body) ? body : null;
    const told = this.problem?.code;
    this.problem = answer ? null : (problem ?? { code: 'internal' });
    if (answer) {
      this.clinic = answer.clinic;
      this.slug = answer.clinic.slug;
      this.colours = answer.clinic.colours;
      this.#listen();
    }
    if (problem && problem.code !== told && siteBuilders.includes(problem.code)) {
      console.warn(`clinic-auth: ${problem.code}: "${this.slug}" at ${this.bff} for ${location.origin}`);
    }
    this.#setSession(answer && moment === this.#moment ? answer.session : this.session, null);
    return { problem: this.problem };
  }

  #url(): string {
    return `${this.bff}/v1/clinics/${encodeURIComponent(this.slug)}`;
  }

  #listen(): void {
    const reload = (): void => {
      this.#loading = null;
      void this.load();
    };
    if (!this.#listening) watchPageReturn(reload);
    this.#listening = true;
    // Under the slug, however the tag names the clinic: all tabs of one clinic meet there.
    if (this.slug) this.#tell ??= openTabNews(`clinic-auth:${this.bff}:${this.slug}`, reload);
  }

  #setSession(session: Session | null | undefined, by: object | null): void {
    this.session = session;
    const loggedIn = session === undefined ? this.wasLoggedIn : session !== null;
    remember(this.#key, { colours: this.colours, loggedIn });
    if (session) {
      this.#stopActivity ??= watchActivity(() => void this.reportActivity());
    } else {
      this.#stopActivity?.();
      this.#stopActivity = null;
    }
    this.dispatchEvent(new ClientChangeEvent(by));
  }
}
