import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { handHeadersOn } from '../respond.ts';

/** The one script's address never changes, so browsers look for a newer one after five minutes. */
const ENTRY_CACHE = 'public, max-age=300, stale-while-revalidate=86400';
/** Chunks carry a hash of their content in their names. */
const CHUNK_CACHE = 'public, max-age=31536000, immutable';

/** The built widgets, for any page of any site: module scripts are fetched with CORS. */
export function widgetsRoutes({ widgetsFolder }: HttpDeps): Hono<AppEnv> {
  return new Hono<AppEnv>().get(
    '/widgets/*',
    handHeadersOn,
    serveStatic<AppEnv>({
      root: widgetsFolder,
      precompressed: true,
      rewriteRequestPath: (path) => path.slice('/widgets'.length),
      onFound: (path, c) => {
        c.header('Cache-Control', path.includes('/chunks/') ? CHUNK_CACHE : ENTRY_CACHE);
        c.header('Access-Control-Allow-Origin', '*');
        c.header('Cross-Origin-Resource-Policy', 'cross-origin');
        c.header('Timing-Allow-Origin', '*');
      },
    }),
  );
}
