import type { Role } from '../contract/index.ts';

const everybody: readonly Role[] = ['patient', 'staff', 'full-access', 'owner'];
const staff: readonly Role[] = ['staff', 'full-access', 'owner'];
const administrators: readonly Role[] = ['full-access', 'owner'];

/**
 * Who may do what at their clinic (product, "Who uses it"; ASVS 8.1.1). The one place that says so: routes and
 * actions ask {@link may}, the README's table is printed from it, and a test tries every cell over HTTP.
 */
export const permissions = {
  /** Their own sessions, credentials, passkeys, appointments and calendar. */
  'use-own-account': everybody,
  /** Their own 2-Step Verification (rule 15). */
  'use-own-two-step': staff,
  /** Search, and a profile's card (rule 33). */
  'see-profiles': staff,
  'send-welcome-email': staff,
  'send-password-reset-email': staff,
  /** End somebody's sessions, or lift the wait after wrong passwords: of patients, and of colleagues. */
  'help-patients': staff,
  'help-colleagues': administrators,
  /** Pause, resume or remove a colleague's 2-Step Verification (rule 24). */
  'administer-two-step': administrators,
  /** A profile's recent events (rule 36). */
  'see-events': administrators,
  /** Duplicates: find, set aside and merge (rule 34). */
  'merge-profiles': administrators,
  /** The clinic's security settings (rule 35). */
  'change-security-settings': administrators,
} as const satisfies Readonly<Record<string, readonly Role[]>>;

/** Something that a role may or may not do. */
export type Permission = keyof typeof permissions;

/** Whether somebody with this role may do it. */
export function may(role: Role, permission: Permission): boolean {
  const allowed: readonly Role[] = permissions[permission];
  return allowed.includes(role);
}
