import { fixture, html } from '@open-wc/testing';
import type { ClinicLogin } from '../../../widgets/index.ts';
import { AuthClient } from '../../../widgets/index.ts';
import '../../../widgets/client/session-watch.ts';
import { fetchProblemWords } from '../../../widgets/ui/problem-message.ts';
import { useFakeTimers } from './fake-timers.ts';
import type { FakeTimers } from './fake-timers.ts';
import { find, untilHeading } from './page.ts';
import { useStandIns } from './stand-in-bff.ts';
import { timedBff } from './timed-bff.ts';
import type { TimedBff, Timing } from './timed-bff.ts';
import { until } from './until.ts';

/** The shortest Automatic Sign Out that a clinic can set (product rule 29). */
export const fiveMinutes: Timing = { idleSeconds: 300 };

/** What a page says when nobody has done anything for so long. */
export const nothingHappened = 'You were logged out because nothing happened for a while.';

/** The warning that shows now, or null. */
export const warning = (): HTMLDialogElement | null => document.querySelector('#clinic-auth dialog[open]');

/** The warning, once it shows. */
export const untilWarning = (): Promise<HTMLDialogElement> => until('the warning', warning);

/** Puts the page out of sight or back into it, as the browser would. */
export function setHidden(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

/** Pages on which somebody is logged in, with the time in the test's hands. */
export interface TimedPages {
  readonly timers: FakeTimers;
  readonly serve: (timing: Timing) => TimedBff;
  /** A tab with a login widget in which somebody is logged in, and what else is to stand beside it. */
  readonly page: (bff: TimedBff, more?: unknown) => Promise<ClinicLogin>;
  /** Another tab of the same browser: it hears of this one by BroadcastChannel alone. */
  readonly tab: (bff: TimedBff) => Promise<AuthClient>;
  /** Lets time pass second by second, with the answers that come meanwhile. */
  readonly pass: (seconds: number) => Promise<void>;
}

/** Sets such pages up for each test of a suite, and takes them down again. */
export function useTimedPages(): TimedPages {
  useStandIns();
  const clients: AuthClient[] = [];
  const servers: TimedBff[] = [];
  let timers: FakeTimers;
  beforeEach(() => {
    timers = useFakeTimers();
  });
  afterEach(() => {
    for (const bff of servers.splice(0)) bff.end();
    for (const client of clients.splice(0)) client.tellSession(null, null);
    timers.restore();
    Reflect.deleteProperty(document, 'hidden');
  });
  return {
    get timers() {
      return timers;
    },
    serve: (timing) => {
      const bff = timedBff(timing);
      servers.push(bff);
      return bff;
    },
    page: async (bff, more) => {
      const place = await fixture(
        html`<div lang="en"><clinic-login bff=${bff.url} clinic="maple-street"></clinic-login>${more}</div>`,
      );
      const login = find(place, 'clinic-login', HTMLElement) as ClinicLogin;
      clients.push(login.client);
      await untilHeading(login, 'Alex Moreau');
      // Time must not run before the words that the page fetches with a limit have come.
      await fetchProblemWords();
      // Nor before what looks after the session, which the client asked for earlier than this.
      await import('../../../widgets/client/session-watch.ts');
      return login;
    },
    tab: async (bff) => {
      const client = new AuthClient(bff.url, 'maple-street');
      clients.push(client);
      await client.load();
      return client;
    },
    pass: async (seconds) => {
      for (let second = 0; second < seconds; second++) {
        timers.advance(1000);
        if (second % 10 === 9) await new Promise(requestAnimationFrame);
      }
      await new Promise(requestAnimationFrame);
    },
  };
}
