import type { Context, MiddlewareHandler } from 'hono';
import type { CallLimit } from '../actions/api-limit.ts';
import { findLivingKey, verifyApiKey } from '../actions/verify-api-key.ts';
import type { ApiScope } from '../domain/api-key.ts';
import type { AppEnv, HttpDeps } from './app-env.ts';
import { clientAddress } from './client-address.ts';
import { isJson } from './clinic-gate.ts';
import { answerProblem } from './problems.ts';

/** RFC 6750 2.1 */
const BEARER = /^Bearer +(\S+) *$/i;

const shownKey = (header: string | undefined): string => BEARER.exec(header ?? '')?.[1] ?? '';

/**
 * Lets the clinic's practice system through, by its key alone: no cookie is looked at, and whatever comes from a page
 * is refused before its key is, for browsers must hold none. Whatever is wrong with a key, the answer is the same.
 *
 * @param limit counts each key's calls.
 * @param scopes the key has to have one of them.
 *
 * Problems: `origin-not-allowed`, `unknown-clinic`, `wrong-key`, `throttled`, `not-allowed`, `not-json`.
 */
export function requireApiKey(
  deps: HttpDeps,
  limit: CallLimit,
  scopes: readonly ApiScope[],
): MiddlewareHandler<AppEnv> {
  const { clinics, config, log, clock } = deps;
  return async (c, next) => {
    // Browsers send one of the two with every unsafe call (Fetch 3.2; Fetch Metadata), servers neither.
    if (c.req.header('Origin') !== undefined || c.req.header('Sec-Fetch-Site') !== undefined) {
      return answerProblem(c, { code: 'origin-not-allowed' });
    }
    const clinic = await clinics.find(c.req.param('clinic') ?? '');
    if (!clinic) return answerProblem(c, { code: 'unknown-clinic' });
    const address = clientAddress(c, config.trustedProxyHops);
    const key = shownKey(c.req.header('Authorization'));
    const verified = await verifyApiKey(deps, { clinic, key, address });
    const { requestId } = c.var;
    if (verified.kind !== 'known') {
      log.warn({ event: 'api-key-refused', requestId, clinic: clinic.slug, address }, 'practice');
      if (verified.kind === 'throttled') {
        return answerProblem(c, { code: 'throttled', retryAfterSeconds: verified.retryAfterSeconds });
      }
      return refuseKey(c);
    }
    const retryAfterSeconds = limit.take(`${clinic.id}|${verified.key.id}`, clock());
    if (retryAfterSeconds > 0) return answerProblem(c, { code: 'throttled', retryAfterSeconds });
    if (!verified.key.scopes.some((scope) => scopes.includes(scope))) {
      return answerProblem(c, { code: 'not-allowed' });
    }
    if (!isJson(c)) return answerProblem(c, { code: 'not-json' });
    c.set('clinic', clinic);
    c.set('apiKey', verified.key);
    return next();
  };
}

/** Whether a request's key holds now: a body may arrive so slowly that its key has been revoked meanwhile. */
export async function keyStillHolds(deps: Pick<HttpDeps, 'database'>, c: Context<AppEnv>): Promise<boolean> {
  const key = shownKey(c.req.header('Authorization'));
  return (await findLivingKey(deps, c.var.clinic, key)) !== null;
}

/** One answer for whatever is wrong with a key (RFC 6750 3). */
export function refuseKey(c: Context<AppEnv>): Response {
  c.var.headers['WWW-Authenticate'] = 'Bearer';
  return answerProblem(c, { code: 'wrong-key' });
}
