import type { Role } from '../../bff/contract/index.ts';
import { may, type Permission, permissions } from '../../bff/domain/permissions.ts';

/** What each permission lets somebody do, in words for the README. */
const words: Readonly<Record<Permission, string>> = {
  'use-own-account': 'own sessions, credentials, passkeys, appointments, calendar',
  'use-own-two-step': 'own 2-Step Verification',
  'see-profiles': 'find profiles, see a profile’s card',
  'send-welcome-email': 'send a welcome email, preview it',
  'send-password-reset-email': 'send a password reset email',
  'help-patients': 'end a patient’s sessions, lift their wait',
  'help-colleagues': 'end a colleague’s sessions, lift their wait',
  'administer-two-step': 'pause, resume, remove a colleague’s 2-Step Verification',
  'see-events': 'see a profile’s recent events',
  'merge-profiles': 'find, set aside and merge duplicates',
  'change-security-settings': 'see and change the security settings',
};

const columns: Readonly<Record<Role, string>> = {
  patient: 'patient',
  staff: 'staff',
  'full-access': 'full access',
  owner: 'owner',
};

export const roles = Object.keys(columns) as readonly Role[];
export const allPermissions = Object.keys(permissions) as readonly Permission[];

/** Who may do what, as a table in Markdown, laid out as Prettier does. */
export function printRoleTable(): string {
  const head = ['at the own clinic', ...roles.map((role) => columns[role])];
  const lines = allPermissions.map((permission) => [
    words[permission],
    ...roles.map((role) => (may(role, permission) ? 'yes' : '')),
  ]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...lines].map((line) => line[column]?.length ?? 0)),
  );
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = row(widths.map((width) => '-'.repeat(width)));
  return [row(head), rule, ...lines.map(row)].join('\n');
}
