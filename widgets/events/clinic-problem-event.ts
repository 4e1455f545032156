import type { ClientProblemCode } from '../client/problem.ts';

/** `clinic-problem`: a widget tells the person of a problem. It carries a code, never a secret. Bubbles, composed. */
export class ClinicProblemEvent extends Event {
  /** Which problem, for instance `wrong-credentials`. */
  readonly code: ClientProblemCode;

  constructor(code: ClientProblemCode) {
    super('clinic-problem', { bubbles: true, composed: true });
    this.code = code;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'clinic-problem': ClinicProblemEvent;
  }
}
