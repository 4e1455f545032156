import type { Role } from '../contract/index.ts';

/** True for everyone who works at the clinic: rules for staff hold for them, rules for patients do not. */
export function isStaff(role: Role): boolean {
  return role !== 'patient';
}

/** True for those who decide for the whole clinic: its owners, and staff with full access (rules 24 and 35). */
export function hasFullAccess(role: Role): boolean {
  return role === 'full-access' || role === 'owner';
}
