import { Hono } from 'hono';
import { type FeedLimit, fetchFeed } from '../../actions/calendar-feed.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { describe } from '../describe.ts';
import { answerProblem } from '../problems.ts';

/** 256 bits in base64url, as `newToken` makes them. */
const FILE = /^([A-Za-z0-9_-]{43})\.ics$/;

/**
 * Calendar feeds, for calendars: no cookie, no origin, the address is all they have. Whatever is wrong with an
 * address, the answer is the same 404 (rule 31); it is never logged, only the route's pattern is.
 */
export function feedRoutes(deps: HttpDeps, limit: FeedLimit): Hono<AppEnv> {
  return new Hono<AppEnv>().get(
    '/feeds/:slug/:file',
    describe({
      tag: 'calendar',
      summary: 'A calendar feed',
      description: 'iCalendar (RFC 5545). Answers `If-None-Match` with 304 while nothing has changed.',
      answers: { 200: { description: 'text/calendar' }, 304: { description: 'Nothing has changed' } },
      problems: { 404: 'not-found', 429: 'throttled' },
    }),
    async (c) => {
      const token = FILE.exec(c.req.param('file'))?.[1];
      const clinic = await deps.clinics.find(c.req.param('slug'));
      if (!clinic || token === undefined) return answerProblem(c, { code: 'not-found' });
      const outcome = await fetchFeed(deps, limit, {
        clinic,
        token,
        known: c.req.header('If-None-Match') ?? '',
        userAgent: c.req.header('User-Agent') ?? '',
      });
      switch (outcome.kind) {
        case 'unknown':
          return answerProblem(c, { code: 'not-found' });
        case 'limited':
          return answerProblem(c, {
            code: 'throttled',
            retryAfterSeconds: outcome.retryAfterSeconds,
          });
        case 'unchanged':
          return new Response(null, { status: 304, headers: headersOf(c.get('headers'), outcome.etag) });
        case 'written':
          return new Response(outcome.text, {
            headers: {
              ...headersOf(c.get('headers'), outcome.etag),
              'Content-Type': 'text/calendar; charset=utf-8',
              'Content-Disposition': 'inline; filename="appointments.ics"',
            },
          });
      }
    },
  );
}

/** It may be kept by the calendar that asked, if it asks again each time; by nobody between. */
function headersOf(gathered: Readonly<Record<string, string>>, etag: string): Record<string, string> {
  return { ...gathered, 'Cache-Control': 'private, no-cache', ETag: etag };
}
