/** The two tags differ in where they start, so their code comes in one piece. */
export { ClinicTwoStep } from '../clinic-two-step/clinic-two-step.ts';
export { ClinicRecoveryCode } from '../clinic-recovery-code/clinic-recovery-code.ts';
