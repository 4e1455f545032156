import * as z from 'zod';
import type {
  AccountLinkAnswer,
  AccountLinkRequest,
  ClinicAnswer,
  CredentialsRequest,
  LoginAnswer,
  LoginRequest,
  ProblemAnswer,
  RecoveryAnswer,
  EmailCodeAnswer,
  EmailCodeRequest,
  RecoveryRequest,
  ResetPasswordAnswer,
  ResetPasswordRequest,
  SessionAnswer,
  SetUpAccountRequest,
  WelcomeEmailRequest,
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
    'link-invalid',
    'wrong-code',
    'code-ended',
    'login-ended',
    'wrong-step',
    'code-expired',
    'second-step-closed',
    'recovery-code-closed',
    'recovery-code-dead',
    'sms-too-soon',
    'sms-limit',
    'sms-country',
    'sms-unavailable',
    'phone-unusable',
    'passkey-refused',
    'passkey-not-here',
    'set-up-ended',
    'last-method',
    'two-step-off',
    'wrong-password',
    'password-too-short',
    'password-too-long',
    'password-common',
    'password-personal',
    'password-guessable',
    'password-breached',
    'username-taken',
    'username-unusable',
    'not-allowed',
    'no-email',
    'has-login',
    'no-login',
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

const token = z.string().min(1).max(200);

export const recoveryRequest = z.strictObject({
  identifier: typed.min(1),
  locale: z.string().max(35),
  waitingToken: token.exactOptional(),
}) satisfies z.ZodType<RecoveryRequest>;

export const recoveryAnswer = z.object({
  waitingToken: token,
  resendAfterSeconds: z.int(),
}) satisfies z.ZodType<RecoveryAnswer>;

export const emailCodeRequest = z.strictObject({
  waitingToken: token,
  code: z.string().max(100),
}) satisfies z.ZodType<EmailCodeRequest>;

export const emailCodeAnswer = z.object({
  accounts: z.array(z.object({ name: z.string(), username: z.string().nullable(), token })),
}) satisfies z.ZodType<EmailCodeAnswer>;

export const accountLinkRequest = z.strictObject({ token: typed }) satisfies z.ZodType<AccountLinkRequest>;

export const accountLinkAnswer = z.object({
  purpose: z.enum(['set-up-account', 'reset-password']),
  name: z.string(),
  username: z.string().nullable(),
  passwordMinLength: z.int(),
}) satisfies z.ZodType<AccountLinkAnswer>;

export const resetPasswordRequest = z.strictObject({
  token: typed,
  newPassword: typed,
}) satisfies z.ZodType<ResetPasswordRequest>;

export const resetPasswordAnswer = z.object({
  username: z.string(),
}) satisfies z.ZodType<ResetPasswordAnswer>;

export const setUpAccountRequest = z.strictObject({
  token: typed,
  username: typed,
  newPassword: typed,
}) satisfies z.ZodType<SetUpAccountRequest>;

export const credentialsRequest = z.strictObject({
  currentPassword: typed,
  username: typed.exactOptional(),
  newPassword: typed,
}) satisfies z.ZodType<CredentialsRequest>;

/** Longer notes are letters. */
const NOTE_MAX_LENGTH = 2000;

export const welcomeEmailRequest = z.strictObject({
  note: z.string().max(NOTE_MAX_LENGTH).exactOptional(),
}) satisfies z.ZodType<WelcomeEmailRequest>;

/** For calls that say all they have to say by their address. */
export const emptyRequest = z.strictObject({});
