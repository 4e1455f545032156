import * as z from 'zod';
import type { SecuritySettingsAnswer, SecuritySettingsRequest } from '../contract/index.ts';
import { LONGEST_IDLE_SECONDS, SHORTEST_IDLE_SECONDS } from '../domain/security-settings.ts';
import { typed } from './schema-parts.ts';

/** The wire types of the clinic's security settings as schemas that run; held against the contract. */

const staffIdleSeconds = z.int().min(SHORTEST_IDLE_SECONDS).max(LONGEST_IDLE_SECONDS).nullable();
const calendarTitles = z.enum(['clinic', 'practitioner', 'treatment']);

export const securitySettingsRequest = z.strictObject({
  currentPassword: typed,
  twoStepEnforced: z.boolean().exactOptional(),
  trustBrowserAllowed: z.boolean().exactOptional(),
  staffIdleSeconds: staffIdleSeconds.exactOptional(),
  calendarTitles: calendarTitles.exactOptional(),
}) satisfies z.ZodType<SecuritySettingsRequest>;

export const securitySettingsAnswer = z.object({
  settings: z.object({
    twoStepEnforced: z.boolean(),
    trustBrowserAllowed: z.boolean(),
    staffIdleSeconds,
    calendarTitles,
  }),
  staff: z.array(z.object({ id: z.string(), name: z.string(), twoStep: z.enum(['off', 'on', 'paused']) })),
}) satisfies z.ZodType<SecuritySettingsAnswer>;
