import type { Compilable, CompiledQuery, QueryResult } from 'kysely';
import type { Db } from './database.ts';

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
): (db: Db, params: Params) => Promise<QueryResult<Row>> {
  const compiledFor = new WeakMap<object, CompiledQuery<Row>>();
  const standIns = new Proxy({} as Params, { get: (_, name) => new StandIn(name as keyof Params) });
  return async (db, params) => {
    const { adapter } = db.getExecutor();
    let compiled = compiledFor.get(adapter);
    if (!compiled) {
      compiled = build(db, standIns).compile();
      compiledFor.set(adapter, compiled);
    }
    const parameters = compiled.parameters.map((value) =>
      value instanceof StandIn ? params[(value as StandIn<Params>).name] : value,
    );
    return db.executeQuery<Row>({ ...compiled, parameters });
  };
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
  const run = prepare(build);
  return async (db, params) => (await run(db, params)).rows;
}

/** The same for a write: answers how many rows it wrote. */
export function prepareWrite<Params extends object>(
  build: (db: Db, params: Params) => Compilable,
): (db: Db, params: Params) => Promise<number> {
  const run = prepare(build);
  return async (db, params) => Number((await run(db, params)).numAffectedRows ?? 0n);
}
