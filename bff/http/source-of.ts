import type { Context } from 'hono';
import type { Source } from '../domain/audit-event.ts';
import type { AppEnv, HttpDeps } from './app-env.ts';
import { clientAddress } from './client-address.ts';

/** Where a request came from, for the audit log. */
export function sourceOf(c: Context<AppEnv>, { config }: Pick<HttpDeps, 'config'>): Source {
  return {
    address: clientAddress(c, config.trustedProxyHops),
    userAgent: c.req.header('User-Agent') ?? null,
    requestId: c.get('requestId'),
  };
}
