import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { AppEnv } from './app-env.ts';
import { answerProblem } from './problems.ts';

/**
 * Refuses larger bodies: `too-large`. A declared length is taken at its word, for the server reads no further than that
 * (RFC 9112 6.2); a body without one is counted while it arrives, for which the whole request has to be built.
 *
 * @param maxSize in bytes.
 */
export function limitBody(maxSize: number): MiddlewareHandler<AppEnv> {
  const refuse = (c: Context<AppEnv>) => answerProblem(c, { code: 'too-large' });
  const count = bodyLimit({ maxSize, onError: refuse });
  return async (c, next) => {
    const declared = c.req.header('Content-Length');
    if (declared === undefined || c.req.header('Transfer-Encoding') !== undefined) return count(c, next);
    if (Number(declared) <= maxSize) return next();
    return refuse(c);
  };
}
