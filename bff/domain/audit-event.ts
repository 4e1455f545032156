/**
 * What the audit log can tell of (rule 36; ASVS 16.2.1, 16.3). A name is public API of the export: it is never
 * renamed, only added to.
 */
export const auditEvents = [
  // Getting in and out
  'logged-in',
  'login-failed',
  'second-step-failed',
  'second-step-closed',
  'logged-out',
  'session-ended',
  'sessions-ended',
  'session-told',
  'session-continued',
  'recovery-asked',
  'recovery-sent',
  'password-reset',
  'account-set-up',
  'welcome-sent',
  'password-reset-sent',
  'profile-unlocked',
  // Credentials and 2-Step Verification
  'password-changed',
  'username-changed',
  'own-password-failed',
  'two-step-on',
  'two-step-off',
  'two-step-paused',
  'two-step-resumed',
  'two-step-removed',
  'method-added',
  'method-removed',
  'default-method-changed',
  'mobile-phone-changed',
  'passkey-renamed',
  'recovery-code-viewed',
  'recovery-code-new',
  'recovery-code-used',
  'browser-trusted',
  'trust-ended',
  // Calendar
  'feed-made',
  'feed-reset',
  // The clinic's side
  'security-settings-changed',
  'profile-created',
  'profile-changed',
  'profile-removed',
  'profiles-merged',
  'duplicate-set-aside',
  'profiles-imported',
  'appointments-imported',
  'appointments-changed',
  'clinic-created',
  'owner-added',
  'api-key-made',
  'api-key-revoked',
  'audit-exported',
  'keys-rotated',
  'database-restored',
] as const;

export type AuditEvent = (typeof auditEvents)[number];

/** Who did something. */
export type Actor =
  /** Somebody of the clinic, logged in or proven in this very act. */
  | { readonly kind: 'profile'; readonly id: string; readonly name: string }
  /** The clinic's practice system; `name` is its key's. */
  | { readonly kind: 'api-key'; readonly id: string; readonly name: string }
  /** Whoever has the server's command line. */
  | { readonly kind: 'operator' }
  /** Somebody who has proven nothing. */
  | { readonly kind: 'stranger' }
  /** Nobody: time has passed, or an errand was done. */
  | { readonly kind: 'system' };

/** Where a request came from; all null where there was none. */
export interface Source {
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly requestId: string | null;
}

/** What comes from the command line or from the node itself. */
export const NO_SOURCE: Source = { address: null, userAgent: null, requestId: null };

/** More about an event, such as the method that was added. Never what was typed, a code, a token or an address. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null>>;
