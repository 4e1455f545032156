import type { Db } from './database.ts';

/** The check stored for each key version that this database has seen. */
export async function listKeyChecks(db: Db): Promise<ReadonlyMap<number, string>> {
  const rows = await db.selectFrom('secretKey').selectAll().execute();
  return new Map(rows.map((row) => [row.version, row.keyCheck]));
}

/** Notes a key version at its first use; of two nodes that start at once, the first one's stays. */
export async function rememberKeyCheck(db: Db, version: number, keyCheck: string): Promise<void> {
  await db
    .insertInto('secretKey')
    .values({ version, keyCheck })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .execute();
}
