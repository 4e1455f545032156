import { z } from 'zod';
import type {
  ClinicAnswer,
  LoginAnswer,
  LoginRequest,
  ProblemAnswer,
  SessionAnswer,
} from '../contract/index.ts';

/**
 * The wire types once more, as schemas that run. `satisfies` holds each against the contract one way, the
 * architecture test the other way, so that neither can drift.
 */

/** Longer than any username or password may be; what is between is simply wrong. */
const TYPED_MAX_LENGTH = 4096;

const typed = z.string().max(TYPED_MAX_LENGTH);
const instant = z.iso.datetime();
const colour = z.templateLiteral(['#', z.string().regex(/^[0-9a-f]{6}$/)]);

export const loginRequest = z.strictObject({
  username: typed,
  password: typed,
}) satisfies z.ZodType<LoginRequest>;

const problem = z.object({
  code: z.enum([
    'wrong-credentials',
    'throttled',
    'busy',
    'not-logged-in',
    'unknown-clinic',
    'origin-not-allowed',
    'header-missing',
    'not-json',
    'malformed',
    'too-large',
    'not-found',
    'method-not-allowed',
    'internal',
  ]),
  retryAfterSeconds: z.int().positive().exactOptional(),
  field: z.string().exactOptional(),
});

export const problemAnswer = z.object({ problem, requestId: z.string() }) satisfies z.ZodType<ProblemAnswer>;

const session = z.object({
  profile: z.object({
    id: z.string(),
    name: z.string(),
    role: z.enum(['patient', 'staff', 'full-access', 'owner']),
  }),
  username: z.string(),
  loggedInAt: instant,
  idleEndsAt: instant.nullable(),
  endsAt: instant,
});

export const sessionAnswer = z.object({ session }) satisfies z.ZodType<SessionAnswer>;

export const loginAnswer = z.object({
  step: z.discriminatedUnion('name', [
    z.object({ name: z.literal('password') }),
    z.object({ name: z.literal('logged-in'), session }),
  ]),
  problem: problem.exactOptional(),
}) satisfies z.ZodType<LoginAnswer>;

const accent = z.object({ accent: colour, onAccent: colour });

export const clinicAnswer = z.object({
  clinic: z.object({
    slug: z.string(),
    name: z.string(),
    colours: z.object({ light: accent, dark: accent }),
    logoUrl: z.string().nullable(),
    support: z.object({ phone: z.string().nullable(), email: z.string().nullable() }),
  }),
  session: session.nullable(),
}) satisfies z.ZodType<ClinicAnswer>;
