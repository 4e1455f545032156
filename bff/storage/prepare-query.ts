import { type Compilable, type CompiledQuery, ControlledTransaction, SelectQueryNode } from 'kysely';
import type { Db } from './database.ts';

/** What a statement has found: values in the order of its columns, which drivers give quicker than objects. */
export interface Found {
  /** The columns' names, in snake case. */
  columns(): readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Runs one statement outside any transaction. */
export type Reader = (sql: string, parameters: readonly unknown[]) => Promise<Found>;

const readers = new WeakMap<Db, Reader>();

/** Has prepared queries on `db` go straight to its driver: Kysely's layers cost a session check as much as SQLite. */
export function readPast(db: Db, reader: Reader): void {
  readers.set(db, reader);
}

/** Runs statements in the transaction under way. */
export interface Runner {
  /** One that finds rows. */
  find(sql: string, parameters: readonly unknown[]): Found;
  /** One that writes; answers how many rows. */
  write(sql: string, parameters: readonly unknown[]): number;
}

const runnersInTransactions = new WeakMap<object, Runner>();

/** The same for prepared statements within transactions of `db`, where all of them have one connection: SQLite's writer. */
export function runPastInTransactions(db: Db, run: Runner): void {
  runnersInTransactions.set(db.getExecutor().adapter, run);
}

/** What runs prepared statements in the transaction that `db` is, past Kysely; undefined where there is none. */
function runnerIn(db: Db): Runner | undefined {
  // One that is over is Kysely's to refuse: past it, a statement would be kept without its transaction. The other kind
  // of transaction does not tell whether it is.
  if (!(db instanceof ControlledTransaction) || db.isCommitted || db.isRolledBack) return undefined;
  return runnersInTransactions.get(db.getExecutor().adapter);
}

/** Stands in the query where a value of the call goes. */
class StandIn<Params> {
  readonly name: keyof Params;
  constructor(name: keyof Params) {
    this.name = name;
  }
}

/**
 * Builds and compiles once a database what is then only bound. A database and its transactions share their
 * adapter, hence the key.
 */
function prepare<Params extends object, Row>(
  build: (db: Db, params: Params) => Compilable<Row>,
): (db: Db, params: Params) => CompiledQuery<Row> {
  const compiledFor = new WeakMap<object, CompiledQuery<Row>>();
  const standIns = new Proxy({} as Params, { get: (_, name) => new StandIn(name as keyof Params) });
  return (db, params) => {
    const { adapter } = db.getExecutor();
    let compiled = compiledFor.get(adapter);
    if (!compiled) {
      compiled = build(db, standIns).compile();
      compiledFor.set(adapter, compiled);
    }
    const parameters = compiled.parameters.map((value) =>
      value instanceof StandIn ? params[(value as StandIn<Params>).name] : value,
    );
    return { ...compiled, parameters };
  };
}

/** The property that a column of the driver's is read as. */
const propertyOf = (column: string): string =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Makes objects of a query's rows; what their properties are called is worked out once. */
function createNaming(): (found: Found) => readonly object[] {
  let properties: readonly string[] | null = null;
  return ({ columns, rows }) => {
    const names = (properties ??= columns().map(propertyOf));
    return rows.map((row) => {
      const named: Record<string, unknown> = {};
      for (const [index, name] of names.entries()) named[name] = row[index];
      return named;
    });
  };
}

/**
 * A query that is built and compiled once a database and then only bound, for the few that run at every
 * request or login: building takes longer than SQLite takes to answer.
 *
 * @param build gets a stand-in for each parameter, typed like the value that will go there. It names each column that it
 * asks for, once: rows are read by the columns' order.
 * @returns what asks it: the rows.
 * @example
 * const bySlug = prepareQuery((db, param: { slug: string }) =>
 *   db.selectFrom('clinic').selectAll().where('slug', '=', param.slug));
 * const rows = await bySlug(db, { slug: 'maple-street' });
 */
export function prepareQuery<Params extends object, Row>(
  build: (db: Db, params: Params) => Compilable<Row>,
): (db: Db, params: Params) => Promise<readonly Row[]> {
  const bind = prepare(build);
  const named = createNaming();
  return async (db, params) => {
    const query = bind(db, params);
    const run = runnerIn(db);
    if (run) return named(run.find(query.sql, query.parameters)) as readonly Row[];
    const read = SelectQueryNode.is(query.query) ? readers.get(db) : undefined;
    return read
      ? (named(await read(query.sql, query.parameters)) as readonly Row[])
      : (await db.executeQuery<Row>(query)).rows;
  };
}

/** The same for a write: answers how many rows it wrote. */
export function prepareWrite<Params extends object>(
  build: (db: Db, params: Params) => Compilable,
): (db: Db, params: Params) => Promise<number> {
  const bind = prepare(build);
  return async (db, params) => {
    const query = bind(db, params);
    const run = runnerIn(db);
    if (run) return run.write(query.sql, query.parameters);
    return Number((await db.executeQuery(query)).numAffectedRows ?? 0n);
  };
}
