/** The three tags share nearly everything, so their code comes in one piece. */
export { ClinicForgotPassword } from '../clinic-forgot-password/clinic-forgot-password.ts';
export { ClinicResetPassword } from '../clinic-reset-password/clinic-reset-password.ts';
export { ClinicSetUpAccount } from '../clinic-set-up-account/clinic-set-up-account.ts';
