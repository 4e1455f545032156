import type { Context, MiddlewareHandler } from 'hono';
import { findSession } from '../storage/sessions.ts';
import type { AppEnv } from './app-env.ts';
import { admitByKey, type GateDeps, isKeyed, TOKENS_HEADER } from './browser-key.ts';
import { presentedSession } from './credentials.ts';
import { answerProblem } from './problems.ts';
import { respond } from './respond.ts';

/** The header that only scripts can set, and other sites' scripts only after a preflight (ASVS 3.5.1). */
const CUSTOM_HEADER = 'X-Clinic-Auth';

/** Beside the few that any page may read (Fetch, CORS-safelisted response-header names). */
const EXPOSED = `Date, Retry-After, X-Request-Id, DPoP-Nonce, ${TOKENS_HEADER}, WWW-Authenticate`;

/** What widgets send that is not safelisted. */
const SENT = `Content-Type, ${CUSTOM_HEADER}, Authorization, DPoP, ${TOKENS_HEADER}`;

/** Browsers ask again after this; Chromium's own limit is two hours. */
const PREFLIGHT_MAX_AGE_SECONDS = 7200;

/**
 * Stands before every route of a clinic: the clinic exists, the page's origin is the clinic's, and an unsafe
 * request could not have been sent by somebody else's page. A browser without cookies proves its key. Leaves the
 * clinic, that key and the session for the routes.
 *
 * Problems: `unknown-clinic`, `origin-not-allowed`, `header-missing`, `not-json`, `proof-nonce`, `clock-off`,
 * `proof-refused`.
 */
export function clinicGate(deps: GateDeps): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const slug = c.req.param('clinic') ?? '';
    const refusal = await admit(c, deps, slug);
    if (refusal) return refusal;
    return next();
  };
}

/**
 * Lets a request in at the clinic with this slug.
 *
 * @returns the answer to give instead, or null where the request may go on.
 */
export async function admit(c: Context<AppEnv>, deps: GateDeps, slug: string): Promise<Response | null> {
  const headers = c.get('headers');
  const origin = c.req.header('Origin') ?? '';
  headers.Vary = 'Origin, Sec-Fetch-Site';
  const clinic = await deps.clinics.find(slug);
  if (!clinic) return refuse(c, 'unknown-clinic');

  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
  const known = clinic.origins.has(origin) || isOwnOrigin(origin, deps.config.publicUrl);
  const admitted = known || (isRead && origin === '' && isOwnRead(c));
  if (!admitted) return refuse(c, 'origin-not-allowed');
  if (origin !== '') {
    headers['Access-Control-Allow-Origin'] = origin;
    headers['Access-Control-Allow-Credentials'] = 'true';
    headers['Access-Control-Expose-Headers'] = EXPOSED;
  }
  if (c.req.method === 'OPTIONS') return answerPreflight(c);
  if (!isRead) {
    if (c.req.header(CUSTOM_HEADER) !== '1') return answerProblem(c, { code: 'header-missing' });
    if (c.req.method !== 'DELETE' && !isJson(c)) return answerProblem(c, { code: 'not-json' });
  }
  const refusal = isKeyed(c) ? await admitByKey(c, deps, clinic) : null;
  if (refusal) return refusal;
  const tokenHash = presentedSession(c, slug);
  const key = { clinicId: clinic.id, tokenHash };
  c.set('clinic', clinic);
  c.set('storedSession', tokenHash === '' ? null : await findSession(deps.database.db, key));
  return null;
}

/** The BFF's own hosted pages belong to every clinic. */
function isOwnOrigin(origin: string, publicUrl: string): boolean {
  return origin !== '' && origin === new URL(publicUrl).origin;
}

/**
 * A read without `Origin` comes from the BFF's own pages or from no page at all. Where the browser says that
 * another site's page makes it (an image, a script), it is refused (ASVS 3.5.8).
 */
function isOwnRead(c: Context<AppEnv>): boolean {
  const site = c.req.header('Sec-Fetch-Site');
  return site === undefined || site === 'same-origin' || site === 'none';
}

/** Whether a body is declared as JSON. */
export function isJson(c: Context<AppEnv>): boolean {
  return /^application\/json\s*(;|$)/i.test(c.req.header('Content-Type') ?? '');
}

/**
 * These two refusals say nothing about anybody, so any page may read them that asks without credentials. Widgets ask
 * with them, and no foreign origin is named in an answer to that (ASVS 3.4.2): their doctor asks once more.
 */
export function refuse(c: Context<AppEnv>, code: 'unknown-clinic' | 'origin-not-allowed'): Response {
  c.var.headers['Access-Control-Allow-Origin'] = '*';
  return answerProblem(c, { code });
}

function answerPreflight(c: Context<AppEnv>): Response {
  const { headers } = c.var;
  headers['Access-Control-Allow-Methods'] = 'GET, POST, PUT, PATCH, DELETE';
  headers['Access-Control-Allow-Headers'] = SENT;
  headers['Access-Control-Max-Age'] = String(PREFLIGHT_MAX_AGE_SECONDS);
  return respond(c, 204, null);
}
