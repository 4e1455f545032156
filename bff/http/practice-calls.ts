import type { Context } from 'hono';
import type { Actor } from '../domain/audit-event.ts';
import type { StoredApiKey } from '../storage/api-keys.ts';
import type { AppEnv, HttpDeps } from './app-env.ts';

/** What can go wrong with every call of the practice system's. */
export const practiceProblems = {
  400: 'malformed: the call itself; a record that is not as it should be is refused in its place',
  401: 'wrong-key: unknown, revoked, another clinic’s, or none; all the same',
  403: 'not-allowed: the key lacks the scope; origin-not-allowed: the call comes from a browser',
  404: 'unknown-clinic',
  413: 'too-large: more than 1 MB, or more than 500 records',
  415: 'not-json',
  429: 'throttled: 20 calls at once and two a second by key, or too many wrong keys from one address',
  503: 'busy: more of the clinic’s batches wait than may',
};

/** The practice system, as the one who does something. */
export function apiKeyActor({ id, name }: StoredApiKey): Actor {
  return { kind: 'api-key', id, name };
}

/** Has the log tell of a call: how many records came to what, and never what they say. */
export function notePracticeCall(
  c: Context<AppEnv>,
  { log }: Pick<HttpDeps, 'log'>,
  event: string,
  results: readonly { readonly outcome: string }[],
): void {
  const { clinic, apiKey, requestId } = c.var;
  const counts: Record<string, number> = {};
  for (const { outcome } of results) counts[outcome] = (counts[outcome] ?? 0) + 1;
  log.info({ event, requestId, clinic: clinic.slug, apiKey: apiKey.id, ...counts }, 'practice');
}
