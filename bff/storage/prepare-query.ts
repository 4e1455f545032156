import type { Compilable, CompiledQuery } from 'kysely';
import type { Db } from './database.ts';

/** Stands in the query where a value of the call goes. */
class StandIn<Params> {
  readonly name: keyof Params;
  constructor(name: keyof Params) {
    this.name = name;
  }
}

/**
 * A query that is built and compiled once a database and then only bound, for the few that run at every
 * request: building takes longer than SQLite takes to answer.
 *
 * @param build gets a stand-in for each parameter, typed like the value that will go there.
 * @example
 * const bySlug = prepareQuery((db, param: { slug: string }) =>
 *   db.selectFrom('clinic').selectAll().where('slug', '=', param.slug));
 * const rows = await bySlug(db, { slug: 'maple-street' });
 */
export function prepareQuery<Params extends object, Row>(
  build: (db: Db, params: Params) => Compilable<Row>,
): (db: Db, params: Params) => Promise<readonly Row[]> {
  const compiledFor = new WeakMap<Db, CompiledQuery<Row>>();
  const standIns = new Proxy({} as Params, { get: (_, name) => new StandIn(name as keyof Params) });
  return async (db, params) => {
    let compiled = compiledFor.get(db);
    if (!compiled) {
      compiled = build(db, standIns).compile();
      compiledFor.set(db, compiled);
    }
    const parameters = compiled.parameters.map((value) =>
      value instanceof StandIn ? params[(value as StandIn<Params>).name] : value,
    );
    return (await db.executeQuery<Row>({ ...compiled, parameters })).rows;
  };
}
