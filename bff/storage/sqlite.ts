import Sqlite from 'better-sqlite3';
import { CamelCasePlugin, Kysely, SqliteAdapter, SqliteDialect, SqliteQueryCompiler } from 'kysely';
import type { Database } from './database.ts';
import { readPast, type Runner, runPastInTransactions } from './prepare-query.ts';
import { BUSY_TIMEOUT_MS, openSqliteFile } from './sqlite-file.ts';
import { sqliteProofs } from './sqlite-proofs.ts';
import type { Tables } from './tables.ts';

/** Statements that are kept of each kind; beyond, they are prepared anew each time. */
const MOST_STATEMENTS = 500;

/** SQLite rolls schema changes back like any other; Kysely assumes the least of it. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/**
 * `+?` is the value of `?`, but not a parameter that SQLite would look at while it plans. At those it does where it is
 * built with STAT4, as here, and then plans most joins anew for every value that is bound
 * (https://sqlite.org/c3ref/prepare.html): a session check's took five times as long as what it looks up.
 * LIKE and GLOB would find no index by such a value; nothing here asks by them.
 */
class PlanOnceCompiler extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return '+?';
  }
}

class OwnSqliteDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }

  override createQueryCompiler(): SqliteQueryCompiler {
    return new PlanOnceCompiler();
  }
}

type Make = (sql: string) => Sqlite.Statement;

/** Makes each text's statement once, for the texts are few. */
function prepareOnce(make: Make): Make {
  const prepared = new Map<string, Sqlite.Statement>();
  return (sql) => {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = make(sql);
    if (prepared.size < MOST_STATEMENTS) prepared.set(sql, statement);
    return statement;
  };
}

/** Runs prepared statements past Kysely, on one connection. */
function createRunner(file: Sqlite.Database): Runner {
  const finders = prepareOnce((sql) => file.prepare(sql).raw());
  const writers = prepareOnce((sql) => file.prepare(sql));
  return {
    find(sql, parameters) {
      const statement = finders(sql);
      return {
        columns: () => statement.columns().map(({ name }) => name),
        rows: statement.all(parameters) as unknown[][],
      };
    },
    write: (sql, parameters) => writers(sql).run(parameters).changes,
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
  const prepare = prepareOnce((sql) => file.prepare(sql === 'begin' ? 'begin immediate' : sql));
  // Reads past Kysely have a connection of their own: on the writer's they would see what is not committed yet.
  const reader = path === ':memory:' ? null : new Sqlite(path, { readonly: true, timeout: BUSY_TIMEOUT_MS });
  const proofs = sqliteProofs(path);
  const close = () => {
    proofs.close();
    reader?.close();
    file.close();
  };
  const db = new Kysely<Tables>({
    dialect: new OwnSqliteDialect({ database: { prepare, close } }),
    plugins: [new CamelCasePlugin()],
  });
  runPastInTransactions(db, createRunner(file));
  if (reader) {
    const { find } = createRunner(reader);
    readPast(db, async (sql, parameters) => find(sql, parameters));
  }
  return { dialect: 'sqlite', db, proofs, close: () => db.destroy() };
}
