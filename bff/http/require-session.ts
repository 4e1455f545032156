import type { MiddlewareHandler } from 'hono';
import { readSession } from '../actions/read-session.ts';
import type { AppEnv, HttpDeps } from './app-env.ts';
import { answerProblem } from './problems.ts';

/** Lets live sessions through, and nobody else: `not-logged-in`. */
export function requireSession({ clock }: Pick<HttpDeps, 'clock'>): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const { clinic, storedSession: stored } = c.var;
    const session = stored && readSession(clinic, stored, clock());
    if (!session) return answerProblem(c, { code: 'not-logged-in' });
    c.set('loggedIn', { stored, session });
    return next();
  };
}
