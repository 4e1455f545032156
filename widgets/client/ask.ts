import type { AuthClient } from './auth-client.ts';
import type { AnswerOutcome } from './outcome.ts';
import type { Method } from './transport.ts';

/**
 * A call of the widgets' own that answers something. Where it comes to `not-logged-in`, the session is over in every
 * tab; an answer that cannot be understood is `internal`.
 *
 * @param path - below the clinic's address
 * @param content - what goes out as JSON; undefined: no body
 * @param isAnswer - whether the body is what was asked for
 * @param until - as in `send`
 */
export async function ask<T>(
  client: AuthClient,
  method: Method,
  path: string,
  content: object | undefined,
  isAnswer: (body: unknown) => body is T,
  until?: AbortSignal,
): Promise<AnswerOutcome<T>> {
  const { body, problem } = await client.call(method, path, content, undefined, until);
  if (problem?.code === 'not-logged-in') client.tellSession(null, null);
  if (!problem && isAnswer(body)) return { answer: body, problem };
  return { answer: null, problem: problem ?? { code: 'internal' } };
}
