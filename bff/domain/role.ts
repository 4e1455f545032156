import type { Role } from '../contract/index.ts';

/** True for everyone who works at the clinic: rules for staff hold for them, rules for patients do not. */
export function isStaff(role: Role): boolean {
  return role !== 'patient';
}
