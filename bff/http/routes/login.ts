import { Hono } from 'hono';
import { verifyPassword } from '../../actions/verify-password.ts';
import type { LoginAnswer } from '../../contract/index.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { browserOf } from '../browser-of.ts';
import { cookiesOfSession } from '../credentials.ts';
import { describe } from '../describe.ts';
import { problemStatus } from '../problems.ts';
import { readJson } from '../read-json.ts';
import { respond } from '../respond.ts';
import { loginAnswer, loginRequest } from '../schemas.ts';

/** The login of a clinic, step by step. Every answer is `{step, problem?}`. */
export function loginRoutes(deps: HttpDeps): Hono<AppEnv> {
  const { config, log, metrics } = deps;
  return new Hono<AppEnv>().post(
    '/login',
    describe({
      tag: 'login',
      summary: 'Log in with username and password',
      description: 'Answers with the step that comes next. Only `logged-in` sets the session cookie.',
      answers: {
        200: { description: 'The next step', body: loginAnswer },
        401: { description: 'wrong-credentials: one answer, whatever was wrong', body: loginAnswer },
        429: { description: 'throttled: wait as long as Retry-After says', body: loginAnswer },
        503: { description: 'busy: too many logins at once, try again after Retry-After', body: loginAnswer },
      },
      problems: {
        400: 'malformed',
        403: 'origin-not-allowed, header-missing',
        413: 'too-large',
        415: 'not-json',
      },
    }),
    readJson(loginRequest),
    async (c) => {
      const { clinic } = c.var;
      const { username, password } = c.req.valid('json');
      const browser = browserOf(c, deps);
      const { address } = browser;
      const outcome = await verifyPassword(deps, { clinic, username, password, browser });
      const { requestId } = c.var;
      if (outcome.kind === 'problem') {
        const { problem } = outcome;
        metrics.logins.inc({ outcome: problem.code });
        log.warn(
          { event: 'login-refused', requestId, clinic: clinic.slug, refused: problem.code, address },
          'login',
        );
        const answer: LoginAnswer = { step: { name: 'password' }, problem };
        return respond(c, problemStatus(c, problem), answer);
      }
      const { opened } = outcome;
      metrics.logins.inc({ outcome: 'logged-in' });
      const profileId = opened.session.profile.id;
      log.info({ event: 'logged-in', requestId, clinic: clinic.slug, profileId, address }, 'login');
      const answer: LoginAnswer = { step: { name: 'logged-in', session: opened.session } };
      return respond(c, 200, answer, cookiesOfSession(c, clinic.slug, config.publicUrl, opened));
    },
  );
}
