import type { StepName } from '../../bff/contract/index.ts';
import type { FlowStepName } from '../elements/account-flow/flow-step.ts';

/** The steps that a widget can show: of the login, and of the way back in. */
export type ShownStep = StepName | FlowStepName;

/** `clinic-step`: a widget shows another step of the login, or of the way back in, now; also the first one. Bubbles, composed. */
export class ClinicStepEvent extends Event {
  /** The step now shown. */
  readonly step: ShownStep;

  constructor(step: ShownStep) {
    super('clinic-step', { bubbles: true, composed: true });
    this.step = step;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'clinic-step': ClinicStepEvent;
  }
}
