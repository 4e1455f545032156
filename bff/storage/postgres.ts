import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './database.ts';
import { postgresProofs } from './postgres-proofs.ts';
import { readPast } from './prepare-query.ts';
import type { Tables } from './tables.ts';

/** More connections than this only queue inside PostgreSQL; several nodes share its limit of 100. */
const MOST_CONNECTIONS = 10;
/** How long a node waits for a connection, or for an answer, before it says that its database is away. */
const CONNECT_TIMEOUT_MS = 5000;
const STATEMENT_TIMEOUT_MS = 15_000;

/** Opens a PostgreSQL database by its address. */
export function openPostgres(url: string, onError: (error: Error) => void): Database {
  const types = new pg.TypeOverrides();
  // Times in ms and counters fit a double exactly; pg's default for int8 is text.
  types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({
    connectionString: url,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    types,
  });
  // A connection that breaks while idle must not take the process with it.
  pool.on('error', onError);

  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin()],
  });
  // Under a name, PostgreSQL parses and plans a text once a connection.
  const nameOf = new Map<string, string>();
  const run = (text: string, values: readonly unknown[]) => {
    const name = nameOf.get(text) ?? `q${nameOf.size}`;
    nameOf.set(text, name);
    return pool.query<unknown[]>({ name, text, values: [...values], rowMode: 'array' });
  };
  readPast(db, async (text, values) => {
    const { fields, rows } = await run(text, values);
    return { columns: () => fields.map(({ name }) => name), rows };
  });
  const close = async () => {
    await db.destroy();
    // Kysely leaves alone what it has not used; others may have gone past it.
    if (!pool.ended) await pool.end();
  };
  return { dialect: 'postgres', db, proofs: postgresProofs(run), close };
}
