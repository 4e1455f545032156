import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './app-env.ts';

/** Two years, as browsers' preload lists ask; ASVS 3.4.1 asks for one. */
const HSTS = 'max-age=63072000; includeSubDomains';

/**
 * Headers for every answer (ASVS 3.4): nothing here is a page, so nothing may run, be framed, be guessed at
 * or be kept by a cache. Routes that serve something else relax just what they need.
 */
export function securityHeaders(publicUrl: string): MiddlewareHandler<AppEnv> {
  const secure = publicUrl.startsWith('https:');
  return async (c, next) => {
    c.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; base-uri 'none'");
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Cross-Origin-Resource-Policy', 'same-origin');
    c.header('Cache-Control', 'no-store');
    if (secure) c.header('Strict-Transport-Security', HSTS);
    await next();
  };
}
