import Sqlite from 'better-sqlite3';
import { CamelCasePlugin, Kysely, SqliteAdapter, SqliteDialect } from 'kysely';
import type { Database } from './database.ts';
import { readPast, runPastInTransactions } from './prepare-query.ts';
import { BUSY_TIMEOUT_MS, openSqliteFile } from './sqlite-file.ts';
import { sqliteProofs } from './sqlite-proofs.ts';
import type { Tables } from './tables.ts';

/** Statements that a connection keeps; beyond, they are prepared anew each time. */
const MOST_STATEMENTS = 500;

/** SQLite rolls schema changes back like any other; Kysely assumes the least of it. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class TransactionalSqliteDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}

/** How statements of a connection are made: each text once, for the texts are few. */
function prepareOnce(
  file: Sqlite.Database,
  rewrite = (sql: string) => sql,
): (sql: string) => Sqlite.Statement {
  const prepared = new Map<string, Sqlite.Statement>();
  return (sql) => {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = file.prepare(rewrite(sql));
    if (prepared.size < MOST_STATEMENTS) prepared.set(sql, statement);
    return statement;
  };
}

/**
 * Opens one SQLite file (made if missing), for several processes at once.
 *
 * WAL, so that readers and the one writer do not wait for each other; `synchronous=FULL`, so that a code
 * once used up stays used up when the power fails.
 */
export function openSqlite(path: string): Database {
  const file = openSqliteFile(path);
  file.pragma('synchronous = FULL');
  file.pragma('foreign_keys = ON');

  // Kysely's plain `begin` would let two processes read first and then both fail to write: `begin immediate` takes
  // the write lock up front.
  const prepare = prepareOnce(file, (sql) => (sql === 'begin' ? 'begin immediate' : sql));
  // Reads past Kysely have a connection of their own: on the writer's they would see what is not committed yet.
  const reader = path === ':memory:' ? null : new Sqlite(path, { readonly: true, timeout: BUSY_TIMEOUT_MS });
  const proofs = sqliteProofs(path);
  const close = () => {
    proofs.close();
    reader?.close();
    file.close();
  };
  const db = new Kysely<Tables>({
    dialect: new TransactionalSqliteDialect({ database: { prepare, close } }),
    plugins: [new CamelCasePlugin()],
  });
  runPastInTransactions(db, (sql, parameters) => {
    const statement = prepare(sql);
    if (statement.reader) return { rows: statement.all(parameters) as object[], numAffectedRows: 0 };
    return { rows: [], numAffectedRows: statement.run(parameters).changes };
  });
  if (reader) {
    const prepareRead = prepareOnce(reader);
    readPast(db, async (sql, parameters) => prepareRead(sql).all(parameters) as object[]);
  }
  return { dialect: 'sqlite', db, proofs, close: () => db.destroy() };
}
