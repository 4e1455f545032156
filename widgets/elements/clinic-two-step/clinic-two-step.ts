import { LoginSteps } from '../login-steps/login-steps.ts';

/**
 * It goes on with a login that is under way in this browser; while there is none, it is the login form. Inside a
 * `<clinic-login>` it is what shows after the password. Children are the fallback until the tag upgrades.
 *
 * @tag clinic-two-step
 * @summary The challenge of 2-Step Verification with **Try another way**, and its set-up where the clinic enforces it.
 *
 * @fires {ClinicLoggedInEvent} clinic-logged-in - someone is logged in; cancelable
 * @fires {ClinicLoggedOutEvent} clinic-logged-out - nobody is logged in any more
 * @fires {ClinicStepEvent} clinic-step - another step shows
 * @fires {ClinicProblemEvent} clinic-problem - the person is told of a problem
 */
export class ClinicTwoStep extends LoginSteps {}

declare global {
  interface HTMLElementTagNameMap {
    'clinic-two-step': ClinicTwoStep;
  }
}
