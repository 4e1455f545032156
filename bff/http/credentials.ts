import type { Context } from 'hono';
import type { OpenedSession } from '../actions/open-session.ts';
import { tokenHash } from '../crypto/token.ts';
import { LOGIN_SECONDS, TRUST_SECONDS } from '../domain/two-step.ts';
import type { AppEnv, HttpDeps } from './app-env.ts';
import { sealedTokens, TOKENS_HEADER } from './browser-key.ts';
import { cookieOf, cookieValue } from './cookies.ts';
import type { HeaderLine } from './respond.ts';

/**
 * How a credential travels: by cookies, or, where a browser keeps none, sealed to its key. This module alone knows:
 * whoever makes or reads a credential need not.
 */
export type CredentialName = 'session' | 'browser' | 'login' | 'trust';

/** A credential to hand over, or to take away. */
export interface Credential {
  readonly name: CredentialName;
  /** '': it is taken away. */
  readonly token: string;
  /** Seconds. */
  readonly maxAge: number;
}

/** Chromium keeps no cookie longer than 400 days; this one is worth 30 days on the server. */
const KNOWN_BROWSER_MAX_AGE = 30 * 24 * 3600;

/** A new session's, and the known browser's. */
export function credentialsOfSession(opened: OpenedSession): readonly Credential[] {
  const { endsAt, loggedInAt } = opened.session;
  const maxAge = Math.ceil((Date.parse(endsAt) - Date.parse(loggedInAt)) / 1000);
  return [
    { name: 'session', token: opened.sessionToken, maxAge },
    { name: 'browser', token: opened.knownBrowserToken, maxAge: KNOWN_BROWSER_MAX_AGE },
  ];
}

/** The session's under its new token, for as long as the session has left. */
export function credentialOfRenewedSession(token: string, secondsLeft: number): Credential {
  return { name: 'session', token, maxAge: secondsLeft };
}

/** That of a login in progress: it opens nothing but its own next step. */
export function credentialOfLogin(token: string): Credential {
  return { name: 'login', token, maxAge: LOGIN_SECONDS };
}

/** That of a browser that is trusted (rule 22). */
export function credentialOfTrust(token: string): Credential {
  return { name: 'trust', token, maxAge: TRUST_SECONDS };
}

/** Takes the token of a login in progress off the browser. */
export const noLogin: Credential = { name: 'login', token: '', maxAge: 0 };

/** Takes the session's token off the browser. */
export const noSession: Credential = { name: 'session', token: '', maxAge: 0 };

/** The hash of the session token that came along; '' where none did. */
export function presentedSession(c: Context<AppEnv>, slug: string): string {
  return presented(c, 'session', slug);
}

/** The hash of the known-browser token that came along; '' where none did. */
export function presentedBrowser(c: Context<AppEnv>, slug: string): string {
  return presented(c, 'browser', slug);
}

/** The hash of the token of a login in progress that came along; '' where none did. */
export function presentedLogin(c: Context<AppEnv>, slug: string): string {
  return presented(c, 'login', slug);
}

/** The hash of the trusted-browser token that came along; '' where none did. */
export function presentedTrust(c: Context<AppEnv>, slug: string): string {
  return presented(c, 'trust', slug);
}

/** A keyed request's cookies are never looked at: what its key has not signed for is somebody else's word. */
function presented(c: Context<AppEnv>, name: CredentialName, slug: string): string {
  const key = c.get('browserKey');
  const token = key ? key.tokens[name] : cookieValue(c, name, slug);
  return token === '' ? '' : tokenHash(token);
}

/**
 * Hands credentials to the browser that asked, in the way that it can keep them.
 *
 * @returns for `respond`.
 */
export function handOver(
  c: Context<AppEnv>,
  deps: Pick<HttpDeps, 'config' | 'keys' | 'random'>,
  credentials: readonly Credential[],
): readonly HeaderLine[] {
  const { id, slug } = c.get('clinic');
  const key = c.get('browserKey');
  if (!key) {
    const { publicUrl } = deps.config;
    return credentials.map((each) => ['Set-Cookie', cookieOf(c, slug, publicUrl, each)]);
  }
  if (credentials.length === 0) return [];
  return [[TOKENS_HEADER, sealedTokens(deps, { clinicId: id, thumbprint: key.thumbprint }, credentials)]];
}
