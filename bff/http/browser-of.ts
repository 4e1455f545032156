import type { Context } from 'hono';
import type { Browser } from '../actions/open-session.ts';
import type { AppEnv, HttpDeps } from './app-env.ts';
import { clientAddress } from './client-address.ts';
import { presentedBrowser, presentedLogin, presentedTrust } from './credentials.ts';

/** The browser that a request came from, as far as it shows itself. */
export function browserOf(c: Context<AppEnv>, { config }: Pick<HttpDeps, 'config'>): Browser {
  const { clinic, storedSession } = c.var;
  return {
    address: clientAddress(c, config.trustedProxyHops),
    userAgent: c.req.header('User-Agent') ?? '',
    origin: c.req.header('Origin') ?? '',
    sessionTokenHash: storedSession?.tokenHash ?? null,
    knownTokenHash: presentedBrowser(c, clinic.slug) || null,
    loginTokenHash: presentedLogin(c, clinic.slug) || null,
    trustedTokenHash: presentedTrust(c, clinic.slug) || null,
  };
}
