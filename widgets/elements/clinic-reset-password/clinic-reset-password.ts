import { LinkLanding } from '../account-flow/link-landing.ts';

/**
 * It takes the token out of the page's address (`#token=…`) at once. A link that sets up an account does so here
 * too; one that opens nothing any more gets an offer of a new email, and so does a page opened without one.
 * Afterwards the login form stands in its place. Children are the fallback until the tag upgrades.
 *
 * @tag clinic-reset-password
 * @summary Where the email's link lands: shows the username and takes a new password.
 *
 * @attr {string} account-url - where to go once logged in, unless `clinic-logged-in` is cancelled; http or https
 *
 * @fires {ClinicLoggedInEvent} clinic-logged-in - someone is logged in; cancelable
 * @fires {ClinicLoggedOutEvent} clinic-logged-out - nobody is logged in any more
 * @fires {ClinicStepEvent} clinic-step - another step shows
 * @fires {ClinicProblemEvent} clinic-problem - the person is told of a problem
 */
export class ClinicResetPassword extends LinkLanding {}

declare global {
  interface HTMLElementTagNameMap {
    'clinic-reset-password': ClinicResetPassword;
  }
}
