import * as z from 'zod';
import type { SessionsAnswer } from '../contract/index.ts';
import { instant } from './schema-parts.ts';

/** The session manager's wire types as schemas that run; held against the contract like the others. */

export const sessionsAnswer = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      browser: z.string(),
      system: z.string(),
      address: z.string(),
      loggedInAt: instant,
      lastActiveAt: instant,
      isThisOne: z.boolean(),
    }),
  ),
}) satisfies z.ZodType<SessionsAnswer>;
