import type { Context, MiddlewareHandler } from 'hono';
import type { AppEnv } from './app-env.ts';

/** Headers of an answer by name. */
export type HeaderRecord = Record<string, string>;

/** One more header of an answer; of `Set-Cookie` there may be several. */
export type HeaderLine = readonly [name: string, value: string];

/** Two years, as browsers' preload lists ask; ASVS 3.4.1 asks for one. */
const HSTS = 'max-age=63072000; includeSubDomains';

/**
 * The headers that every answer begins with (ASVS 3.4): nothing here is a page, so nothing may run, be
 * framed, be guessed at or be kept by a cache.
 *
 * @param publicUrl where it begins with `https:`, browsers are told to stay with that.
 */
export function closedHeaders(publicUrl: string): Readonly<HeaderRecord> {
  return {
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
    ...(publicUrl.startsWith('https:') && { 'Strict-Transport-Security': HSTS }),
  };
}

/**
 * Makes a JSON answer whole, with the headers that the request has gathered. A plain record goes straight to
 * the socket; headers set one by one would cost a session check as much as its query does.
 *
 * @param body null for an answer without one (204).
 * @param handedOver the credentials that it hands over, as `handOver` has made them ready.
 */
export function respond(
  c: Context<AppEnv>,
  status: number,
  body: object | null,
  handedOver: readonly HeaderLine[] = [],
): Response {
  // Not `c.var`, which copies all variables each time it is asked.
  const gathered = c.get('headers');
  if (body === null && handedOver.length === 0) return new Response(null, { status, headers: gathered });
  const plain = body === null ? gathered : { 'Content-Type': 'application/json', ...gathered };
  const text = body === null ? null : JSON.stringify(body);
  if (handedOver.length === 0) return new Response(text, { status, headers: plain });
  const headers = new Headers(plain);
  for (const [name, value] of handedOver) headers.append(name, value);
  return new Response(text, { status, headers });
}

/** Hands the gathered headers to routes whose answers a library makes; these may then relax some. */
export const handHeadersOn: MiddlewareHandler<AppEnv> = async (c, next) => {
  for (const [name, value] of Object.entries(c.var.headers)) c.header(name, value);
  await next();
};
