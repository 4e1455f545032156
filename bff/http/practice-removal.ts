import type { Context } from 'hono';
import type { PracticeRemovalAnswer } from '../contract/index.ts';
import { readPracticeId } from '../domain/record-text.ts';
import type { AppEnv, HttpDeps } from './app-env.ts';
import { notePracticeCall } from './practice-calls.ts';
import { inPieces } from './practice-records.ts';
import { answerProblem } from './problems.ts';
import { respond } from './respond.ts';

type Removed = PracticeRemovalAnswer['results'][number]['outcome'];

/**
 * Removes what the practice system calls by these ids, and answers each in its place. An id that stands there twice is
 * removed once; one that can be nobody's is unknown, and no database is asked for it.
 *
 * Problems: `malformed`.
 */
export async function answerRemoval(
  c: Context<AppEnv>,
  deps: HttpDeps,
  event: 'profiles-removed' | 'appointments-removed',
  given: readonly unknown[],
  remove: (ids: readonly string[]) => Promise<readonly Removed[]>,
): Promise<Response> {
  const ids = given.filter((id) => typeof id === 'string');
  if (ids.length < given.length) return answerProblem(c, { code: 'malformed', field: 'ids' });
  const asked = [...new Set(ids)].filter((id) => readPracticeId(id, 'id').kind === 'read');
  const removed = await inPieces(asked, remove);
  const outcomes = new Map(asked.map((id, index) => [id, removed[index]]));
  const results = ids.map((id) => ({ id, outcome: outcomes.get(id) ?? 'unknown' }));
  notePracticeCall(c, deps, event, results);
  return respond(c, 200, { results } satisfies PracticeRemovalAnswer);
}
