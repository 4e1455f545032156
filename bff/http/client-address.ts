import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { AppEnv } from './app-env.ts';

/**
 * The address of the client that this request came from: the connection's own, or the one that the outermost
 * trusted proxy noted. What clients write into `X-Forwarded-For` themselves stands further left and is never
 * looked at (ASVS 4.1.3, 15.3.4).
 *
 * @param hops how many trusted proxies stand in front, each adding one address at the right.
 */
export function clientAddress(c: Context<AppEnv>, hops: number): string {
  const connection = getConnInfo(c).remote.address ?? 'unknown';
  if (hops === 0) return connection;
  const noted = (c.req.header('X-Forwarded-For') ?? '').split(',').map((address) => address.trim());
  return noted.at(-hops) || connection;
}
