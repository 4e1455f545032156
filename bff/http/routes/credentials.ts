import { Hono } from 'hono';
import { changeCredentials } from '../../actions/change-credentials.ts';
import { readSession } from '../../actions/read-session.ts';
import type { CredentialsAnswer } from '../../contract/index.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { credentialOfRenewedSession, handOver } from '../credentials.ts';
import { describe } from '../describe.ts';
import { answerProblem } from '../problems.ts';
import { readJson } from '../read-json.ts';
import { requireSession } from '../require-session.ts';
import { respond } from '../respond.ts';
import { credentialsRequest, sessionAnswer } from '../schemas.ts';

/** A logged-in person's own username and password. */
export function credentialsRoutes(deps: HttpDeps): Hono<AppEnv> {
  const { clock, log } = deps;
  return new Hono<AppEnv>().put(
    '/credentials',
    requireSession(deps),
    describe({
      tag: 'account',
      summary: 'Change the own username, password or both',
      description:
        'The current password given as the new one leaves it as it is. A changed password ends the other sessions.',
      answers: { 200: { description: 'The session goes on, under a new token', body: sessionAnswer } },
      problems: {
        400: 'malformed',
        401: 'not-logged-in, wrong-password',
        403: 'origin-not-allowed, header-missing',
        409: 'username-taken',
        415: 'not-json',
        422: 'password-…, username-unusable',
        429: 'throttled',
        503: 'busy',
      },
    }),
    readJson(credentialsRequest),
    async (c) => {
      const { clinic, requestId } = c.var;
      const { stored } = c.var.loggedIn;
      const { username = null, ...passwords } = c.req.valid('json');
      const outcome = await changeCredentials(deps, {
        clinic,
        session: stored,
        username,
        ...passwords,
      });
      if (outcome.kind === 'problem') {
        const refused = outcome.problem.code;
        log.warn({ event: 'credentials-refused', requestId, clinic: clinic.slug, refused }, 'account');
        return answerProblem(c, outcome.problem);
      }
      const { profileId } = stored;
      log.info({ event: 'credentials-changed', requestId, clinic: clinic.slug, profileId }, 'account');
      const session = readSession(clinic, outcome.session, clock());
      if (!session) return answerProblem(c, { code: 'not-logged-in' });
      const answer: CredentialsAnswer = { session };
      const secondsLeft = Math.ceil((Date.parse(session.endsAt) - clock()) / 1000);
      const renewed = credentialOfRenewedSession(outcome.sessionToken, secondsLeft);
      return respond(c, 200, answer, handOver(c, deps, [renewed]));
    },
  );
}
