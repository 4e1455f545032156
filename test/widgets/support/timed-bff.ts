import { http, HttpResponse } from 'msw';
import type { RequestHandler } from 'msw';
import type { ClinicAnswer, ProblemAnswer, Session, SessionAnswer } from '../../../bff/contract/index.ts';
import { sampleClinic } from '../../../demo/gallery/answers.ts';
import { sampleStaff } from '../../../demo/gallery/two-step-settings-samples.ts';
import { standInBff } from './stand-in-bff.ts';
import type { StandInBff } from './stand-in-bff.ts';

/** A BFF that keeps time: it ends the session by itself, and prolongs it when it hears of activity. */
export interface TimedBff extends StandInBff {
  /** How many reports of activity it has taken. */
  readonly reports: number;
  /** Its session at this moment; null: it is over. */
  readonly session: Session | null;
  /** Ends the session, as from another browser. */
  end(): void;
  /** As if somebody in another browser window were at work. */
  touch(): void;
}

/** What can be set. */
export interface Timing {
  readonly idleSeconds: number;
  readonly totalSeconds?: number;
  /** By how many milliseconds the server's clock differs from the page's, and the answers say so. */
  readonly differsBy?: number;
}

/** A BFF with somebody of the staff logged in since now, by the clock of the test. */
export function timedBff({ idleSeconds, totalSeconds = 86_400, differsBy = 0 }: Timing): TimedBff {
  const now = (): number => Date.now() + differsBy;
  const loggedInAt = now();
  const endsAt = loggedInAt + totalSeconds * 1000;
  let lastActiveAt = loggedInAt;
  let reports = 0;
  let isEnded = false;
  const session = (): Session | null => {
    const idleEndsAt = Math.min(endsAt, lastActiveAt + idleSeconds * 1000);
    if (isEnded || now() >= idleEndsAt) return null;
    const [begun, idle, end] = [loggedInAt, idleEndsAt, endsAt].map((at) => new Date(at).toISOString());
    return { ...sampleStaff, loggedInAt: begun ?? '', idleEndsAt: idle ?? '', endsAt: end ?? '' };
  };
  const headers = (): HeadersInit => (differsBy ? { Date: new Date(now()).toUTCString() } : {});
  const own = (answer: (session: Session) => Response) => (): Response => {
    const live = session();
    return live
      ? answer(live)
      : HttpResponse.json<ProblemAnswer>(
          { problem: { code: 'not-logged-in' }, requestId: 'request-1' },
          { status: 401 },
        );
  };
  const handlers = (here: string): RequestHandler[] => [
    http.get(here, () =>
      HttpResponse.json<ClinicAnswer>({ clinic: sampleClinic, session: session() }, { headers: headers() }),
    ),
    http.delete(`${here}/session`, () => {
      isEnded = true;
      return new HttpResponse(null, { status: 204 });
    }),
    http.post(
      `${here}/session/activity`,
      own(() => {
        reports++;
        if (now() - lastActiveAt >= 60_000) lastActiveAt = now();
        return HttpResponse.json<SessionAnswer>(
          { session: session() ?? sampleStaff },
          { headers: headers() },
        );
      }),
    ),
  ];
  const bff = standInBff(() => []);
  bff.use(handlers(`${bff.url}/v1/clinics/maple-street`));
  return Object.defineProperties(bff, {
    reports: { get: () => reports },
    session: { get: session },
    end: {
      value: () => {
        isEnded = true;
      },
    },
    touch: {
      value: () => {
        lastActiveAt = now();
      },
    },
  }) as TimedBff;
}
