import type { Clinic, LoginRequest, Session, Step } from '../../bff/contract/index.ts';
import { isClinicAnswer, readStep } from './answers.ts';
import { resolveBff } from './bff-address.ts';
import type { Carrier, CarrierMode } from './carrier.ts';
import type { ClientAddress } from './client-address.ts';
import { ClientChangeEvent } from './client-change-event.ts';
import type { AuthClientEvents } from './client-change-event.ts';
import type { LoginOutcome, Outcome } from './outcome.ts';
import { recall, recallLogin, remember, rememberLogin } from './page-memory.ts';
import { watchPageReturn } from './page-return.ts';
import type { ClientProblem } from './problem.ts';
import { tellSiteBuilder } from './site-builder.ts';
import { openTabNews } from './tab-news.ts';
import { read, send } from './transport.ts';
import type { Method, Reply } from './transport.ts';
import type { TypedEventTarget } from './typed-event-target.ts';

export type { ClientAddress };

/** The steps between the password and the session. */
export type LaterStep = Exclude<Step, { name: 'password' | 'logged-in' }>;

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
  /** Where the login in progress stands, beyond its first step; null: there is none. */
  step: LaterStep | null = null;
  /** Whose deed has led to that step, as `by` of the `change` event says it. */
  stepBy: object | null = null;
  /** Why the last load failed, or the login in progress or the session ended, or null. */
  problem: ClientProblem | null = null;
  /** By how many milliseconds this page's clock is ahead of the server's; NaN while the server has not told. */
  clockAhead = NaN;
  /** The clinic's colours: as answered, or as the last page knew them. */
  colours: Clinic['colours'] | null;
  /**
   * Whether someone was logged in, or about to be, when the last page was open: a guess for while `session` is not
   * known.
   */
  readonly wasLoggedIn: boolean;
  /** What carries the calls; undefined or null: cookies, as far as is known. */
  carrier: Carrier | null | undefined;
  /** Whether a call is about to bring credentials, so that it has to be known how they are kept. */
  isLoggingIn: boolean | undefined;

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
  /** Whether what looks after the session has been fetched. */
  #isWatched = false;

  /** Use {@link AuthClient.for}: two clients for one clinic would ask everything twice. */
  constructor(bff: string, slug: string) {
    super();
    this.bff = bff;
    this.slug = slug;
    this.#key = `clinic-auth:${bff}:${slug}`;
    const { colours, loggedIn } = recall(this.#key);
    this.colours = colours;
    this.wasLoggedIn = loggedIn || recallLogin(this.#key);
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
   * How this browser keeps the credentials: `cookies`, `browser-key` or `browser-key-in-memory`; null: not known, because
   * nobody has logged in from this page, nor came to it logged in by a browser key.
   */
  get mode(): CarrierMode | null {
    return this.carrier?.mode ?? null;
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
   * A login call of the widgets' own; `logIn` is the one for pages. Whether it worked stands in the outcome's step.
   *
   * @param path - below the clinic's address
   * @param content - what goes out as JSON
   * @param by - as in {@link AuthClient.logIn}; null: nobody in particular
   * @param method - left out: POST
   */
  async loginCall(
    path: string,
    content: unknown,
    by: object | null,
    method: Method = 'POST',
  ): Promise<LoginOutcome> {
    this.isLoggingIn = true;
    const { body, problem } = await this.call(method, path, content);
    const step = readStep(body);
    if (step?.name === 'logged-in') this.tellSession(step.session, by);
    else if (step) this.#setStep(step, problem, by);
    return step ? { step, problem } : { step, problem: problem ?? { code: 'internal' } };
  }

  /**
   * A call about this clinic, for the widgets' own modules; the first one may have to ask which clinic that is.
   *
   * @param path - below the clinic's address
   * @param content - what goes out as JSON; left out: no body
   * @param open - as in `send`
   * @param until - as in `send`
   */
  async call(
    method: Method,
    path: string,
    content?: unknown,
    open?: typeof read,
    until?: AbortSignal,
  ): Promise<Reply> {
    if (!this.slug) {
      const { problem } = await this.load();
      if (problem) return { body: null, problem };
    }
    const reply = send(this, method, `${this.#url()}/${path}`, content, open, until);
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
    if (session) this.problem = null;
    this.#setSession(session, by);
    this.#listen();
    this.#tell?.();
  }

  async #load(): Promise<Outcome> {
    // Asked while a login is on its way, the server would answer from before or after it: nobody knows which.
    await this.#ownCall;
    const moment = ++this.#moment;
    const { body, problem } = await send(
      this,
      'GET',
      this.slug ? this.#url() : `${this.bff}/v1/clinic`,
      undefined,
      this.readTimed,
    );
    const answer = !problem && isClinicAnswer(body) ? body : null;
    const told = this.problem?.code;
    const outcome: Outcome = { problem: answer ? null : (problem ?? { code: 'internal' }) };
    // Why somebody was logged out is told until they log in again.
    if (answer?.session || !told?.startsWith('signed-out')) this.problem = outcome.problem;
    if (answer) {
      this.clinic = answer.clinic;
      this.slug = answer.clinic.slug;
      this.colours = answer.clinic.colours;
      this.#listen();
    }
    if (problem && problem.code !== told) tellSiteBuilder(this, problem.code);
    if (answer && !answer.session && !this.step && recallLogin(this.#key)) {
      await this.loginCall('login', undefined, null, 'GET');
    }
    this.#setSession(answer && moment === this.#moment ? answer.session : this.session, null);
    return outcome;
  }

  /** Takes an answer as `read` does, and notes what time the server has it, where it tells. */
  readonly readTimed: typeof read = (response) => {
    const date = response.headers.get('Date');
    if (date) this.clockAhead = Date.now() - Date.parse(date);
    return read(response);
  };

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

  #setStep(
    step: Exclude<Step, { name: 'logged-in' }>,
    problem: ClientProblem | null,
    by: object | null,
  ): void {
    const was = this.step;
    this.step = step.name === 'password' ? null : step;
    rememberLogin(this.#key, this.step !== null);
    // A wrong password is the form's business alone.
    if (was === this.step) return;
    this.stepBy = by;
    // What has led to another step is for that one to tell: the form that asked is gone.
    this.problem = was?.name === this.step?.name ? null : problem;
    this.dispatchEvent(new ClientChangeEvent(by));
  }

  #setSession(session: Session | null | undefined, by: object | null): void {
    this.session = session;
    const loggedIn = session === undefined ? this.wasLoggedIn : session !== null;
    remember(this.#key, { colours: this.colours, loggedIn });
    if (session) {
      this.step = null;
      rememberLogin(this.#key, false);
      if (!this.#isWatched) void this.#watch();
    }
    this.dispatchEvent(new ClientChangeEvent(by));
  }
  /** Most visitors never log in. Where it cannot be fetched, the next news of a session is another try. */
  async #watch(): Promise<void> {
    this.#isWatched = true;
    try {
      (await import('./session-watch.ts')).watchSession(this);
    } catch {
      this.#isWatched = false;
    }
  }
}
