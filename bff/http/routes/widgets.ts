import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { handHeadersOn } from '../respond.ts';

/** The one script's address never changes, so browsers look for a newer one after five minutes. */
const ENTRY_CACHE = 'public, max-age=300, stale-while-revalidate=86400';
/** What carries a hash of its content in its address. */
const HASHED_CACHE = 'public, max-age=31536000, immutable';
/** Chunks, and all of a version that pages pin: `/widgets/0.1.0-3fa9c1d2/clinic-auth.js`. */
const hashedPath = /^\/widgets\/(?:chunks|[^/]+-[0-9a-f]{8})\//;

/** What lets any page of any site load a script, once there is one: module scripts are fetched with CORS. */
const openToPages: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  if (!c.res.ok) return;
  c.header('Cache-Control', hashedPath.test(c.req.path) ? HASHED_CACHE : ENTRY_CACHE);
  c.header('Access-Control-Allow-Origin', '*');
  c.header('Cross-Origin-Resource-Policy', 'cross-origin');
  c.header('Timing-Allow-Origin', '*');
};

/** The built widgets: the script that is always the newest, and every version whose folder stands beside it. */
export function widgetsRoutes({ widgetsFolder }: HttpDeps): Hono<AppEnv> {
  return new Hono<AppEnv>().get(
    '/widgets/*',
    handHeadersOn,
    openToPages,
    serveStatic<AppEnv>({
      root: widgetsFolder,
      precompressed: true,
      rewriteRequestPath: (path) => path.slice('/widgets'.length),
    }),
  );
}
