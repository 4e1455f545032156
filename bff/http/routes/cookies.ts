import { Hono } from 'hono';
import type { CookiesAnswer } from '../../contract/index.ts';
import type { AppEnv } from '../app-env.ts';
import type { GateDeps } from '../browser-key.ts';
import { cookieOfCheck, cookieValue } from '../cookies.ts';
import { describe } from '../describe.ts';
import { respond } from '../respond.ts';
import { cookiesAnswer } from '../schemas.ts';

/** The cookie check: whether this browser keeps cookies in this page, found out before a login needs one. */
export function cookiesRoutes({ config, proofDesk }: GateDeps): Hono<AppEnv> {
  return new Hono<AppEnv>().get(
    '/cookies',
    describe({
      tag: 'session',
      summary: 'Whether this browser keeps cookies',
      description:
        'Sets a cookie like the session’s for a minute, or, where it came along, takes it away. False twice in a row ' +
        'means that it keeps none. `DPoP-Nonce` is there for the first proof (RFC 9449 8).',
      answers: { 200: { description: 'Whether the cookie came along', body: cookiesAnswer } },
      problems: { 403: 'origin-not-allowed', 404: 'unknown-clinic' },
    }),
    async (c) => {
      const { slug } = c.get('clinic');
      c.get('headers')['DPoP-Nonce'] = await proofDesk.nonce();
      if (c.get('browserKey')) return respond(c, 200, { kept: false } satisfies CookiesAnswer);
      const kept = cookieValue(c, 'check', slug) !== '';
      const cookie = cookieOfCheck(c, slug, config.publicUrl, kept);
      return respond(c, 200, { kept } satisfies CookiesAnswer, [['Set-Cookie', cookie]]);
    },
  );
}
