import { sql } from 'kysely';
import type { Db } from './database.ts';
import type { Tables } from './tables.ts';

/** A column that holds something sealed, and what its rows are known by beside the clinic. */
export interface SealedColumn {
  readonly table: keyof Tables;
  readonly column: string;
  readonly key: string;
}

/** A sealed value at its place. */
export interface SealedRow {
  readonly clinicId: number;
  readonly key: string;
  readonly profileId: string | null;
  readonly sealed: string;
}

/** The next rows of a column, all clinics', behind the one that was last. */
export async function listSealed(
  db: Db,
  { table, column, key }: SealedColumn,
  { after, most }: { after: Pick<SealedRow, 'clinicId' | 'key'>; most: number },
): Promise<readonly SealedRow[]> {
  const profileId = table === 'outbox' ? sql`null` : sql.ref('profileId');
  const { rows } = await sql<SealedRow>`
    select ${sql.ref('clinicId')}, ${sql.ref(key)} as ${sql.ref('key')}, ${profileId} as ${sql.ref('profileId')},
      ${sql.ref(column)} as ${sql.ref('sealed')}
    from ${sql.table(table)}
    where (${sql.ref('clinicId')}, ${sql.ref(key)}) > (${after.clinicId}, ${after.key})
      and ${sql.ref(column)} is not null
    order by ${sql.ref('clinicId')}, ${sql.ref(key)}
    limit ${sql.lit(most)}`.execute(db);
  return rows;
}

/** Puts a newly sealed value in the place of the old one, unless somebody has changed it meanwhile. */
export async function replaceSealed(
  trx: Db,
  { table, column, key }: SealedColumn,
  row: SealedRow,
  sealed: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set ${sql.ref(column)} = ${sealed}
    where ${sql.ref('clinicId')} = ${row.clinicId} and ${sql.ref(key)} = ${row.key}
      and ${sql.ref(column)} = ${row.sealed}`.execute(trx);
  return numAffectedRows === 1n;
}

/** How many passwords are keyed by each key version; they move as people log in. */
export async function countPasswordsByVersion(db: Db): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('password')
    .select(({ fn }) => ['pepperVersion', fn.countAll<number>().as('count')])
    .groupBy('pepperVersion')
    .execute();
  return new Map(rows.map(({ pepperVersion, count }) => [pepperVersion, count]));
}
