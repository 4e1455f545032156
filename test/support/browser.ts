import type { Hono } from 'hono';
import type { AppEnv } from '../../bff/http/app-env.ts';
import { CookieJar } from './cookie-jar.ts';
import type { HandClock } from './clock.ts';
import type { TestPerson } from './people.ts';

/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface Call {
  readonly method: string;
  readonly path: string;
  /** Sent as it stands. */
  readonly body?: string | ReadableStream<Uint8Array>;
  /** On top of what a page's fetch sends; null takes a header away. */
  readonly headers?: Readonly<Record<string, string | null>>;
}

/** A page of some site, open in a browser: its calls carry the page's origin and the browser's cookies. */
export interface Page {
  readonly origin: string;
  send(call: Call): Promise<Answer>;
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
  put(path: string, body: unknown): Promise<Answer>;
  patch(path: string, body: unknown): Promise<Answer>;
  delete(path: string): Promise<Answer>;
  /** Tries to log a person in, with their own password unless another one is given. */
  login(person: TestPerson, typed?: { username?: string; password?: string }): Promise<Answer>;
  /** The status of the session check: 200 logged in, 401 not. */
  sessionStatus(slug: string): Promise<number>;
}

export interface BrowserOptions {
  readonly app: Hono<AppEnv>;
  readonly publicUrl: string;
  readonly clock: HandClock;
  /** Of its connection. */
  readonly address?: string;
  readonly userAgent?: string;
}

/** One person's browser: a cookie jar and an address, any number of pages. */
export interface Browser {
  readonly cookies: CookieJar;
  open(origin: string): Page;
  /** The same browser, from another network or at another node. */
  with(changes: Partial<BrowserOptions>): Browser;
}

/** A browser as the BFF sees one. Requests go to the app directly; nothing listens. */
export function createBrowser(
  options: BrowserOptions,
  cookies: CookieJar = new CookieJar(options.clock.now),
): Browser {
  return {
    cookies,
    open: (origin) => openPage(options, cookies, origin),
    with: (changes) => createBrowser({ ...options, ...changes }, cookies),
  };
}

function openPage(options: BrowserOptions, cookies: CookieJar, origin: string): Page {
  const { app, publicUrl, address = '198.51.100.7', userAgent = 'Test Browser 1.0' } = options;

  return pageOf(origin, async ({ method, path, body, headers = {} }) => {
    const all = new Headers({ Origin: origin, 'User-Agent': userAgent });
    const cookie = cookies.header(origin);
    if (cookie !== '') all.set('Cookie', cookie);
    for (const [name, value] of Object.entries(headers)) {
      if (value === null) all.delete(name);
      else all.set(name, value);
    }
    const init = { method, headers: all, ...(body !== undefined && { body, duplex: 'half' as const }) };
    const bindings = { incoming: { socket: { remoteAddress: address } } };
    const response = await app.request(`${publicUrl}${path}`, init, bindings);
    cookies.receive(response.headers.getSetCookie(), origin);
    return { status: response.status, headers: response.headers, text: await response.text() };
  });
}

/** A page that sends its calls in this way. */
export function pageOf(origin: string, send: (call: Call) => Promise<Answer>): Page {
  const sendJson = (method: 'POST' | 'PUT' | 'PATCH') => (path: string, body: unknown) =>
    send({
      method,
      path,
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', 'X-Clinic-Auth': '1' },
    });

  const post = sendJson('POST');

  return {
    origin,
    send,
    post,
    put: sendJson('PUT'),
    patch: sendJson('PATCH'),
    get: (path) => send({ method: 'GET', path }),
    delete: (path) => send({ method: 'DELETE', path, headers: { 'X-Clinic-Auth': '1' } }),
    login: ({ clinic, username, password }, typed = {}) =>
      post(`/v1/clinics/${clinic.slug}/login`, { username, password, ...typed }),
    sessionStatus: async (slug) =>
      (await send({ method: 'GET', path: `/v1/clinics/${slug}/session` })).status,
  };
}
