import { type Context, Hono } from 'hono';
import { endSession } from '../../actions/end-session.ts';
import { readSession } from '../../actions/read-session.ts';
import { recordActivity } from '../../actions/record-activity.ts';
import type { SessionAnswer } from '../../contract/index.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { takeSession } from '../credentials.ts';
import { describe } from '../describe.ts';
import { answerProblem } from '../problems.ts';
import { sessionAnswer } from '../schemas.ts';

/** The session of this browser at this clinic. */
export function sessionRoutes(deps: HttpDeps): Hono<AppEnv> {
  const { clock, config, log } = deps;
  const live = (c: Context<AppEnv>) => readSession(c.var.visit, clock());

  return new Hono<AppEnv>()
    .get(
      '/session',
      describe({
        tag: 'session',
        summary: 'Whose session this is',
        description: 'Asking does not count as activity.',
        answers: { 200: { description: 'The live session', body: sessionAnswer } },
        problems: { 401: 'not-logged-in', 403: 'origin-not-allowed', 404: 'unknown-clinic' },
      }),
      (c) => {
        const session = live(c);
        return session ? c.json<SessionAnswer>({ session }) : answerProblem(c, { code: 'not-logged-in' });
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
        const { clinic, session } = c.var.visit;
        if (session) {
          await endSession(deps, { clinicId: clinic.id, tokenHash: session.tokenHash });
          const { requestId } = c.var;
          log.info(
            { event: 'logged-out', requestId, clinic: clinic.slug, profileId: session.profileId },
            'login',
          );
        }
        takeSession(c, clinic.slug, config.publicUrl);
        return c.body(null, 204);
      },
    )
    .post(
      '/session/activity',
      describe({
        tag: 'session',
        summary: 'Tell that the person has just done something',
        description: 'Keeps Automatic Sign Out away. Written down at most once a minute.',
        answers: { 204: { description: 'Noted' } },
        problems: { 401: 'not-logged-in', 403: 'origin-not-allowed, header-missing', 415: 'not-json' },
      }),
      async (c) => {
        const { clinic, session } = c.var.visit;
        if (!session || !live(c)) return answerProblem(c, { code: 'not-logged-in' });
        await recordActivity(deps, { clinicId: clinic.id, tokenHash: session.tokenHash });
        return c.body(null, 204);
      },
    );
}
