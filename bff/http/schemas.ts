import * as z from 'zod';
import type {
  AccountLinkAnswer,
  AccountLinkRequest,
  ClinicAnswer,
  CookiesAnswer,
  CredentialsRequest,
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
import { colour, problem, session, token, typed } from './schema-parts.ts';

/**
 * The wire types once more, as schemas that run. `satisfies` holds each against the contract one way, the
 * architecture test the other way, so that neither can drift.
 */

export const problemAnswer = z.object({ problem, requestId: z.string() }) satisfies z.ZodType<ProblemAnswer>;

export const sessionAnswer = z.object({ session }) satisfies z.ZodType<SessionAnswer>;

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

export const cookiesAnswer = z.object({ kept: z.boolean() }) satisfies z.ZodType<CookiesAnswer>;

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
