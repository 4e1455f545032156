import { Hono } from 'hono';
import type { CallLimit } from '../../actions/api-limit.ts';
import { continueSession } from '../../actions/continue-session.ts';
import { makeSessionCode } from '../../actions/make-session-code.ts';
import type { SessionAnswer } from '../../contract/index.ts';
import { findFirstSession } from '../../storage/sessions.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { browserOf } from '../browser-of.ts';
import { credentialOfRenewedSession, handOver } from '../credentials.ts';
import { describe } from '../describe.ts';
import { examples } from '../practice-examples.ts';
import { continueSessionRequest, sessionCodeAnswer, sessionCodeRequest } from '../practice-schemas.ts';
import { answerProblem } from '../problems.ts';
import { readJson } from '../read-json.ts';
import { requireSession } from '../require-session.ts';
import { respond } from '../respond.ts';
import { sessionAnswer } from '../schemas.ts';

/** Codes by which the clinic's other pages learn who is logged in (rule 37), and the BFF's own go on with it. */
export function sessionCodeRoutes(deps: HttpDeps, limit: CallLimit): Hono<AppEnv> {
  const ownOrigin = new URL(deps.config.publicUrl).origin;

  return new Hono<AppEnv>()
    .post(
      '/session/code',
      requireSession(deps),
      readJson(sessionCodeRequest),
      describe({
        tag: 'session',
        summary: 'A code that hands this session on, once',
        description:
          'It lives a minute. A page of the clinic’s hands it to its server, which exchanges it with the clinic’s key; ' +
          'a code `for` the BFF’s own origin continues the session there and can be exchanged by nobody else. Asking ' +
          'does not count as activity.',
        request: { body: sessionCodeRequest, example: { for: 'https://portal.clinic.example' } },
        answers: {
          200: { description: 'The code', body: sessionCodeAnswer, example: examples.sessionCode },
        },
        problems: {
          400: 'malformed',
          401: 'not-logged-in',
          403: 'origin-not-allowed: of the page that asks, or of the one that is to have it; header-missing',
          404: 'unknown-clinic',
          415: 'not-json',
          429: 'throttled: five at once, then one every twelve seconds',
        },
      }),
      async (c) => {
        const { clinic, loggedIn } = c.var;
        const { stored } = loggedIn;
        // A session that goes on elsewhere has no limit of its own.
        const key = { clinicId: clinic.id, tokenHash: stored.tokenHash };
        const first = await findFirstSession(deps.database.db, key);
        const retryAfterSeconds = limit.take(`${clinic.id}|${first ?? ''}`, deps.clock());
        if (retryAfterSeconds > 0) return answerProblem(c, { code: 'throttled', retryAfterSeconds });
        const wish = { forOrigin: c.req.valid('json').for ?? null, browser: browserOf(c, deps) };
        const made = await makeSessionCode(deps, clinic, stored, wish);
        if (made.kind === 'unknown-origin') return answerProblem(c, { code: 'origin-not-allowed' });
        return respond(c, 200, made.answer);
      },
    )
    .post(
      '/session/continue',
      readJson(continueSessionRequest),
      describe({
        tag: 'session',
        summary: 'Go on with a session at the BFF’s own pages',
        description:
          'For the hosted pages alone, by a code that was made for them. The session that goes on is as old as the ' +
          'first one, and both end together.',
        request: { body: continueSessionRequest, example: examples.sessionCodeExchange },
        answers: { 200: { description: 'The session', body: sessionAnswer } },
        problems: {
          400: 'malformed',
          403: 'origin-not-allowed, header-missing',
          404: 'unknown-clinic',
          410: 'session-code-invalid: used, older than a minute, its session over, another clinic’s, or never one',
          415: 'not-json',
        },
      }),
      async (c) => {
        const { clinic, requestId } = c.var;
        if (c.req.header('Origin') !== ownOrigin) return answerProblem(c, { code: 'origin-not-allowed' });
        const { code } = c.req.valid('json');
        const continued = await continueSession(deps, { clinic, code, browser: browserOf(c, deps) });
        const seen = { requestId, clinic: clinic.slug };
        if (!continued) {
          deps.log.warn({ event: 'session-code-refused', ...seen }, 'login');
          return answerProblem(c, { code: 'session-code-invalid' });
        }
        const { session, token } = continued;
        deps.log.info({ event: 'session-continued', ...seen, profileId: session.profile.id }, 'login');
        const secondsLeft = Math.ceil((Date.parse(session.endsAt) - deps.clock()) / 1000);
        const credentials = token === null ? [] : [credentialOfRenewedSession(token, secondsLeft)];
        return respond(c, 200, { session } satisfies SessionAnswer, handOver(c, deps, credentials));
      },
    );
}
