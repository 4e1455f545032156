import { Hono } from 'hono';
import { sql } from 'kysely';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { describe } from '../describe.ts';
import { handHeadersOn, respond } from '../respond.ts';

/** For those who run it: liveness, readiness, metrics. */
export function operationsRoutes({ database, metrics, isAcceptingRequests, log }: HttpDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get(
      '/healthz',
      describe({
        tag: 'operations',
        summary: 'Whether the process lives',
        answers: { 200: { description: 'It does' } },
      }),
      (c) => respond(c, 200, { status: 'ok' }),
    )
    .get(
      '/readyz',
      describe({
        tag: 'operations',
        summary: 'Whether requests may be sent here: the database answers, no shutdown is under way',
        answers: { 200: { description: 'They may' }, 503: { description: 'Not now' } },
      }),
      async (c) => {
        if (!isAcceptingRequests()) return respond(c, 503, { status: 'shutting-down' });
        try {
          await sql`select 1`.execute(database.db);
          return respond(c, 200, { status: 'ok' });
        } catch (error) {
          log.error({ err: error }, 'the database does not answer');
          return respond(c, 503, { status: 'database-away' });
        }
      },
    )
    .get(
      '/metrics',
      describe({
        tag: 'operations',
        summary: 'Metrics for Prometheus',
        description: 'Counts only. Keep it from the public at your proxy all the same.',
        answers: { 200: { description: 'The metrics in text format' } },
      }),
      handHeadersOn,
      async (c) =>
        c.body(await metrics.registry.metrics(), 200, { 'Content-Type': metrics.registry.contentType }),
    );
}
