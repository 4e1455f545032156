import { randomUUID } from 'node:crypto';
import { calculateThumbprint, generateKeyPair, type KeyPair } from 'dpop';
import type { Hono } from 'hono';
import { exportJWK, SignJWT } from 'jose';
import type { AppEnv } from '../../bff/http/app-env.ts';
import { tokenHash } from '../../bff/crypto/token.ts';
import { type Answer, type BrowserOptions, type Call, type Page, pageOf } from './browser.ts';
import type { HandClock } from './clock.ts';

/** What a proof says, to be changed by a test; undefined takes a claim away. */
export type ClaimChanges = Readonly<
  Partial<Record<'jti' | 'htm' | 'htu' | 'iat' | 'nonce' | 'ath' | 'exp' | 'nbf', unknown>>
>;

/** A token as a page without cookies keeps it. */
export interface KeptToken {
  readonly token: string;
  /** Ms since the epoch. */
  readonly expiresAt: number;
}

/** A page in a browser that keeps no cookies: its calls carry proofs and tokens. */
export interface KeyedPage extends Page {
  /** A proof for one call, as this page would make it now. */
  prove(call: Pick<Call, 'method' | 'path'>, changes?: ClaimChanges): Promise<string>;
  /** What a call carries: a fresh proof, and the tokens that there are. */
  credentials(
    call: Pick<Call, 'method' | 'path'>,
    changes?: ClaimChanges,
  ): Promise<Readonly<Record<string, string>>>;
  /** Sends a call with these headers and nothing else that would prove anything; nothing is repeated. */
  sendBare(call: Call): Promise<Answer>;
}

/** One person's browser that keeps no cookies (RFC 9449): a key pair, the tokens that are its own, any pages. */
export interface KeyedBrowser {
  readonly keys: KeyPair;
  /** RFC 7638 */
  readonly thumbprint: string;
  /** By name: `session`, `browser`, `login`, `trust`. */
  readonly tokens: Map<string, KeptToken>;
  /** From the last answer; null: none has come yet. */
  nonce: string | null;
  /** How often a call was repeated with a new nonce. */
  readonly repeats: number;
  open(origin: string): KeyedPage;
  /** The same browser at another node. */
  at(app: Hono<AppEnv>): KeyedBrowser;
}

/** Signs what a proof says, as a browser does: the public key in the header, ES256. */
export async function signProof(
  keys: KeyPair,
  claims: Readonly<Record<string, unknown>>,
  header: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const jwk = await exportJWK(keys.publicKey);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk, ...header })
    .sign(keys.privateKey);
}

/** The tokens that an answer hands over, in order. */
export function handedOver(headers: Headers): readonly { name: string; token: string; maxAge: number }[] {
  const value = headers.get('Clinic-Auth-Tokens') ?? '';
  if (value === '') return [];
  return value.split(', ').map((part) => {
    const [, name, token, maxAge] = /^([a-z]+)=([\w.-]*);max-age=(\d+)$/.exec(part) ?? [];
    if (name === undefined || token === undefined) throw new Error(`no token: ${part}`);
    return { name, token, maxAge: Number(maxAge) };
  });
}

type KeyedOptions = Omit<BrowserOptions, 'clock'> & { readonly clock: Pick<HandClock, 'now'> };

/** A browser that keeps no cookies, as the BFF sees one. Requests go to the app directly; nothing listens. */
export async function createKeyedBrowser(options: KeyedOptions, keys?: KeyPair): Promise<KeyedBrowser> {
  const own = keys ?? (await generateKeyPair('ES256'));
  const memory: Memory = { keys: own, thumbprint: await calculateThumbprint(own.publicKey) };
  return keyedBrowser(options, memory, { tokens: new Map(), nonce: null, repeats: 0 });
}

interface Memory {
  readonly keys: KeyPair;
  readonly thumbprint: string;
}

interface Kept {
  readonly tokens: Map<string, KeptToken>;
  nonce: string | null;
  repeats: number;
}

function keyedBrowser(options: KeyedOptions, memory: Memory, kept: Kept): KeyedBrowser {
  return {
    ...memory,
    tokens: kept.tokens,
    get nonce() {
      return kept.nonce;
    },
    set nonce(nonce) {
      kept.nonce = nonce;
    },
    get repeats() {
      return kept.repeats;
    },
    open: (origin) => openKeyedPage(options, memory, kept, origin),
    at: (app) => keyedBrowser({ ...options, app }, memory, kept),
  };
}

function openKeyedPage(
  { app, publicUrl, clock, address = '198.51.100.7', userAgent = 'Test Browser 1.0' }: KeyedOptions,
  { keys }: Memory,
  kept: Kept,
  origin: string,
): KeyedPage {
  const live = (name: string): string | null => {
    const found = kept.tokens.get(name);
    return found && found.expiresAt > clock.now() ? found.token : null;
  };

  const prove: KeyedPage['prove'] = ({ method, path }, changes = {}) => {
    const session = live('session');
    const claims = {
      jti: randomUUID(),
      htm: method,
      htu: `${publicUrl}${path.split('?', 1)[0] ?? ''}`,
      iat: Math.floor(clock.now() / 1000),
      ...(kept.nonce !== null && { nonce: kept.nonce }),
      ...(session !== null && { ath: tokenHash(session) }),
      ...changes,
    };
    return signProof(keys, claims);
  };

  const sendBare: KeyedPage['sendBare'] = async ({ method, path, body, headers = {} }) => {
    const all = new Headers({ Origin: origin, 'User-Agent': userAgent });
    for (const [name, value] of Object.entries(headers)) {
      if (value === null) all.delete(name);
      else all.set(name, value);
    }
    const init = { method, headers: all, ...(body !== undefined && { body, duplex: 'half' as const }) };
    const bindings = { incoming: { socket: { remoteAddress: address } } };
    // A proxy in front takes the public address's own path away.
    const response = await app.request(`${new URL(publicUrl).origin}${path}`, init, bindings);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  const credentials: KeyedPage['credentials'] = async (call, changes) => {
    const session = live('session');
    const others = ['browser', 'login', 'trust'].flatMap((name) => {
      const token = live(name);
      return token === null ? [] : [`${name}=${token}`];
    });
    return {
      DPoP: await prove(call, changes),
      ...(session !== null && { Authorization: `DPoP ${session}` }),
      ...(others.length > 0 && { 'Clinic-Auth-Tokens': others.join(', ') }),
    };
  };

  const sendOnce = async (call: Call): Promise<Answer> => {
    const answer = await sendBare({ ...call, headers: { ...(await credentials(call)), ...call.headers } });
    const cookies = answer.headers.getSetCookie();
    if (cookies.length > 0) throw new Error(`a keyed request was answered with a cookie: ${cookies.join()}`);
    kept.nonce = answer.headers.get('DPoP-Nonce') ?? kept.nonce;
    for (const { name, token, maxAge } of handedOver(answer.headers)) {
      if (maxAge === 0) kept.tokens.delete(name);
      else kept.tokens.set(name, { token, expiresAt: clock.now() + maxAge * 1000 });
    }
    return answer;
  };

  const send = async (call: Call): Promise<Answer> => {
    const answer = await sendOnce(call);
    if (answer.status !== 401 || !answer.text.includes('"proof-nonce"')) return answer;
    kept.repeats += 1;
    return sendOnce(call);
  };

  return { ...pageOf(origin, send), prove, credentials, sendBare };
}
