import type { MiddlewareHandler } from 'hono';
import { describeRoute, resolver } from 'hono-openapi';
import type { z } from 'zod';
import { problemAnswer } from './schemas.ts';

/** What `/openapi.json` says of one route. */
export interface RouteDescription {
  readonly summary: string;
  readonly description?: string;
  readonly tag:
    'login' | 'session' | 'account' | 'two-step' | 'profiles' | 'clinic' | 'calendar' | 'operations';
  /** Answers by status; a schema where there is a body. */
  readonly answers: Readonly<Record<number, { readonly description: string; readonly body?: z.ZodType }>>;
  /** What can go wrong, by status, in the codes of `ProblemCode`. */
  readonly problems?: Readonly<Record<number, string>>;
}

type Described = NonNullable<Parameters<typeof describeRoute>[0]['responses']>;

/** Describes a route for `/openapi.json`, next to where it stands. */
export function describe({ summary, description, tag, answers, problems = {} }: RouteDescription) {
  const json = (schema: z.ZodType) => ({ content: { 'application/json': { schema: resolver(schema) } } });
  const responses: [string, Described[string]][] = [
    ...Object.entries(answers).map(([status, answer]): [string, Described[string]] => [
      status,
      { description: answer.description, ...(answer.body && json(answer.body)) },
    ]),
    ...Object.entries(problems).map(([status, codes]): [string, Described[string]] => [
      status,
      { description: codes, ...json(problemAnswer) },
    ]),
  ];
  const described = describeRoute({
    summary,
    ...(description && { description }),
    tags: [tag],
    responses: Object.fromEntries(responses),
  });
  // The library's own middleware is one more promise in every request; only what it carries is wanted.
  const passOn: MiddlewareHandler = (_c, next) => next();
  return Object.assign(passOn, described);
}
