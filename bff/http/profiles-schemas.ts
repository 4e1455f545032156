import * as z from 'zod';
import type {
  EmailPreviewAnswer,
  ListedProfile,
  ProfileCardAnswer,
  ProfileEventsAnswer,
  ProfileEventsRequest,
  ProfileSearchAnswer,
  ProfileSearchRequest,
} from '../contract/index.ts';
import { instant } from './schema-parts.ts';

/** The wire types of profiles as staff see them, as schemas that run; held against the contract. */

/** Longer than anybody's name and address together. */
const SEARCH_MAX_LENGTH = 400;
const CURSOR_MAX_LENGTH = 4000;

const after = z.string().min(1).max(CURSOR_MAX_LENGTH);

/** A profile in a list; the card has more. */
export const listedProfile = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(['patient', 'staff', 'full-access', 'owner']),
  birthDate: z.string().nullable(),
  email: z.string().nullable(),
  mobilePhone: z.string().nullable(),
  username: z.string().nullable(),
  twoStep: z.enum(['off', 'on', 'paused']).nullable(),
}) satisfies z.ZodType<ListedProfile>;

export const profileSearchRequest = z.strictObject({
  search: z.string().max(SEARCH_MAX_LENGTH),
  who: z.enum(['staff', 'patients']).exactOptional(),
  after: after.exactOptional(),
}) satisfies z.ZodType<ProfileSearchRequest>;

export const profileSearchAnswer = z.object({
  profiles: z.array(listedProfile),
  next: z.string().nullable(),
}) satisfies z.ZodType<ProfileSearchAnswer>;

export const profileCardAnswer = z.object({
  profile: z.object({
    ...listedProfile.shape,
    pausedUntil: instant.nullable(),
    lastLoggedInAt: instant.nullable(),
    welcomeSentAt: instant.nullable(),
    sessions: z.int().nonnegative(),
    lockedForSeconds: z.int().positive().nullable(),
    isOwn: z.boolean(),
    may: z.object({
      sendWelcome: z.boolean(),
      sendPasswordReset: z.boolean(),
      endSessions: z.boolean(),
      unlock: z.boolean(),
      pauseTwoStep: z.boolean(),
      resumeTwoStep: z.boolean(),
      removeTwoStep: z.boolean(),
      seeEvents: z.boolean(),
      merge: z.boolean(),
    }),
  }),
}) satisfies z.ZodType<ProfileCardAnswer>;

export const emailPreviewAnswer = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
}) satisfies z.ZodType<EmailPreviewAnswer>;

export const profileEventsRequest = z.strictObject({
  after: after.exactOptional(),
}) satisfies z.ZodType<ProfileEventsRequest>;

export const profileEventsAnswer = z.object({
  events: z.array(
    z.object({
      id: z.string(),
      at: instant,
      event: z.string(),
      by: z.string().nullable(),
      whom: z.string().nullable().exactOptional(),
      actor: z.enum(['profile', 'api-key', 'operator', 'stranger', 'system']),
      address: z.string().nullable(),
      browser: z.string(),
      system: z.string(),
    }),
  ),
  next: z.string().nullable(),
}) satisfies z.ZodType<ProfileEventsAnswer>;
