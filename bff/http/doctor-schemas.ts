import * as z from 'zod';
import type { DoctorAnswer } from '../contract/index.ts';
import { instant } from './schema-parts.ts';

/** The doctor's wire type as a schema that runs; held against the contract like the others. */

export const doctorAnswer = z.object({
  now: instant,
  publicUrl: z.string(),
  site: z.enum(['same-origin', 'same-site', 'cross-site']).nullable(),
  clinic: z
    .object({
      slug: z.string(),
      isRegistered: z.boolean(),
      similarOrigin: z.string().nullable(),
      passkeyDomain: z.string().nullable(),
      ownPasskeyDomain: z.string().nullable(),
      isAccountRegistered: z.boolean().nullable(),
    })
    .nullable(),
}) satisfies z.ZodType<DoctorAnswer>;
