/** The tags that this build knows; product, "Fixed names", lists them all. */
export const clinicTags = [
  'clinic-login',
  'clinic-account',
  'clinic-forgot-password',
  'clinic-reset-password',
  'clinic-set-up-account',
  'clinic-credentials',
] as const;

/** One of {@link clinicTags}. */
export type ClinicTag = (typeof clinicTags)[number];
