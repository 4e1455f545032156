import { type Insertable, sql } from 'kysely';
import type { Db } from './database.ts';
import { isPostgres } from './migrations/is-postgres.ts';
import type { Tables } from './tables.ts';

/** What a column holds. */
type ColumnType = 'text' | 'bigint';

/** The columns that are written, with what they hold. */
export type Columns<Table extends keyof Tables> = Readonly<
  Partial<Record<keyof Insertable<Tables[Table]> & string, ColumnType>>
>;

/**
 * Inserts many rows by one statement with one parameter, the rows as JSON: a statement with a parameter a value takes
 * longer to build than the database takes to run it. Texts must not hold U+0000, which PostgreSQL has no place for.
 *
 * @param columns all that the rows have; what is left out takes its default.
 */
export async function insertMany<Table extends keyof Tables>(
  trx: Db,
  table: Table,
  columns: Columns<Table>,
  rows: readonly Insertable<Tables[Table]>[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(columns) as (keyof Insertable<Tables[Table]> & string)[];
  const json = JSON.stringify(rows.map((row) => names.map((name) => row[name])));
  const values = names.map((name, index) => {
    const type = sql.raw(columns[name] ?? 'text');
    return sql`cast(line.value ->> ${sql.lit(index)} as ${type})`;
  });
  await sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
    select ${sql.join(values)} from ${lines(trx, json)}`.execute(trx);
}

/** The elements of a JSON list, as the column `value` of a table `line`. */
function lines(db: Db, json: string) {
  return isPostgres(db)
    ? sql`json_array_elements(${json}::json) as line(value)`
    : sql`json_each(${json}) as line`;
}

/** The texts of a list for `in`, as one parameter however many they are. */
export function textsOf(db: Db, texts: readonly string[]) {
  const json = JSON.stringify(texts);
  return isPostgres(db)
    ? sql<string>`(select value from json_array_elements_text(${json}::json))`
    : sql<string>`(select value from json_each(${json}))`;
}
