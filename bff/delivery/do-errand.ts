import { allOrNothing } from '../storage/all-or-nothing.ts';
import type { Db } from '../storage/database.ts';
import { type ClaimedRow, endRow } from '../storage/outbox.ts';
import { type DeliverDeps, retryOrDrop } from './deliver.ts';
import type { ErrandPlace, Errands } from './errand.ts';
import { openPayload } from './payload.ts';

/** An errand with its data, whichever it is: the row's kind decides which data it holds. */
type AnyErrand = (trx: Db, place: ErrandPlace, data: unknown) => Promise<void>;

/**
 * Does one claimed errand, and marks it as done in the same transaction: where the claim was lost meanwhile,
 * everything that it did is undone.
 *
 * @returns true where it was done: there may be something to send now.
 */
export async function doErrand(
  deps: DeliverDeps,
  errands: Errands,
  row: ClaimedRow,
  leaseMs: number,
): Promise<boolean> {
  const over = { ending: 'done', problem: null, providerId: null, payload: null } as const;
  try {
    const opened = openPayload(deps.keys, row);
    const errand = (errands as Readonly<Record<string, AnyErrand>>)[row.kind];
    if (opened.kind === 'unreadable' || !errand) throw new Error(`errand ${row.kind} cannot be read here`);
    const done = await allOrNothing(deps.database.db, async (trx) => {
      await errand(trx, { clinicId: row.clinicId, createdAt: row.createdAt }, opened.payload);
      const ours = await endRow(trx, row, { ...over, endedAt: deps.clock() });
      return { keep: ours, outcome: ours };
    });
    if (done) deps.count(row.channel, 'done');
    return done;
  } catch (error) {
    deps.log.error({ event: 'errand-failed', err: error, kind: row.kind, outboxId: row.id }, 'delivery');
    await retryOrDrop(deps, row, leaseMs, { problem: 'internal' });
    return false;
  }
}
