import { CompiledQuery, type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/** What came of a transaction: kept as it was written, or undone as if it had never run. */
export type Settled<Outcome> =
  { readonly keep: true; readonly outcome: Outcome } | { readonly keep: false; readonly outcome: Outcome };

const SYNCHRONOUS_NORMAL = CompiledQuery.raw('pragma synchronous = NORMAL');
const SYNCHRONOUS_FULL = CompiledQuery.raw('pragma synchronous = FULL');

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

/**
 * The same for what may be lost when the power fails, though not when the process does, such as counters: its commit
 * does not wait for the disk, which costs more than all that is written. What is committed after it takes it along.
 */
export async function allOrNothingSoon<Outcome>(
  { db, dialect }: Pick<Database, 'db' | 'dialect'>,
  work: (trx: Transaction<Tables>) => Promise<Settled<Outcome>>,
): Promise<Outcome> {
  if (dialect === 'postgres') {
    return allOrNothing(db, async (trx) => {
      await sql`set local synchronous_commit = off`.execute(trx);
      return work(trx);
    });
  }
  return db.connection().execute(async (connection) => {
    await connection.executeQuery(SYNCHRONOUS_NORMAL);
    try {
      return await allOrNothing(connection, work);
    } finally {
      await connection.executeQuery(SYNCHRONOUS_FULL);
    }
  });
}
