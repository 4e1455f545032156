import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** What came of a transaction: kept as it was written, or undone as if it had never run. */
export type Settled<Outcome> =
  { readonly keep: true; readonly outcome: Outcome } | { readonly keep: false; readonly outcome: Outcome };

/**
 * Runs `work` in a transaction that its outcome may undo, so that an expected refusal needs no exception.
 * A thrown error undoes it too and goes on to the caller.
 */
export async function allOrNothing<Outcome>(
  db: Kysely<Tables>,
  work: (trx: Transaction<Tables>) => Promise<Settled<Outcome>>,
): Promise<Outcome> {
  const trx = await db.startTransaction().execute();
  try {
    const { keep, outcome } = await work(trx);
    await (keep ? trx.commit() : trx.rollback()).execute();
    return outcome;
  } catch (error) {
    if (!trx.isCommitted && !trx.isRolledBack) await trx.rollback().execute();
    throw error;
  }
}
