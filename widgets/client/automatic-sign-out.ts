import type { Session } from '../../bff/contract/index.ts';
import type { AuthClient } from './auth-client.ts';
import { ClientChangeEvent } from './client-change-event.ts';
import { recallActivity } from './shared-activity.ts';
import { callLimitMilliseconds } from './transport.ts';

/** The page warns so many milliseconds ahead (product rule 29; WCAG 2.2.1 asks for 20 s at least). */
export const warnMilliseconds = 60_000;
/** And asks the server a little before that: in another tab, or another browser window, somebody may be at work. */
const askMilliseconds = 70_000;
/** The clock is looked at so often: a laptop that wakes up tells nobody that it has slept. */
const lookMilliseconds = 1_000;
/** A session that ends so close to its end has ended because of it, whoever was first to say so. */
const closeMilliseconds = 5_000;

/** Why a session ends by itself: nobody does anything, or it has lasted as long as sessions do. */
export type SignOutReason = 'idle' | 'time';

/** What tells the person that the session is about to end. */
export interface SignOutWarning {
  /**
   * Shows it, or says anew how much is left.
   *
   * @param seconds - whole seconds left, at least 1
   */
  show(reason: SignOutReason, seconds: number): void;
  hide(): void;
}

/** When a session ends by itself: ms since the epoch, by the server's clock. */
interface End {
  readonly at: number;
  readonly reason: SignOutReason;
}

/**
 * Ends a session in the page when it ends at the server, and warns a minute ahead. It goes by the clock alone, so
 * that it works without a network too, and on waking from sleep; and by how long the page has run, so that a clock
 * that is set back keeps nobody logged in.
 */
export class AutomaticSignOut {
  readonly #client: AuthClient;
  readonly #warning: SignOutWarning;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #session: Session | null = null;
  /** When it came, by this page's clock. */
  #metAt = 0;
  /** The same by the page's own count of milliseconds, which nobody can set back. */
  #metTick = 0;
  /** This page's clock less the server's, in milliseconds. */
  #ahead = -Infinity;
  /** The end that the server was asked about. */
  #asked = NaN;

  constructor(client: AuthClient, warning: SignOutWarning) {
    this.#client = client;
    this.#warning = warning;
  }

  /** Whether the session is so close to its end that the page warns of it. */
  get isNear(): boolean {
    return this.#left <= warnMilliseconds;
  }

  /** Starts to look at the clock. */
  start(): void {
    for (const type of ['visibilitychange', 'resume']) document.addEventListener(type, this.look);
    for (const type of ['focus', 'pageshow']) addEventListener(type, this.look);
    this.look();
  }

  /** Stops, and takes the warning away: nobody is logged in any more. */
  stop(): void {
    clearTimeout(this.#timer);
    for (const type of ['visibilitychange', 'resume']) document.removeEventListener(type, this.look);
    for (const type of ['focus', 'pageshow']) removeEventListener(type, this.look);
    this.#warning.hide();
  }

  /** Looks at the clock now: warns, or ends the session. */
  readonly look = (): void => {
    clearTimeout(this.#timer);
    const { session } = this.#client;
    if (!session) return;
    this.#meet(session);
    const { at, reason } = this.#endOf(session);
    const left = this.#left;
    if (left <= 0) {
      this.#client.problem = { code: `signed-out-${reason}` };
      this.#client.tellSession(null, null);
      return;
    }
    if (left <= warnMilliseconds) this.#warning.show(reason, Math.ceil(left / 1000));
    else this.#warning.hide();
    this.#timer = setTimeout(this.look, Math.min(left, lookMilliseconds));
    if (left > askMilliseconds || at === this.#asked) return;
    this.#asked = at;
    void this.#client.load();
  };

  /**
   * Says why a session is over that has just ended otherwise than by the clock: the server, or another tab, may have
   * been a moment ahead.
   */
  explain(): void {
    const { session } = this.#client;
    if (session || !this.#session || this.#left > closeMilliseconds || this.#client.problem) return;
    this.#client.problem = { code: `signed-out-${this.#endOf(this.#session).reason}` };
    this.#client.dispatchEvent(new ClientChangeEvent(null));
  }

  /** Milliseconds until the session ends; Infinity while there was none. */
  get #left(): number {
    if (!this.#session) return Infinity;
    return this.#endOf(this.#session).at - this.#serverNow;
  }

  /**
   * The server's time in ms since the epoch. Asleep, browsers do not count on and only the clock knows; set back, the
   * clock is wrong and only the count knows: the later of the two.
   */
  get #serverNow(): number {
    const counted = this.#metAt + performance.now() - this.#metTick;
    return Math.max(Date.now(), counted) - this.#ahead;
  }

  /** An answer has brought the session, just now: by then it was alive, whatever this page's clock says. */
  #meet(session: Session): void {
    if (session === this.#session) return;
    const now = Date.now();
    this.#session = session;
    this.#metAt = now;
    this.#metTick = performance.now();
    const { clockAhead } = this.#client;
    const loggedInAt = Date.parse(session.loggedInAt);
    const isPlausible = now >= loggedInAt && now < this.#endOf(session).at;
    if (Number.isNaN(clockAhead)) {
      this.#ahead = isPlausible ? 0 : now - loggedInAt;
      return;
    }
    // An answer that was long on its way makes this clock look later than it is: the quickest one is right.
    const slowness = clockAhead - this.#ahead;
    if (!(slowness > 0 && slowness < callLimitMilliseconds)) this.#ahead = clockAhead;
  }

  /** What ends the session first. Since it came, another tab may have heard of a later end. */
  #endOf(session: Session): End {
    const endsAt = Date.parse(session.endsAt);
    if (session.idleEndsAt === null) return { at: endsAt, reason: 'time' };
    const shared = recallActivity(this.#client, session);
    const later = shared && shared.reportedAt > this.#metAt ? shared.idleEndsAt : null;
    const at = later ?? Date.parse(session.idleEndsAt);
    return at < endsAt ? { at, reason: 'idle' } : { at: endsAt, reason: 'time' };
  }
}
