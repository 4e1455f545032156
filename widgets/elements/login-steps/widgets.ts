import { ClinicRecoveryCode } from '../clinic-recovery-code/clinic-recovery-code.ts';
import { ClinicTwoStep } from '../clinic-two-step/clinic-two-step.ts';

/** The two tags differ in where they start, so their code comes in one piece. */
export const widgets = { 'clinic-two-step': ClinicTwoStep, 'clinic-recovery-code': ClinicRecoveryCode };
