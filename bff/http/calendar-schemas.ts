import * as z from 'zod';
import type { AppointmentsAnswer, CalendarFeedAnswer } from '../contract/index.ts';
import { instant } from './schema-parts.ts';

/** The calendar's wire types as schemas that run; held against the contract like the others. */

export const appointmentsAnswer = z.object({
  appointments: z.array(
    z.object({
      id: z.string(),
      startsAt: instant,
      endsAt: instant,
      practitioner: z.string(),
      treatment: z.string(),
      place: z.string().nullable(),
      onlineUrl: z.string().nullable(),
    }),
  ),
  timeZone: z.string(),
}) satisfies z.ZodType<AppointmentsAnswer>;

export const calendarFeedAnswer = z.object({
  feed: z.object({
    url: z.string(),
    lastFetchedAt: instant.nullable(),
    lastFetchedBy: z.string().nullable(),
  }),
}) satisfies z.ZodType<CalendarFeedAnswer>;
