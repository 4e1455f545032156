import { Hono } from 'hono';
import type { CallLimit } from '../../actions/api-limit.ts';
import { makeSessionCode } from '../../actions/make-session-code.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { describe } from '../describe.ts';
import { examples } from '../practice-examples.ts';
import { sessionCodeAnswer } from '../practice-schemas.ts';
import { answerProblem } from '../problems.ts';
import { readJson } from '../read-json.ts';
import { requireSession } from '../require-session.ts';
import { respond } from '../respond.ts';
import { emptyRequest } from '../schemas.ts';

/** A code by which the clinic's other pages learn who is logged in (rule 37). */
export function sessionCodeRoutes(deps: HttpDeps, limit: CallLimit): Hono<AppEnv> {
  return new Hono<AppEnv>().post(
    '/session/code',
    requireSession(deps),
    readJson(emptyRequest),
    describe({
      tag: 'session',
      summary: 'A code that tells the clinic’s own server, once, whose session this is',
      description:
        'It lives a minute. The page hands it to its server, which exchanges it with the clinic’s key. Asking does not ' +
        'count as activity.',
      request: { body: emptyRequest, example: {} },
      answers: { 200: { description: 'The code', body: sessionCodeAnswer, example: examples.sessionCode } },
      problems: {
        400: 'malformed',
        401: 'not-logged-in',
        403: 'origin-not-allowed, header-missing',
        404: 'unknown-clinic',
        415: 'not-json',
        429: 'throttled: five at once, then one every twelve seconds',
      },
    }),
    async (c) => {
      const { clinic, loggedIn } = c.var;
      const { tokenHash } = loggedIn.stored;
      const retryAfterSeconds = limit.take(`${clinic.id}|${tokenHash}`, deps.clock());
      if (retryAfterSeconds > 0) return answerProblem(c, { code: 'throttled', retryAfterSeconds });
      return respond(c, 200, await makeSessionCode(deps, clinic, loggedIn.stored));
    },
  );
}
