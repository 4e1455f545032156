import { AsyncLocalStorage } from 'node:async_hooks';
import { NO_SOURCE, type Source } from '../domain/audit-event.ts';

const underWay = new AsyncLocalStorage<Source>();

/**
 * Does a request's work so that whatever it records tells where the request came from. Carried beside the calls, as a
 * trace id is: every action may record something, and none of them decides by it.
 */
export function workFrom<Result>(source: Source, work: () => Result): Result {
  return underWay.run(source, work);
}

/** Where the request under way came from; nowhere, in commands and errands. */
export function currentSource(): Source {
  return underWay.getStore() ?? NO_SOURCE;
}
