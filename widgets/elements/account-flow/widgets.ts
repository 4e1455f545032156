import { ClinicForgotPassword } from '../clinic-forgot-password/clinic-forgot-password.ts';
import { ClinicResetPassword } from '../clinic-reset-password/clinic-reset-password.ts';
import { ClinicSetUpAccount } from '../clinic-set-up-account/clinic-set-up-account.ts';

/** The three tags share nearly everything, so their code comes in one piece. */
export const widgets = {
  'clinic-forgot-password': ClinicForgotPassword,
  'clinic-reset-password': ClinicResetPassword,
  'clinic-set-up-account': ClinicSetUpAccount,
};
