import { Hono } from 'hono';
import { endSession } from '../../actions/end-session.ts';
import { readSession } from '../../actions/read-session.ts';
import { recordActivity } from '../../actions/record-activity.ts';
import type { SessionAnswer } from '../../contract/index.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { handOver, noSession } from '../credentials.ts';
import { describe } from '../describe.ts';
import { answerProblem } from '../problems.ts';
import { requireSession } from '../require-session.ts';
import { respond } from '../respond.ts';
import { sessionAnswer } from '../schemas.ts';

/** The session of this browser at this clinic. */
export function sessionRoutes(deps: HttpDeps): Hono<AppEnv> {
  const { log } = deps;

  return new Hono<AppEnv>()
    .get(
      '/session',
      requireSession(deps),
      describe({
        tag: 'session',
        summary: 'Whose session this is',
        description: 'Asking does not count as activity.',
        answers: { 200: { description: 'The live session', body: sessionAnswer } },
        problems: { 401: 'not-logged-in', 403: 'origin-not-allowed', 404: 'unknown-clinic' },
      }),
      (c) => {
        const answer: SessionAnswer = { session: c.get('loggedIn').session };
        return respond(c, 200, answer);
      },
    )
    .delete(
      '/session',
      describe({
        tag: 'session',
        summary: 'Log out',
        description: 'Ends the session at once, everywhere. Without one it does nothing.',
        answers: { 204: { description: 'Nobody is logged in now' } },
        problems: { 403: 'origin-not-allowed, header-missing', 404: 'unknown-clinic' },
      }),
      async (c) => {
        const { clinic, storedSession } = c.var;
        if (storedSession) {
          await endSession(deps, clinic.id, storedSession);
          const { requestId } = c.var;
          log.info(
            { event: 'logged-out', requestId, clinic: clinic.slug, profileId: storedSession.profileId },
            'login',
          );
        }
        return respond(c, 204, null, handOver(c, deps, [noSession]));
      },
    )
    .post(
      '/session/activity',
      requireSession(deps),
      describe({
        tag: 'session',
        summary: 'Tell that the person has just done something',
        description: 'Keeps Automatic Sign Out away. Written down at most once a minute.',
        answers: { 200: { description: 'The session, with its new ends', body: sessionAnswer } },
        problems: { 401: 'not-logged-in', 403: 'origin-not-allowed, header-missing', 415: 'not-json' },
      }),
      async (c) => {
        const { clinic, loggedIn } = c.var;
        const { stored } = loggedIn;
        const lastActiveAt = await recordActivity(deps, { clinicId: clinic.id, stored });
        const session = readSession(clinic, { ...stored, lastActiveAt }, deps.clock());
        if (!session) return answerProblem(c, { code: 'not-logged-in' });
        return respond(c, 200, { session } satisfies SessionAnswer);
      },
    );
}
