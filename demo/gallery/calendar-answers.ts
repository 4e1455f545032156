import { delay, http, HttpResponse } from 'msw';
import type { RequestHandler } from 'msw';
import type {
  AppointmentsAnswer,
  CalendarFeed,
  CalendarFeedAnswer,
  Problem,
  ProblemAnswer,
} from '../../bff/contract/index.ts';
import { sampleAppointments, sampleFeedUrls, unfetchedFeed } from './calendar-samples.ts';

/** What stands in for the BFF around one's own appointments and the link to them. */
export interface CalendarAnswers {
  /** Everything works. */
  works(given?: {
    readonly appointments?: AppointmentsAnswer;
    readonly feed?: CalendarFeed;
    /** How long the link lets one wait. */
    readonly milliseconds?: number;
  }): RequestHandler[];
  /**
   * A call comes back with a problem; it goes before what otherwise works.
   *
   * @param path - below the clinic's address: `calendar-feed/reset`
   */
  refuses(path: string, problem: Problem): RequestHandler[];
}

/**
 * Stands in for the BFF's calls around the calendar.
 *
 * @param here - the clinic's address at the BFF, as msw matches it
 */
export function calendarAnswers(here: string): CalendarAnswers {
  return {
    works: ({ appointments, feed = unfetchedFeed, milliseconds = 0 } = {}) => {
      let known = feed;
      const answer = (): Response => HttpResponse.json<CalendarFeedAnswer>({ feed: known });
      return [
        http.get(`${here}/appointments`, () =>
          HttpResponse.json<AppointmentsAnswer>(appointments ?? sampleAppointments(Date.now())),
        ),
        http.post(`${here}/calendar-feed`, async () => {
          await delay(milliseconds);
          return answer();
        }),
        http.post(`${here}/calendar-feed/reset`, () => {
          known = { url: sampleFeedUrls[1], lastFetchedAt: null, lastFetchedBy: null };
          return answer();
        }),
      ];
    },
    refuses: (path, problem) => [
      http.all(`${here}/${path}`, () =>
        HttpResponse.json<ProblemAnswer>({ problem, requestId: 'request-1' }, { status: 500 }),
      ),
    ],
  };
}
