import { sql } from 'kysely';
import type { Database } from '../../bff/storage/database.ts';

/** The names of all tables, in snake case. */
export async function tableNames({ db }: Database): Promise<readonly string[]> {
  const tables = await db.introspection.getTables();
  return tables.map(({ name }) => name).toSorted();
}

/** Everything that stands in a database, as one text: equal before and after means that nothing was written. */
export async function wholeDatabase(database: Database): Promise<string> {
  const parts: string[] = [];
  for (const name of await tableNames(database)) {
    const { rows } = await sql`select * from ${sql.raw(`"${name}"`)}`.execute(database.db);
    parts.push(
      `${name}\n${rows
        .map((row) => JSON.stringify(row))
        .toSorted()
        .join('\n')}`,
    );
  }
  return parts.join('\n');
}
