import * as z from 'zod';
import { MOST_RECORDS } from '../actions/upsert-profiles.ts';
import type {
  ContinueSessionRequest,
  PracticeAppointment,
  PracticeAppointmentsAnswer,
  PracticeAppointmentsRequest,
  PracticeProfile,
  PracticeProfilesAnswer,
  PracticeProfilesRequest,
  PracticeRemovalAnswer,
  PracticeRemovalRequest,
  SessionCodeAnswer,
  SessionCodeExchangeRequest,
  SessionCodeRequest,
  SessionToldAnswer,
} from '../contract/index.ts';
import { instant, session, token } from './schema-parts.ts';

/** The practice system's wire types as schemas that run; held against the contract like the others. */

const optionalText = z.string().nullable().exactOptional();
const { role } = session.shape.profile.shape;

export const practiceProfile = z.strictObject({
  id: z.string(),
  role: role.exactOptional(),
  givenName: z.string(),
  familyName: z.string(),
  birthDate: optionalText,
  email: optionalText,
  mobilePhone: optionalText,
  locale: optionalText,
}) satisfies z.ZodType<PracticeProfile>;

export const practiceProfilesRequest = z.strictObject({
  profiles: z.array(practiceProfile).max(MOST_RECORDS),
}) satisfies z.ZodType<PracticeProfilesRequest>;

const refusedRecord = z.object({
  id: z.string().nullable(),
  outcome: z.literal('refused'),
  reason: z.enum([
    'missing',
    'malformed',
    'too-long',
    'in-the-future',
    'ends-before-start',
    'duplicate-id',
    'role-not-allowed',
    'unknown-profile',
  ]),
  field: z.string().exactOptional(),
});

const taken = z.enum(['created', 'changed', 'unchanged']);

export const practiceProfilesAnswer = z.object({
  results: z.array(
    z.union([z.object({ id: z.string(), outcome: taken, profileId: z.string() }), refusedRecord]),
  ),
}) satisfies z.ZodType<PracticeProfilesAnswer>;

export const practiceRemovalRequest = z.strictObject({
  ids: z.array(z.string()).max(MOST_RECORDS),
}) satisfies z.ZodType<PracticeRemovalRequest>;

export const practiceRemovalAnswer = z.object({
  results: z.array(z.object({ id: z.string(), outcome: z.enum(['removed', 'unknown', 'refused']) })),
}) satisfies z.ZodType<PracticeRemovalAnswer>;

export const practiceAppointment = z.strictObject({
  id: z.string(),
  practiceId: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  practitioner: z.string(),
  treatment: z.string(),
  place: optionalText,
  onlineUrl: optionalText,
  isCancelled: z.boolean().exactOptional(),
}) satisfies z.ZodType<PracticeAppointment>;

export const practiceAppointmentsRequest = z.strictObject({
  appointments: z.array(practiceAppointment).max(MOST_RECORDS),
}) satisfies z.ZodType<PracticeAppointmentsRequest>;

export const practiceAppointmentsAnswer = z.object({
  results: z.array(z.union([z.object({ id: z.string(), outcome: taken }), refusedRecord])),
}) satisfies z.ZodType<PracticeAppointmentsAnswer>;

export const sessionCodeAnswer = z.object({
  code: token,
  expiresAt: instant,
}) satisfies z.ZodType<SessionCodeAnswer>;

export const sessionCodeRequest = z.strictObject({
  for: z.string().max(300).exactOptional(),
}) satisfies z.ZodType<SessionCodeRequest>;

export const continueSessionRequest = z.strictObject({
  code: token,
}) satisfies z.ZodType<ContinueSessionRequest>;

export const sessionCodeExchangeRequest = z.strictObject({
  code: token,
}) satisfies z.ZodType<SessionCodeExchangeRequest>;

export const sessionToldAnswer = z.object({
  profile: z.object({ ...session.shape.profile.shape, practiceIds: z.array(z.string()) }),
  username: z.string(),
  loggedInAt: instant,
  endsAt: instant,
  idleEndsAt: instant.nullable(),
}) satisfies z.ZodType<SessionToldAnswer>;
