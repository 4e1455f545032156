import { setImmediate } from 'node:timers/promises';
import type { Context, Handler } from 'hono';
import type { z } from 'zod';
import { BUSY_PROBLEM } from '../actions/busy.ts';
import { MOST_RECORDS } from '../actions/upsert-profiles.ts';
import type { RefusedRecord } from '../contract/index.ts';
import { readPracticeId } from '../domain/record-text.ts';
import { read, type Reading, type Refusal, refusal } from '../domain/refusal.ts';
import type { AppEnv, HttpDeps } from './app-env.ts';
import type { BatchLanes } from './batch-lanes.ts';
import { limitBody } from './limit-body.ts';
import { answerProblem } from './problems.ts';
import { keyStillHolds, refuseKey } from './require-api-key.ts';

/** 500 records of two kilobytes each. */
const BATCH_MAX_BYTES = 1024 * 1024;

/** Lets bodies through that hold a batch: `too-large`. */
export const batchLimit = limitBody(BATCH_MAX_BYTES);

/**
 * Reads a body that is one list, and leaves what stands in the list for later: one record that is not as it should be
 * keeps no other out. A body may take minutes to arrive, so its key is asked for once more.
 *
 * Problems: `malformed`, `too-large` (more than 500), `busy`, `wrong-key`.
 *
 * @param deps `lanes`: where batches wait for their turn.
 * @param name of the list.
 */
export function withBatch(
  deps: Pick<HttpDeps, 'database'> & { readonly lanes: BatchLanes },
  name: 'profiles' | 'appointments' | 'ids',
  answer: (c: Context<AppEnv>, records: readonly unknown[]) => Promise<Response>,
): Handler<AppEnv> {
  return async (c) => {
    const body: unknown = await c.req.json().catch(() => null);
    const isOneList =
      typeof body === 'object' && body !== null && Object.keys(body).every((key) => key === name);
    if (!isOneList) return answerProblem(c, { code: 'malformed' });
    const list: unknown = Object.entries(body)[0]?.[1];
    if (!Array.isArray(list)) return answerProblem(c, { code: 'malformed', field: name });
    if (list.length > MOST_RECORDS) return answerProblem(c, { code: 'too-large', field: name });
    const answered = await deps.lanes.take(c.var.clinic.id, async () =>
      (await keyStillHolds(deps, c)) ? answer(c, list) : refuseKey(c),
    );
    return answered ?? answerProblem(c, BUSY_PROBLEM);
  };
}

/** A record's outcome, beside the id that it came with. */
interface Placed<Outcome> {
  readonly id: string | null;
  readonly outcome: Outcome | Refusal;
}

/**
 * So many records are one transaction. SQLite holds the thread while it writes: a whole batch would keep every session
 * check waiting for a good part of a second.
 */
const PIECE = 25;

/** Works a batch off in pieces, and lets whoever waits go first after each. */
export async function inPieces<Item, Outcome>(
  items: readonly Item[],
  take: (piece: readonly Item[]) => Promise<readonly Outcome[]>,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let from = 0; from < items.length; from += PIECE) {
    outcomes.push(...(await take(items.slice(from, from + PIECE))));
    await setImmediate();
  }
  return outcomes;
}

/**
 * Reads records by their schema one by one, hands on those that could be read, and puts every outcome into its
 * record's place. Of those with one id the first counts.
 */
export async function takeEach<Wire, Outcome>(
  records: readonly unknown[],
  schema: z.ZodType<Wire>,
  take: (read: readonly Wire[]) => Promise<readonly Outcome[]>,
): Promise<readonly Placed<Outcome>[]> {
  const seen = new Set<string>();
  const readings = records.map((record): Reading<Wire> => {
    const id = idOf(record);
    if (id !== null && seen.has(id)) return refusal('duplicate-id', 'id');
    if (id !== null) seen.add(id);
    return readRecord(schema, record);
  });
  const taken = readings.flatMap((one) => (one.kind === 'read' ? [one.value] : []));
  const outcomes = (await inPieces(taken, take)).values();
  return readings.map((reading, index) => {
    const outcome = reading.kind === 'refused' ? reading : outcomes.next().value;
    if (outcome === undefined) throw new Error('a record has no outcome');
    return { id: idOf(records[index]), outcome };
  });
}

function readRecord<Wire>(schema: z.ZodType<Wire>, record: unknown): Reading<Wire> {
  const parsed = schema.safeParse(record);
  if (parsed.success) return read(parsed.data);
  const [issue] = parsed.error.issues;
  // Of what nobody asked for only a name is repeated, never a text.
  const unasked =
    issue?.code === 'unrecognized_keys' ? issue.keys.find((key) => /^\w{1,40}$/.test(key)) : undefined;
  const field = unasked ?? issue?.path[0]?.toString();
  if (field === undefined) return refusal('malformed');
  const isThere = typeof record === 'object' && record !== null && Object.hasOwn(record, field);
  return refusal(isThere ? 'malformed' : 'missing', field);
}

/** The id of a record, where it has one that can be. */
function idOf(record: unknown): string | null {
  const id = typeof record === 'object' && record !== null && 'id' in record ? record.id : null;
  return typeof id === 'string' && readPracticeId(id, 'id').kind === 'read' ? id : null;
}

/** A refusal as the practice system gets it; `id`: what the action calls the record's own id. */
export function describeRefusal(
  id: string | null,
  { reason, field }: Refusal,
  ownId: 'practiceId' | 'appointmentId',
): RefusedRecord {
  return {
    id,
    outcome: 'refused',
    reason,
    ...(field !== undefined && { field: field === ownId ? 'id' : field }),
  };
}
