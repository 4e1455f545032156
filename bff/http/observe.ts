import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { AppEnv, HttpDeps } from './app-env.ts';
import { closedHeaders } from './respond.ts';

/**
 * Gives each request an id of ours, and tells log and metrics how it went. Only the route's pattern is noted,
 * never the address, its query or a header: those may hold secrets (ASVS 14.2.1, 16.2.5). Reads that went
 * well are logged at `debug`: pages ask who is logged in all day long.
 */
export function observe({ config, log, metrics }: HttpDeps): MiddlewareHandler<AppEnv> {
  const closed = closedHeaders(config.publicUrl);
  return async (c, next) => {
    const requestId = randomUUID();
    c.set('requestId', requestId);
    c.set('headers', { ...closed, 'X-Request-Id': requestId });
    const startedAt = performance.now();
    await next();
    const seconds = (performance.now() - startedAt) / 1000;
    const { method } = c.req;
    const { status } = c.res;
    const route = routePath(c, -1);
    metrics.requests.observe({ method, route, status }, seconds);
    const level = status < 400 && (method === 'GET' || method === 'OPTIONS') ? 'debug' : 'info';
    if (!log.isLevelEnabled(level)) return;
    log[level]({ requestId, method, route, status, ms: Math.round(seconds * 1000) }, 'request');
  };
}
