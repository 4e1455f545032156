import { LoginSteps } from '../login-steps/login-steps.ts';
import type { Face } from '../login-steps/steps-context.ts';

/**
 * It goes on with a login that is under way in this browser; while there is none, it is the login form. The other ways
 * are one button away. Children are the fallback until the tag upgrades.
 *
 * @tag clinic-recovery-code
 * @summary Takes the recovery code in place of the second step, and shows the next one to save.
 *
 * @fires {ClinicLoggedInEvent} clinic-logged-in - someone is logged in; cancelable
 * @fires {ClinicLoggedOutEvent} clinic-logged-out - nobody is logged in any more
 * @fires {ClinicStepEvent} clinic-step - another step shows
 * @fires {ClinicProblemEvent} clinic-problem - the person is told of a problem
 */
export class ClinicRecoveryCode extends LoginSteps {
  protected override firstFace(): Face {
    return 'recovery-code';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clinic-recovery-code': ClinicRecoveryCode;
  }
}
