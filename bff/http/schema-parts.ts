import * as z from 'zod';

/** What several of the wire's schemas are made of. */

/** Longer than any username or password may be; what is between is simply wrong. */
const TYPED_MAX_LENGTH = 4096;

export const typed = z.string().max(TYPED_MAX_LENGTH);
export const instant = z.iso.datetime();
export const colour = z.templateLiteral(['#', z.string().regex(/^[0-9a-f]{6}$/)]);

export const token = z.string().min(1).max(200);

export const problem = z.object({
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
    'changed-meanwhile',
    'roles-differ',
    'own-profile',
    'wrong-key',
    'session-code-invalid',
    'proof-nonce',
    'clock-off',
    'proof-refused',
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

export const session = z.object({
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
