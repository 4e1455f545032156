import type { StepName } from '../../bff/contract/index.ts';
import type { FlowStepName } from '../elements/account-flow/flow-step.ts';
import type { ProfilesStepName } from '../elements/clinic-profiles/profiles-step.ts';
import type { SecurityStepName } from '../elements/clinic-security-settings/security-step.ts';
import type { SettingsStepName } from '../elements/clinic-two-step-settings/settings-step.ts';

/**
 * The steps that a widget can show: of the login, of the way back in, of the settings of 2-Step Verification, of the
 * clinic's profiles, and of its security settings.
 */
export type ShownStep = StepName | FlowStepName | SettingsStepName | ProfilesStepName | SecurityStepName;

/** `clinic-step`: a widget shows another step now; also the first one. Bubbles, composed. */
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
