import { validator } from 'hono-openapi';
import type { z } from 'zod';
import type { AppEnv } from './app-env.ts';
import { answerProblem } from './problems.ts';

/**
 * Reads a request's JSON by its schema. The refusal names the first wrong field and nothing that was sent:
 * the library's own answer would echo passwords.
 */
export function readJson<Schema extends z.ZodType>(schema: Schema) {
  return validator<Schema, 'json', AppEnv, string>('json', schema, (result, c) => {
    if (result.success) return;
    const field = result.error[0]?.path
      ?.map((part) => String(typeof part === 'object' ? part.key : part))
      .join('.');
    return answerProblem(c, field ? { code: 'malformed', field } : { code: 'malformed' });
  });
}
