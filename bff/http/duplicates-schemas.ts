import * as z from 'zod';
import type {
  DuplicatesAnswer,
  DuplicatesRequest,
  MergePreviewAnswer,
  MergePreviewRequest,
  MergeRequest,
  SetAsideRequest,
} from '../contract/index.ts';
import { listedProfile } from './profiles-schemas.ts';
import { typed } from './schema-parts.ts';

/** The wire types of duplicates and merging as schemas that run; held against the contract. */

/** Longer than any id. */
const id = z.string().min(1).max(100);
/** Longer than any place in a list. */
const place = z.string().min(1).max(4000);

export const duplicatesRequest = z.strictObject({
  profileId: id.exactOptional(),
  after: place.exactOptional(),
}) satisfies z.ZodType<DuplicatesRequest>;

export const duplicatesAnswer = z.object({
  duplicates: z.array(
    z.object({
      reasons: z.array(z.enum(['same-name-and-birth-date', 'same-email', 'same-phone'])),
      profiles: z.tuple([listedProfile, listedProfile]),
    }),
  ),
  next: z.string().nullable(),
}) satisfies z.ZodType<DuplicatesAnswer>;

export const setAsideRequest = z.strictObject({
  profileIds: z.tuple([id, id]),
}) satisfies z.ZodType<SetAsideRequest>;

export const mergePreviewRequest = z.strictObject({ otherId: id }) satisfies z.ZodType<MergePreviewRequest>;

export const mergePreviewAnswer = z.object({
  preview: z.object({
    kept: listedProfile,
    other: listedProfile,
    fields: z.array(
      z.object({
        field: z.enum(['name', 'birthDate', 'email', 'mobilePhone', 'locale']),
        kept: z.string().nullable(),
        other: z.string().nullable(),
        result: z.string().nullable(),
      }),
    ),
    appointments: z.object({ all: z.int().nonnegative(), upcoming: z.int().nonnegative() }),
    login: z.enum(['kept', 'moved', 'none']),
    endingUsername: z.string().nullable(),
    sessions: z.int().nonnegative(),
    feedMoves: z.boolean(),
    version: z.string(),
  }),
}) satisfies z.ZodType<MergePreviewAnswer>;

export const mergeRequest = z.strictObject({
  currentPassword: typed,
  otherId: id,
  version: z.string().max(100),
}) satisfies z.ZodType<MergeRequest>;
