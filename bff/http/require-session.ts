import type { MiddlewareHandler } from 'hono';
import { readSession } from '../actions/read-session.ts';
import type { AppEnv, HttpDeps } from './app-env.ts';
import { answerProblem } from './problems.ts';

/** Lets live sessions through, and nobody else: `not-logged-in`. */
export function requireSession({ clock }: Pick<HttpDeps, 'clock'>): MiddlewareHandler<AppEnv> {
  return (c, next) => {
    const stored = c.get('storedSession');
    const session = stored && readSession(c.get('clinic'), stored, clock());
    if (!session) return Promise.resolve(answerProblem(c, { code: 'not-logged-in' }));
    c.set('loggedIn', { stored, session });
    return next();
  };
}
