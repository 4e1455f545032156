import type { Step } from '../../bff/contract/index.ts';
import type { ClientProblem } from './problem.ts';

/** How a call that has nothing more to say came out: done, or why not. */
export interface Outcome {
  readonly problem: ClientProblem | null;
}

/** How a call that has something to say came out: its answer, or why there is none. */
export type AnswerOutcome<T> =
  { readonly answer: T; readonly problem: null } | { readonly answer: null; readonly problem: ClientProblem };

/** How a login call came out: the step to show next, why the last one was not passed, or both. */
export type LoginOutcome =
  | { readonly step: Step; readonly problem: ClientProblem | null }
  | { readonly step: null; readonly problem: ClientProblem };
