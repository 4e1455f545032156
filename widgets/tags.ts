/** The tags that this build knows; product, "Fixed names", lists them all. */
export const clinicTags = [
  'clinic-login',
  'clinic-account',
  'clinic-forgot-password',
  'clinic-reset-password',
  'clinic-set-up-account',
  'clinic-two-step',
  'clinic-recovery-code',
  'clinic-credentials',
  'clinic-two-step-settings',
  'clinic-sessions',
  'clinic-calendar-subscribe',
  'clinic-profiles',
  'clinic-security-settings',
  'clinic-doctor',
] as const;

/** One of {@link clinicTags}. */
export type ClinicTag = (typeof clinicTags)[number];
