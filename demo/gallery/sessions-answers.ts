import { http, HttpResponse } from 'msw';
import type { RequestHandler } from 'msw';
import type { ListedSession, Problem, ProblemAnswer, SessionsAnswer } from '../../bff/contract/index.ts';
import { sampleSessions } from './session-samples.ts';

/** What stands in for the BFF around one's own sessions. */
export interface SessionsAnswers {
  /** Everything works. */
  works(sessions?: readonly ListedSession[]): RequestHandler[];
  /**
   * A call comes back with a problem; it goes before what otherwise works.
   *
   * @param path - below the clinic's address: `sessions/sign-out-others`
   */
  refuses(path: string, problem: Problem): RequestHandler[];
  /** The stream of news, in which none ever comes. */
  noNews(): RequestHandler[];
}

/**
 * Stands in for the BFF's calls around sessions.
 *
 * @param here - the clinic's address at the BFF, as msw matches it
 */
export function sessionsAnswers(here: string): SessionsAnswers {
  return {
    works: (given) => {
      let left = given ?? sampleSessions(Date.now());
      const answer = (): Response => HttpResponse.json<SessionsAnswer>({ sessions: left });
      return [
        http.get(`${here}/sessions`, answer),
        http.delete(`${here}/sessions/:session`, ({ params }) => {
          left = left.filter(({ id }) => id !== params['session']);
          return answer();
        }),
        http.post(`${here}/sessions/sign-out-others`, () => {
          left = left.filter(({ isThisOne }) => isThisOne);
          return answer();
        }),
        http.post(`${here}/sessions/sign-out-everywhere`, () => new HttpResponse(null, { status: 204 })),
      ];
    },
    refuses: (path, problem) => [
      http.all(`${here}/${path}`, () =>
        HttpResponse.json<ProblemAnswer>({ problem, requestId: 'request-1' }, { status: 500 }),
      ),
    ],
    noNews: () => [
      http.get(
        `${here}/session/news`,
        () => new HttpResponse(new ReadableStream(), { headers: { 'Content-Type': 'text/event-stream' } }),
      ),
    ],
  };
}
