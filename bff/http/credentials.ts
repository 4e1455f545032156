import type { Context } from 'hono';
import { generateCookie, getCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import { getDomain } from 'tldts';
import type { OpenedSession } from '../actions/open-session.ts';
import { tokenHash } from '../crypto/token.ts';
import { LOGIN_SECONDS, TRUST_SECONDS } from '../domain/two-step.ts';
import type { AppEnv } from './app-env.ts';

/**
 * How a credential travels: by cookies of which each clinic has its own, so that one browser can be logged
 * in at two clinics (rule 7). This module alone knows, so that another way can join it.
 */
const cookieNames = {
  session: (slug: string) => `clinic-session-${slug}`,
  knownBrowser: (slug: string) => `clinic-browser-${slug}`,
  login: (slug: string) => `clinic-login-${slug}`,
  trust: (slug: string) => `clinic-trust-${slug}`,
};

/** Chromium keeps no cookie longer than 400 days; this one is worth 30 days on the server. */
const KNOWN_BROWSER_MAX_AGE = 30 * 24 * 3600;

/** The hash of the session token that came along; '' where none did. */
export function presentedSession(c: Context<AppEnv>, slug: string): string {
  return presented(c, cookieNames.session(slug));
}

/** The hash of the known-browser token that came along; '' where none did. */
export function presentedBrowser(c: Context<AppEnv>, slug: string): string {
  return presented(c, cookieNames.knownBrowser(slug));
}

/** The hash of the token of a login in progress that came along; '' where none did. */
export function presentedLogin(c: Context<AppEnv>, slug: string): string {
  return presented(c, cookieNames.login(slug));
}

/** The hash of the trusted-browser token that came along; '' where none did. */
export function presentedTrust(c: Context<AppEnv>, slug: string): string {
  return presented(c, cookieNames.trust(slug));
}

/** Read by hand: every request comes past here, and a library's reading of any cookie takes as long as the query. */
function presented(c: Context<AppEnv>, name: string): string {
  const cookies = `; ${c.req.header('Cookie') ?? ''};`;
  const before = `; __Host-${name}=`;
  const at = cookies.indexOf(before);
  if (at < 0) return '';
  const token = cookies.slice(at + before.length, cookies.indexOf(';', at + 1));
  return token === '' ? '' : tokenHash(token);
}

/** The clinics whose session cookies this browser holds; whether the sessions live is another question. */
export function clinicsLoggedInAt(c: Context<AppEnv>): readonly string[] {
  const prefix = `__Host-${cookieNames.session('')}`;
  return Object.keys(getCookie(c))
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length));
}

/** The cookies that hand a new session's tokens to the browser, and to nothing else. */
export function cookiesOfSession(
  c: Context<AppEnv>,
  slug: string,
  publicUrl: string,
  opened: OpenedSession,
): readonly string[] {
  const options = cookieOptions(c, publicUrl);
  const maxAge = Math.ceil(
    (Date.parse(opened.session.endsAt) - Date.parse(opened.session.loggedInAt)) / 1000,
  );
  return [
    generateCookie(cookieNames.session(slug), opened.sessionToken, { ...options, maxAge }),
    generateCookie(cookieNames.knownBrowser(slug), opened.knownBrowserToken, {
      ...options,
      maxAge: KNOWN_BROWSER_MAX_AGE,
    }),
  ];
}

/** The cookie that hands a session's new token over, for as long as the session has left. */
export function cookieOfRenewedSession(
  c: Context<AppEnv>,
  slug: string,
  publicUrl: string,
  { token, secondsLeft }: { token: string; secondsLeft: number },
): string {
  return generateCookie(cookieNames.session(slug), token, {
    ...cookieOptions(c, publicUrl),
    maxAge: secondsLeft,
  });
}

/** The cookie of a login in progress: it opens nothing but its own next step. */
export function cookieOfLogin(c: Context<AppEnv>, slug: string, publicUrl: string, token: string): string {
  const options = { ...cookieOptions(c, publicUrl), maxAge: LOGIN_SECONDS };
  return generateCookie(cookieNames.login(slug), token, options);
}

/** The cookie that takes the token of a login in progress off the browser. */
export function cookieOfNoLogin(c: Context<AppEnv>, slug: string, publicUrl: string): string {
  return generateCookie(cookieNames.login(slug), '', { ...cookieOptions(c, publicUrl), maxAge: 0 });
}

/** The cookie of a browser that is trusted (rule 22). */
export function cookieOfTrust(c: Context<AppEnv>, slug: string, publicUrl: string, token: string): string {
  const options = { ...cookieOptions(c, publicUrl), maxAge: TRUST_SECONDS };
  return generateCookie(cookieNames.trust(slug), token, options);
}

/** The cookie that takes the session's token off the browser. */
export function cookieOfNoSession(c: Context<AppEnv>, slug: string, publicUrl: string): string {
  return generateCookie(cookieNames.session(slug), '', { ...cookieOptions(c, publicUrl), maxAge: 0 });
}

/**
 * `__Host-`, HttpOnly, Secure always. `SameSite=Lax` where page and BFF are one site; where they are not,
 * only `None` travels at all, and `Partitioned` keeps it to that one page's site.
 */
function cookieOptions(c: Context<AppEnv>, publicUrl: string): CookieOptions {
  const origin = c.req.header('Origin');
  const common = { prefix: 'host', path: '/', httpOnly: true, secure: true } as const;
  return !origin || isSameSite(origin, publicUrl)
    ? { ...common, sameSite: 'Lax' }
    : { ...common, sameSite: 'None', partitioned: true };
}

/** Same site as browsers mean it: scheme and registrable domain, private suffixes included; ports don't count. */
export function isSameSite(origin: string, publicUrl: string): boolean {
  const [one, other] = [new URL(origin), new URL(publicUrl)];
  if (one.protocol !== other.protocol) return false;
  if (one.hostname === other.hostname) return true;
  const site = getDomain(one.hostname, { allowPrivateDomains: true });
  return site !== null && site === getDomain(other.hostname, { allowPrivateDomains: true });
}
