import type { Problem } from '../contract/index.ts';

/** What came of something that was asked for: it is done, or a problem was in its way and nothing has changed. */
export type Attempt<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'problem'; readonly problem: Problem };

export function done<Result>(result: Result): Attempt<Result> {
  return { kind: 'done', result };
}

export function refuse(problem: Problem): Attempt<never> {
  return { kind: 'problem', problem };
}
