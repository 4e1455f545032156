/**
 * Whether a write was refused because somebody else has the same unique value: of two at once, one comes
 * second however both have asked before.
 */
export function isUniqueViolation(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === '23505';
}
