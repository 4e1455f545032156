import { type Kysely, PostgresAdapter, sql } from 'kysely';

/** Whether this is PostgreSQL; else it is SQLite. */
export function isPostgres(db: Pick<Kysely<unknown>, 'getExecutor'>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/** The type of text that is looked for by its beginning: compared by code points, as SQLite does anyway. */
export function byCodePoint(db: Kysely<unknown>) {
  return isPostgres(db) ? sql<string>`text collate "C"` : ('text' as const);
}
