import { AccountFlow } from '../account-flow/account-flow.ts';
import type { FlowStep } from '../account-flow/flow-step.ts';

/**
 * The answer is one and the same, whether anybody was found or not. The email's link leads on elsewhere; its
 * code, typed in here, leads on right here, to a new password or to setting up an account. Children are the
 * fallback until the tag upgrades.
 *
 * @tag clinic-forgot-password
 * @summary "Forgot your username or password?": an email address or phone number in, an email out.
 *
 * @attr {string} account-url - where to go once logged in, unless `clinic-logged-in` is cancelled; http or https
 *
 * @fires {ClinicLoggedInEvent} clinic-logged-in - someone is logged in; cancelable
 * @fires {ClinicLoggedOutEvent} clinic-logged-out - nobody is logged in any more
 * @fires {ClinicStepEvent} clinic-step - another step shows
 * @fires {ClinicProblemEvent} clinic-problem - the person is told of a problem
 */
export class ClinicForgotPassword extends AccountFlow {
  protected override firstStep(): FlowStep {
    return { name: 'forgot-password' };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clinic-forgot-password': ClinicForgotPassword;
  }
}
