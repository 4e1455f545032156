import type { MiddlewareHandler } from 'hono';
import { describeRoute, resolver } from 'hono-openapi';
import type { z } from 'zod';
import { problemAnswer } from './schemas.ts';

/** What `/openapi.json` says of one route. */
export interface RouteDescription {
  readonly summary: string;
  readonly description?: string;
  readonly tag:
    | 'login'
    | 'session'
    | 'account'
    | 'two-step'
    | 'profiles'
    | 'clinic'
    | 'calendar'
    | 'practice'
    | 'operations';
  /** What is sent, where the route's own schema reads less of it than callers should know, or there is an example. */
  readonly request?: { readonly body: z.ZodType; readonly example: object };
  /** Answers by status; a schema where there is a body, and an example for those who write against it. */
  readonly answers: Readonly<
    Record<number, { readonly description: string; readonly body?: z.ZodType; readonly example?: object }>
  >;
  /** What can go wrong, by status, in the codes of `ProblemCode`. */
  readonly problems?: Readonly<Record<number, string>>;
  /** Left out: the session's cookie or `browserKey`, or none. `practiceKey`: the key of the clinic's practice system. */
  readonly security?: 'practiceKey';
}

/** How callers prove who they are, where that is not a cookie. */
export const securitySchemes = {
  browserKey: {
    type: 'http',
    scheme: 'dpop',
    description:
      'For browsers that keep no cookie (RFC 9449), in place of the session’s cookie at every call below a clinic. `DPoP` ' +
      'carries a proof: ES256 alone, with `jti`, `htm`, `htu`, `iat`, `nonce`, and `ath` where there is an ' +
      '`Authorization`. The other tokens travel in `Clinic-Auth-Tokens: browser=…, login=…, trust=…`; answers hand tokens ' +
      'over in a header of the same name, `session=TOKEN;max-age=SECONDS`. Each opens with that key alone. Problems, all ' +
      '401: `proof-nonce` (repeat once with the `DPoP-Nonce` of the answer), `clock-off`, `proof-refused`.',
  },
  practiceKey: {
    type: 'http',
    scheme: 'bearer',
    description:
      'A key of the clinic’s practice system, made by the operator. It is for servers, never for browsers.',
  },
} as const;

type Described = NonNullable<Parameters<typeof describeRoute>[0]['responses']>;

/** Describes a route for `/openapi.json`, next to where it stands. */
export function describe(route: RouteDescription) {
  const { summary, description, tag, request, answers, problems = {}, security } = route;
  const json = (schema: z.ZodType, example?: object) => ({
    content: { 'application/json': { schema: resolver(schema), ...(example && { example }) } },
  });
  const responses: [string, Described[string]][] = [
    ...Object.entries(answers).map(([status, answer]): [string, Described[string]] => [
      status,
      { description: answer.description, ...(answer.body && json(answer.body, answer.example)) },
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
    ...(request && { requestBody: { required: true, ...json(request.body, request.example) } }),
    ...(security && { security: [{ [security]: [] }] }),
    responses: Object.fromEntries(responses),
  });
  // The library's own middleware is one more promise in every request; only what it carries is wanted.
  const passOn: MiddlewareHandler = (_c, next) => next();
  return Object.assign(passOn, described);
}
