import type { Context } from 'hono';
import { generateCookie, getCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import { getDomain } from 'tldts';
import type { AppEnv } from './app-env.ts';
import type { Credential, CredentialName } from './credentials.ts';

/** Each clinic has its own, so that one browser can be logged in at two clinics (rule 7). */
const nameOf = (name: CredentialName | 'check', slug: string): string => `clinic-${name}-${slug}`;

/** Long enough for the answer to arrive and the question to be asked again on a slow line. */
const CHECK_MAX_AGE = 60;

/** The value of a clinic's cookie that came along; '' where none did. */
export function cookieValue(c: Context<AppEnv>, name: CredentialName | 'check', slug: string): string {
  // Read by hand: every request comes past here, and a library's reading of any cookie takes as long as the query.
  const cookies = `; ${c.req.header('Cookie') ?? ''};`;
  const before = `; __Host-${nameOf(name, slug)}=`;
  const at = cookies.indexOf(before);
  return at < 0 ? '' : cookies.slice(at + before.length, cookies.indexOf(';', at + 1));
}

/** The clinics whose session cookies this browser holds; whether the sessions live is another question. */
export function clinicsLoggedInAt(c: Context<AppEnv>): readonly string[] {
  const prefix = `__Host-${nameOf('session', '')}`;
  return Object.keys(getCookie(c))
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length));
}

/** The `Set-Cookie` value that hands a credential to the browser, and to nothing else. */
export function cookieOf(
  c: Context<AppEnv>,
  slug: string,
  publicUrl: string,
  { name, token, maxAge }: Credential,
): string {
  return generateCookie(nameOf(name, slug), token, { ...cookieOptions(c, publicUrl), maxAge });
}

/**
 * The `Set-Cookie` value of the cookie check: a cookie like the session's in all but its name, so that a browser
 * which keeps the one keeps the other.
 *
 * @param isThere it came along, and is taken away.
 */
export function cookieOfCheck(c: Context<AppEnv>, slug: string, publicUrl: string, isThere: boolean): string {
  const options = { ...cookieOptions(c, publicUrl), maxAge: isThere ? 0 : CHECK_MAX_AGE };
  return generateCookie(nameOf('check', slug), isThere ? '' : '1', options);
}

/**
 * `__Host-`, HttpOnly, Secure always. `SameSite=Lax` where page and BFF are one site; where they are not,
 * only `None` travels at all, and `Partitioned` keeps it to that one page's site.
 */
function cookieOptions(c: Context<AppEnv>, publicUrl: string): CookieOptions {
  const common = { prefix: 'host', path: '/', httpOnly: true, secure: true } as const;
  return isFromSameSite(c, publicUrl)
    ? { ...common, sameSite: 'Lax' }
    : { ...common, sameSite: 'None', partitioned: true };
}

/** The browser itself knows best, by whichever of its names it has reached the BFF; old ones do not say. */
function isFromSameSite(c: Context<AppEnv>, publicUrl: string): boolean {
  const origin = c.req.header('Origin');
  const site = c.req.header('Sec-Fetch-Site');
  if (site !== undefined) return site !== 'cross-site';
  return !origin || isSameSite(origin, publicUrl);
}

/** Same site as browsers mean it: scheme and registrable domain, private suffixes included; ports don't count. */
export function isSameSite(origin: string, publicUrl: string): boolean {
  const [one, other] = [new URL(origin), new URL(publicUrl)];
  if (one.protocol !== other.protocol) return false;
  if (one.hostname === other.hostname) return true;
  const site = getDomain(one.hostname, { allowPrivateDomains: true });
  return site !== null && site === getDomain(other.hostname, { allowPrivateDomains: true });
}
