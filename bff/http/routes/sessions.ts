import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { listSessions, signOutEverywhere, signOutSession } from '../../actions/list-sessions.ts';
import type { SessionNews, SessionsAnswer } from '../../contract/index.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { handOver, noSession } from '../credentials.ts';
import { describe } from '../describe.ts';
import { answerProblem } from '../problems.ts';
import { readJson } from '../read-json.ts';
import { requireSession } from '../require-session.ts';
import { handHeadersOn, respond } from '../respond.ts';
import { emptyRequest } from '../schemas.ts';
import { sessionsAnswer } from '../sessions-schemas.ts';

/** A line now and then keeps proxies from closing a silent stream, and tells that a page has gone. */
const SIGN_OF_LIFE_MS = 25_000;

const problems = { 401: 'not-logged-in', 403: 'origin-not-allowed, header-missing' };

/** The session manager (rule 28), and the news that open pages wait for. */
export function sessionsRoutes(deps: HttpDeps): Hono<AppEnv> {
  const { log, news } = deps;

  const answerList = async (c: Context<AppEnv>): Promise<Response> => {
    const { clinic, loggedIn } = c.var;
    const sessions = await listSessions(deps, clinic, loggedIn.stored);
    return respond(c, 200, { sessions } satisfies SessionsAnswer);
  };
  const note = (c: Context<AppEnv>, event: string): void => {
    const { clinic, loggedIn, requestId } = c.var;
    log.info({ event, requestId, clinic: clinic.slug, profileId: loggedIn.stored.profileId }, 'session');
  };
  const listed = { 200: { description: 'Those that are left, this one first', body: sessionsAnswer } };

  return new Hono<AppEnv>()
    .get(
      '/sessions',
      requireSession(deps),
      describe({
        tag: 'session',
        summary: 'One’s own sessions, wherever they are open',
        answers: listed,
        problems: { 401: 'not-logged-in', 403: 'origin-not-allowed' },
      }),
      answerList,
    )
    .delete(
      '/sessions/:session',
      requireSession(deps),
      describe({
        tag: 'session',
        summary: 'Sign out one session',
        answers: listed,
        problems: { ...problems, 404: 'not-found: no such session of one’s own' },
      }),
      async (c) => {
        const { clinic, loggedIn } = c.var;
        const id = c.req.param('session');
        if (!(await signOutSession(deps, clinic, loggedIn.stored, id))) {
          return answerProblem(c, { code: 'not-found' });
        }
        note(c, 'signed-out');
        return answerList(c);
      },
    )
    .post(
      '/sessions/sign-out-others',
      requireSession(deps),
      describe({
        tag: 'session',
        summary: 'Sign out everywhere else',
        answers: listed,
        problems: { ...problems, 415: 'not-json' },
      }),
      readJson(emptyRequest),
      async (c) => {
        const { clinic, loggedIn } = c.var;
        await signOutEverywhere(deps, clinic, loggedIn.stored, { keepsOwn: true });
        note(c, 'signed-out-elsewhere');
        return answerList(c);
      },
    )
    .post(
      '/sessions/sign-out-everywhere',
      requireSession(deps),
      describe({
        tag: 'session',
        summary: 'Sign out everywhere, here too',
        answers: { 204: { description: 'Nobody is logged in now' } },
        problems: { ...problems, 415: 'not-json' },
      }),
      readJson(emptyRequest),
      async (c) => {
        const { clinic, loggedIn } = c.var;
        await signOutEverywhere(deps, clinic, loggedIn.stored, { keepsOwn: false });
        note(c, 'signed-out-everywhere');
        return respond(c, 204, null, handOver(c, deps, [noSession]));
      },
    )
    .get(
      '/session/news',
      requireSession(deps),
      describe({
        tag: 'session',
        summary: 'News of one’s own sessions',
        description:
          'Server-sent events: `sessions` when the list has changed, `ended` when this session is over. ' +
          'Waiting does not count as activity.',
        answers: { 200: { description: 'text/event-stream' } },
        problems: { 401: 'not-logged-in', 403: 'origin-not-allowed', 503: 'busy' },
      }),
      handHeadersOn,
      (c) => {
        // A stream that nobody reads is never left: it would hold its place until the session ends.
        if (c.req.method === 'HEAD') return c.body(null, 200, { 'Content-Type': 'text/event-stream' });
        const { clinic, loggedIn } = c.var;
        const over = Promise.withResolvers<true>();
        const end = () => over.resolve(true);
        let tell: (what: SessionNews) => void = () => {};
        const stop = news.listen({ clinic, session: loggedIn.stored, tell: (what) => tell(what), end });
        if (!stop) return answerProblem(c, { code: 'busy', retryAfterSeconds: 30 });
        // Proxies such as nginx hold answers back to send them in one piece.
        c.header('X-Accel-Buffering', 'no');
        return streamSSE(c, async (stream) => {
          const alive = setInterval(() => void stream.write(': here\n\n'), SIGN_OF_LIFE_MS);
          tell = (what) => {
            const written = stream.writeSSE({ event: what, data: '' });
            if (what === 'ended') void written.finally(end);
          };
          stream.onAbort(end);
          await stream.write('retry: 5000\n\n');
          await over.promise;
          clearInterval(alive);
          stop();
        });
      },
    );
}
