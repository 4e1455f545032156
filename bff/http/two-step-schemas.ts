import * as z from 'zod';
import type {
  AuthenticatorSetUpAnswer,
  DefaultMethodRequest,
  MobilePhoneRequest,
  OwnPasswordRequest,
  PasskeyNameRequest,
  PauseTwoStepRequest,
  ProfileTwoStepAnswer,
  RecoveryCodeAnswer,
  RecoveryCodePdfRequest,
  SmsSetUpAnswer,
  SmsSetUpRequest,
  TwoStepAnswer,
  TwoStepChangedAnswer,
} from '../contract/index.ts';
import { instant, typed } from './schema-parts.ts';

/** The wire types of the settings of 2-Step Verification as schemas that run; held against the contract. */

const method = z.enum(['sms', 'authenticator', 'passkey']);
const state = z.enum(['off', 'on', 'paused']);
/** Longer than any phone number, code or name that is taken. */
const short = z.string().max(200);
const currentPassword = typed;

export const ownPasswordRequest = z.strictObject({
  currentPassword,
}) satisfies z.ZodType<OwnPasswordRequest>;

export const twoStepAnswer = z.object({
  state,
  pausedUntil: instant.nullable(),
  isOffered: z.boolean(),
  isEnforced: z.boolean(),
  defaultMethod: method.nullable(),
  sms: z.object({ isOn: z.boolean(), isAvailable: z.boolean() }),
  authenticator: z.object({ isOn: z.boolean(), setUpAt: instant.nullable() }),
  passkeys: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      createdAt: instant,
      lastUsedAt: instant.nullable(),
      domain: z.string(),
    }),
  ),
  passkeysWorkHere: z.boolean(),
  mobilePhone: z.string().nullable(),
  hasRecoveryCode: z.boolean(),
  trustedBrowsers: z.array(
    z.object({
      id: z.string(),
      browser: z.string(),
      system: z.string(),
      address: z.string(),
      trustedAt: instant,
      lastUsedAt: instant,
      endsAt: instant,
      isThisOne: z.boolean(),
    }),
  ),
  mayTrustBrowser: z.boolean(),
}) satisfies z.ZodType<TwoStepAnswer>;

export const twoStepChangedAnswer = z.object({
  twoStep: twoStepAnswer,
  recoveryCode: z.string().nullable(),
}) satisfies z.ZodType<TwoStepChangedAnswer>;

export const authenticatorSetUpAnswer = z.object({
  setUp: z.object({ uri: z.string(), key: z.string() }),
}) satisfies z.ZodType<AuthenticatorSetUpAnswer>;

export const smsSetUpRequest = z.strictObject({
  currentPassword,
  mobilePhone: short,
}) satisfies z.ZodType<SmsSetUpRequest>;

export const smsSetUpAnswer = z.object({
  sms: z.object({
    sentTo: z.string(),
    resendAfterSeconds: z.int().nonnegative(),
    expiresInSeconds: z.int().nonnegative(),
  }),
}) satisfies z.ZodType<SmsSetUpAnswer>;

export const passkeyNameRequest = z.strictObject({ name: short }) satisfies z.ZodType<PasskeyNameRequest>;

export const defaultMethodRequest = z.strictObject({ method }) satisfies z.ZodType<DefaultMethodRequest>;

export const mobilePhoneRequest = z.strictObject({
  currentPassword,
  mobilePhone: short,
}) satisfies z.ZodType<MobilePhoneRequest>;

export const recoveryCodeAnswer = z.object({
  recoveryCode: z.string().nullable(),
}) satisfies z.ZodType<RecoveryCodeAnswer>;

export const recoveryCodePdfRequest = z.strictObject({
  recoveryCode: short,
  locale: z.string().max(35),
}) satisfies z.ZodType<RecoveryCodePdfRequest>;

export const profileTwoStepAnswer = z.object({
  state,
  pausedUntil: instant.nullable(),
}) satisfies z.ZodType<ProfileTwoStepAnswer>;

export const pauseTwoStepRequest = z.strictObject({
  currentPassword,
  hours: z.union([z.literal(1), z.literal(24), z.literal(72)]),
}) satisfies z.ZodType<PauseTwoStepRequest>;
