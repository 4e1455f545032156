import { readLine } from './record-text.ts';
import type { Reading } from './refusal.ts';

/**
 * What a key of the clinic's practice system may be good for (rule 37). A key has one or several.
 *
 * - `profiles`: patients.
 * - `staff`: staff and full access; owners are the operator's alone.
 * - `appointments`: visits.
 * - `sessions`: ask whose session a handed-over code is.
 */
export const apiScopes = ['profiles', 'staff', 'appointments', 'sessions'] as const;

/** One of {@link apiScopes}. */
export type ApiScope = (typeof apiScopes)[number];

export const API_KEY_NAME_MAX_LENGTH = 60;

/** What every key begins with, so that whoever finds one (a person, a secret scanner) knows what it is. */
const PREFIX = 'clinic-auth';

/** A key's id, then its secret of 256 bits in base64url. */
const KEY = new RegExp(`^${PREFIX}_([0-9a-f]{16})_[A-Za-z0-9_-]{43}$`);

/** Writes a key as the practice system gets it. */
export function writeApiKey({ id, secret }: { readonly id: string; readonly secret: string }): string {
  return `${PREFIX}_${id}_${secret}`;
}

/** Whether this could be a key at all; what could not is asked of no database. */
export function isApiKey(text: string): boolean {
  return KEY.test(text);
}

/** Reads what an operator calls a key: one line, by which people and the audit log know it. */
export function readApiKeyName(text: string): Reading<string> {
  return readLine(text, 'name', API_KEY_NAME_MAX_LENGTH);
}

/** Whether a word names a scope. */
export function isApiScope(word: string): word is ApiScope {
  return apiScopes.some((scope) => scope === word);
}
