import * as z from 'zod';
import type {
  LoginAnswer,
  LoginRequest,
  LoginSmsSetUpRequest,
  PasskeyChallengeAnswer,
  PasskeyCreationAnswer,
  PasskeyLoginRequest,
  PasskeyRequest,
  RecoveryCodeLoginRequest,
  SecondStepCodeRequest,
  SecondStepPasskeyRequest,
  SetUpCodeRequest,
} from '../contract/index.ts';
import { problem, session, typed } from './schema-parts.ts';

/** The login's wire types as schemas that run; held against the contract like the others. */

export const loginRequest = z.strictObject({
  username: typed,
  password: typed,
}) satisfies z.ZodType<LoginRequest>;

const method = z.enum(['sms', 'authenticator', 'passkey']);
const smsSent = z.object({
  sentTo: z.string(),
  resendAfterSeconds: z.int().nonnegative(),
  expiresInSeconds: z.int().nonnegative(),
});

const secondStep = z.object({
  name: z.literal('second-step'),
  choices: z.array(z.object({ method, sentTo: z.string().nullable() })),
  sms: smsSent.nullable(),
  mayTrustBrowser: z.boolean(),
  closedForSeconds: z.int().positive().nullable(),
  isSoloOwner: z.boolean(),
});

const setUpTwoStep = z.object({
  name: z.literal('set-up-two-step'),
  methods: z.array(method),
  mobilePhone: z.string().nullable(),
  begun: z
    .discriminatedUnion('method', [
      z.object({ method: z.literal('authenticator'), uri: z.string(), key: z.string() }),
      z.object({ method: z.literal('sms'), ...smsSent.shape }),
    ])
    .nullable(),
});

export const loginAnswer = z.object({
  step: z.discriminatedUnion('name', [
    z.object({ name: z.literal('password') }),
    secondStep,
    setUpTwoStep,
    z.object({ name: z.literal('save-recovery-code'), recoveryCode: z.string() }),
    z.object({ name: z.literal('logged-in'), session }),
  ]),
  problem: problem.exactOptional(),
}) satisfies z.ZodType<LoginAnswer>;

const code = z.string().max(100);

export const secondStepCodeRequest = z.strictObject({
  method: z.enum(['sms', 'authenticator']),
  code,
  trustBrowser: z.boolean().exactOptional(),
}) satisfies z.ZodType<SecondStepCodeRequest>;

export const recoveryCodeLoginRequest = z.strictObject({
  recoveryCode: code,
}) satisfies z.ZodType<RecoveryCodeLoginRequest>;

export const setUpCodeRequest = z.strictObject({ code }) satisfies z.ZodType<SetUpCodeRequest>;

export const loginSmsSetUpRequest = z.strictObject({
  mobilePhone: code,
}) satisfies z.ZodType<LoginSmsSetUpRequest>;

/** base64url; the longest, an attestation object, has a few kilobytes. */
const encoded = z.string().max(12_000);
const credential = {
  id: encoded,
  rawId: encoded,
  type: z.literal('public-key'),
  clientExtensionResults: z.record(z.string(), z.unknown()),
  authenticatorAttachment: z.string().max(40).exactOptional(),
};

const assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: encoded,
    authenticatorData: encoded,
    signature: encoded,
    userHandle: encoded.exactOptional(),
  }),
});

export const passkeyLoginRequest = z.strictObject({ assertion }) satisfies z.ZodType<PasskeyLoginRequest>;

export const secondStepPasskeyRequest = z.strictObject({
  assertion,
  trustBrowser: z.boolean().exactOptional(),
}) satisfies z.ZodType<SecondStepPasskeyRequest>;

export const passkeyRequest = z.strictObject({
  registration: z.object({
    ...credential,
    response: z.object({
      clientDataJSON: encoded,
      attestationObject: encoded,
      transports: z.array(z.string().max(40)).max(10).exactOptional(),
    }),
  }),
  name: code,
}) satisfies z.ZodType<PasskeyRequest>;

export const passkeyChallengeAnswer = z.object({
  options: z.object({
    challenge: z.string(),
    rpId: z.string(),
    timeout: z.int(),
    userVerification: z.enum(['required', 'preferred']),
    allowCredentials: z.array(
      z.object({
        id: z.string(),
        type: z.literal('public-key'),
        transports: z.array(z.string()).exactOptional(),
      }),
    ),
  }),
}) satisfies z.ZodType<PasskeyChallengeAnswer>;

export const passkeyCreationAnswer = z.object({
  options: z.object({
    rp: z.object({ id: z.string(), name: z.string() }),
    user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
    challenge: z.string(),
    pubKeyCredParams: z.array(z.object({ alg: z.int(), type: z.literal('public-key') })),
    timeout: z.int(),
    attestation: z.literal('none'),
    excludeCredentials: z.array(z.object({ id: z.string(), type: z.literal('public-key') })),
    authenticatorSelection: z.object({
      residentKey: z.enum(['required', 'preferred']),
      userVerification: z.enum(['required', 'preferred']),
    }),
  }),
}) satisfies z.ZodType<PasskeyCreationAnswer>;
