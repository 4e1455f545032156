import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../bff/storage/database.ts';
import { until } from '../delivery/support/until.ts';

/**
 * Has several calls reach one row before any of them may go on, so that they meet there every time and not
 * once in a thousand runs. SQLite has one writer, so calls cannot meet inside it: there they run at once.
 *
 * @param rows the rows to hold, as a query `… for update`.
 * @param starts the calls in the order in which they are to come to the row.
 */
export async function meetAtRow<Result>(
  { db, dialect }: Database,
  rows: RawBuilder<unknown>,
  starts: readonly (() => Promise<Result>)[],
): Promise<readonly Result[]> {
  if (dialect === 'sqlite') return Promise.all(starts.map((start) => start()));
  const trx = await db.startTransaction().execute();
  const calls: Promise<Result>[] = [];
  try {
    await rows.execute(trx);
    for (const start of starts) {
      calls.push(start());
      await until(`${calls.length} calls wait for the row`, async () => (await waiting(db)) >= calls.length);
    }
  } finally {
    await trx.rollback().execute();
  }
  return Promise.all(calls);
}

async function waiting(db: Database['db']): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
  return rows[0]?.waiting ?? 0;
}
