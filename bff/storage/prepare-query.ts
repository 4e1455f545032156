import { type Compilable, type CompiledQuery, ControlledTransaction, SelectQueryNode } from 'kysely';
import type { Db } from './database.ts';

/** Runs one statement outside any transaction, its rows as the driver gives them: columns in snake case. */
export type Reader = (sql: string, parameters: readonly unknown[]) => Promise<readonly object[]>;

const readers = new WeakMap<Db, Reader>();

/** Has prepared queries on `db` go straight to its driver: Kysely's layers cost a session check as much as SQLite. */
export function readPast(db: Db, reader: Reader): void {
  readers.set(db, reader);
}

/** Runs one statement in the transaction under way, its rows as the driver gives them. */
export type Runner = (
  sql: string,
  parameters: readonly unknown[],
) => { readonly rows: readonly object[]; readonly numAffectedRows: number };

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

/** Names a query's rows by properties in place of columns; which belongs to which is worked out once. */
function createNaming(): (rows: readonly object[]) => readonly object[] {
  let names: readonly (readonly [column: string, property: string])[] | null = null;
  return (rows) =>
    rows.map((row) => {
      names ??= Object.keys(row).map((column) => [column, propertyOf(column)] as const);
      const named: Record<string, unknown> = {};
      for (const [column, property] of names) named[property] = (row as Record<string, unknown>)[column];
      return named;
    });
}

/**
 * A query that is built and compiled once a database and then only bound, for the few that run at every
 * request or login: building takes longer than SQLite takes to answer.
 *
 * @param build gets a stand-in for each parameter, typed like the value that will go there.
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
    if (run) return named(run(query.sql, query.parameters).rows) as readonly Row[];
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
    if (run) return run(query.sql, query.parameters).numAffectedRows;
    return Number((await db.executeQuery(query)).numAffectedRows ?? 0n);
  };
}
